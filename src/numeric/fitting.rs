//! A fit in a reader's hands: the problem, the optimiser, the descent, and what is known of the loss
//! without descent.

use super::curvature::Curvature;
use super::dataset::{Dataset, Source};
use super::descent::{Descent, Status};
use super::expression::Fault;
use super::forward::Forward;
use super::loss::Loss;
use super::optimizer::{Method, Optimizer};
use super::problem::{Optimum, Problem};
use super::training::{Evaluation, Stop};

/// Playing stops when a step changes the loss by less than this share of it, if no other rule is
/// chosen.
pub const CHANGE_BELOW: f64 = 1e-5;

/// The fit of a model to data, by descent of a loss.
pub struct Fitting {
    problem: Problem,
    optimizer: Optimizer,
    /// The rows that a step looks at; 0 for all.
    batch: usize,
    optimum: Option<Optimum>,
    curvature: Option<Curvature>,
    /// The descent.
    pub descent: Descent,
    forward: Option<Forward>,
    edition: u32,
}

impl Default for Fitting {
    /// The notebook's run: its data, its parameters, its learning rate.
    fn default() -> Self {
        const LEARNING_RATE: f64 = 1e-5;
        const PACE: f64 = 4.0;
        let problem = Problem::default();
        let optimizer = Optimizer::default();
        let stop = Stop::ChangeBelow(CHANGE_BELOW);
        let training = problem.training(problem.initial(), stop, optimizer, 0);
        let mut fitting = Self {
            problem,
            optimizer,
            batch: 0,
            optimum: None,
            curvature: None,
            descent: Descent::new(training, LEARNING_RATE, PACE),
            forward: None,
            edition: 0,
        };
        fitting.survey();
        fitting
    }
}

impl Fitting {
    /// What is fitted.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Another number whenever the data, the model or the loss may have changed, or the start.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// Trains anew on the problem in force, from these parameters, at step 0.
    fn retrain(&mut self, start: &[f64]) {
        let (stop, batch) = (self.stop(), self.batch);
        let training = self.problem.training(start, stop, self.optimizer, batch);
        self.descent.set_training(training);
        self.news();
        self.survey();
    }

    fn retrain_here(&mut self) {
        let start = self.start().to_vec();
        self.retrain(&start);
    }

    fn news(&mut self) {
        self.edition = self.edition.wrapping_add(1);
        self.forward = None;
    }

    /// Finds what is known of the loss without descent.
    fn survey(&mut self) {
        self.optimum = self.problem.optimum();
        let place = self.optimum.as_ref().map(|optimum| &optimum.params[..]);
        let place = place.unwrap_or(self.start()).to_vec();
        let curvature = (!self.has_kinks()).then(|| {
            let mut objective = self.problem.objective();
            Curvature::at(&mut objective, &place)
        });
        self.curvature = curvature.flatten();
    }

    /// Takes another problem, from these parameters.
    pub fn set_problem(&mut self, problem: Problem, start: &[f64]) {
        self.problem = problem;
        self.retrain(start);
    }

    /// Takes other data, with the parameters that come with them, at step 0.
    pub fn set_source(&mut self, source: Source) {
        self.problem.set_source(source);
        let start = self.problem.initial().to_vec();
        self.retrain(&start);
    }

    /// Takes the reader's own data, from the parameters of step 0.
    pub fn set_data(&mut self, data: Dataset) {
        self.problem.set_data(data);
        self.retrain_here();
    }

    /// Fits another model, with the parameters that come with the data, at step 0.
    ///
    /// # Errors
    ///
    /// The first fault of the formula; then the model stays.
    pub fn set_model(&mut self, formula: &str) -> Result<(), Fault> {
        if self.problem.set_model(formula)? {
            let start = self.problem.initial().to_vec();
            self.retrain(&start);
        }
        Ok(())
    }

    /// Trains another loss, from the same start, at step 0.
    pub fn set_loss_kind(&mut self, loss: Loss) {
        if loss != self.problem.loss {
            self.problem.loss = loss;
            self.retrain_here();
        }
    }

    /// Trains on the time as it is, or on `(time - mean)/std`, from the same start, at step 0.
    pub fn set_standardise(&mut self, standardise: bool) {
        if standardise != self.problem.standardise {
            self.problem.standardise = standardise;
            self.retrain_here();
        }
    }

    /// The optimiser.
    #[must_use]
    pub fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// Trains with another optimiser, from the same start, at step 0.
    pub fn set_optimizer(&mut self, optimizer: Optimizer) {
        if optimizer != self.optimizer {
            self.optimizer = optimizer;
            self.retrain_here();
        }
    }

    /// How many rows a step looks at; 0 for all.
    #[must_use]
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Looks at so many rows in each step, from the same start, at step 0; 0 for all.
    pub fn set_batch(&mut self, batch: usize) {
        if batch != self.batch {
            self.batch = batch;
            self.retrain_here();
        }
    }

    /// The rule by which playing stops.
    #[must_use]
    pub fn stop(&self) -> Stop {
        let stop = self.descent.training().rules().stop;
        stop.unwrap_or(Stop::ChangeBelow(CHANGE_BELOW))
    }

    /// Chooses the rule by which playing stops.
    pub fn set_stop(&mut self, stop: Stop) {
        self.descent.training_mut().rules_mut().stop = Some(stop);
    }

    /// The parameters at step 0: those of the source, or those set by hand.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        self.descent.training().at(0).params
    }

    /// Starts from other parameters, at step 0; as many as the model has, or nothing changes.
    pub fn set_start(&mut self, params: &[f64]) {
        let fits = params.len() == self.problem.initial().len();
        if fits && params.iter().all(|param| param.is_finite()) {
            self.descent.training_mut().restart(params);
            self.news();
        }
    }

    /// The best parameters there are in the loss that is chosen, where there is a way to tell.
    #[must_use]
    pub fn optimum(&self) -> Option<&Optimum> {
        self.optimum.as_ref()
    }

    /// Whether the loss has kinks in place of bends: the sizes of errors that are linear in the
    /// parameters.
    #[must_use]
    pub fn has_kinks(&self) -> bool {
        self.optimum.is_some() && self.problem.loss == Loss::Mae
    }

    /// The bends of the loss at the best fit, or, where nobody knows that, at the start.
    #[must_use]
    pub fn curvature(&self) -> Option<&Curvature> {
        self.curvature.as_ref()
    }

    /// The learning rate above which it diverges, where a formula tells: for plain descent of the
    /// squared error.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        let plain = self.optimizer.method == Method::Sgd && self.batch == 0;
        let known = plain && self.problem.loss == Loss::Mse && self.optimum.is_some();
        self.curvature.as_ref().filter(|_| known)?.limit()
    }

    /// Goes on to a step beyond the history, slice by slice; not to one that is in it.
    pub fn go_forward(&mut self, goal: usize) {
        self.descent.pause();
        let training = self.descent.training();
        self.forward = (goal > training.steps())
            .then(|| Forward::new(training, self.descent.signed_rate(), goal));
    }

    /// How far it has gone beyond the history.
    #[must_use]
    pub fn forward(&self) -> Option<&Forward> {
        self.forward.as_ref()
    }

    /// The same, to go on.
    pub fn forward_mut(&mut self) -> Option<&mut Forward> {
        self.forward.as_mut()
    }

    /// Goes on beyond the history for about `budget` seconds; `clock` tells the seconds.
    pub fn advance(&mut self, budget: f64, clock: &dyn Fn() -> f64) {
        /// So many steps times points take less than a millisecond or two.
        const SLICE: usize = 40_000;
        let rows = self.problem.data().time.len();
        let Some(forward) = &mut self.forward else {
            return;
        };
        let start = clock();
        while !forward.is_done() && clock() - start < budget {
            forward.advance((SLICE / rows).max(1));
        }
        forward.seconds += clock() - start;
    }

    /// Comes back to the history.
    pub fn come_back(&mut self) {
        self.forward = None;
    }

    /// Changes the descent through its verbs. All but another pace come back from beyond the
    /// history.
    pub fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let pace = self.descent.pace;
        let result = verb(&mut self.descent);
        if self.descent.pace.to_bits() == pace.to_bits() {
            self.forward = None;
        }
        result
    }

    /// What it is doing: the descent, or its way beyond the history.
    #[must_use]
    pub fn status(&self) -> Status {
        match &self.forward {
            None => self.descent.status(),
            Some(forward) if forward.has_diverged() => Status::Diverged,
            Some(forward) if forward.is_done() => Status::Paused,
            Some(_) => Status::Running,
        }
    }

    /// The step that is shown: the last, unless the reader looks back; or where it has gone forward.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        match &self.forward {
            Some(forward) => forward.current(),
            None => self.descent.training().at(self.descent.at()),
        }
    }

    /// The number of the step that is shown.
    #[must_use]
    pub fn step_now(&self) -> usize {
        let forward = self.forward.as_ref();
        forward.map_or(self.descent.at(), |forward| forward.progress().0)
    }

    /// The step that the picture has come to, with its numbers: those of [`now`](Fitting::now), but
    /// never ahead of the picture.
    #[must_use]
    pub fn reached(&self) -> (usize, Evaluation<'_>) {
        let step = self.descent.reached();
        match &self.forward {
            Some(_) => (self.step_now(), self.now()),
            None => (step, self.descent.training().at(step)),
        }
    }

    /// The parameters that the picture shows: those of this step, or on their way there.
    #[must_use]
    pub fn shown_params(&self) -> Vec<f64> {
        match &self.forward {
            Some(forward) => forward.current().params.to_vec(),
            None => self.descent.shown_params().collect(),
        }
    }
}

/// A state that fits: what its settings and controls need to know of it.
pub trait Fits {
    /// The fit, to look at.
    fn fitting(&self) -> &Fitting;
    /// Changes the fit through its verbs.
    fn change<R>(&mut self, verb: impl FnOnce(&mut Fitting) -> R) -> R;
    /// Takes other data, with the parameters that come with them, at step 0.
    fn take_source(&mut self, source: Source) {
        self.change(|fitting| fitting.set_source(source));
    }
    /// Takes the reader's own data, from the parameters of step 0.
    fn take_data(&mut self, data: Dataset) {
        self.change(|fitting| fitting.set_data(data));
    }
}
