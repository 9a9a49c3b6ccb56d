//! Regression: a model is fitted to data by descent of a loss. Beside the descent it holds what is
//! known of the loss without it: the optimum and the curvature there.

mod beyond;
mod fits;
mod shown;

pub use fits::HasRegression;

use super::change::change;
use super::curvature::Curvature;
use super::dataset::{Dataset, Source};
use super::descent::Descent;
use super::expression::ParseError;
use super::fast_forward::FastForward;
use super::loss::Loss;
use super::optimizer::{Method, Optimizer};
use super::problem::{Optimum, Problem};
use super::training::Stop;

/// By default, playing stops when a step changes the loss by less than this share of it.
pub const CHANGE_BELOW: f64 = 1e-5;

/// The fit of a model to data, by descent of a loss.
pub struct Regression {
    problem: Problem,
    optimizer: Optimizer,
    /// The batch size: how many rows a step looks at; 0 for all.
    batch: usize,
    optimum: Option<Optimum>,
    curvature: Option<Curvature>,
    /// The descent.
    pub descent: Descent,
    fast_forward: Option<FastForward>,
    revision: u32,
}

impl Default for Regression {
    /// The notebook's run: its data, its parameters, its learning rate.
    fn default() -> Self {
        const LEARNING_RATE: f64 = 1e-5;
        const PACE: f64 = 4.0;
        let problem = Problem::default();
        let optimizer = Optimizer::default();
        let stop = Stop::ChangeBelow(CHANGE_BELOW);
        let training = problem.training(problem.initial(), stop, optimizer, 0);
        let mut regression = Self {
            problem,
            optimizer,
            batch: 0,
            optimum: None,
            curvature: None,
            descent: Descent::new(training, LEARNING_RATE, PACE),
            fast_forward: None,
            revision: 0,
        };
        regression.analyse_loss();
        regression
    }
}

impl Regression {
    /// What is fitted.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The revision of data, model, loss and start: another number whenever one of them may have
    /// changed.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Trains anew on the problem in force, from these parameters, at step 0.
    fn retrain(&mut self, start: &[f64]) {
        let (stop, batch) = (self.stop(), self.batch);
        let training = self.problem.training(start, stop, self.optimizer, batch);
        self.descent.set_training(training);
        self.bump_revision();
        self.analyse_loss();
    }

    fn retrain_from_start(&mut self) {
        let start = self.start().to_vec();
        self.retrain(&start);
    }

    /// Marks the problem, or the start, as changed.
    fn bump_revision(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        self.fast_forward = None;
    }

    /// Finds the optimum and the curvature of the loss there, where there is a way to.
    fn analyse_loss(&mut self) {
        self.optimum = self.problem.optimum();
        let optimum = self.optimum.as_ref().map(|optimum| &optimum.params[..]);
        let params = optimum.unwrap_or(self.start()).to_vec();
        let curvature = (!self.has_kinks()).then(|| {
            let mut objective = self.problem.objective();
            Curvature::at(&mut objective, &params)
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
        self.retrain_from_start();
    }

    /// Fits another model, with the parameters that come with the data, at step 0.
    ///
    /// # Errors
    ///
    /// The first fault of the formula; then the model stays.
    pub fn set_model(&mut self, formula: &str) -> Result<(), ParseError> {
        if self.problem.set_model(formula)? {
            let start = self.problem.initial().to_vec();
            self.retrain(&start);
        }
        Ok(())
    }

    /// Trains another loss, from the same start, at step 0.
    pub fn set_loss_kind(&mut self, loss: Loss) {
        if change(&mut self.problem.loss, loss) {
            self.retrain_from_start();
        }
    }

    /// Trains on the time as it is, or on `(time - mean)/std`, from the same start, at step 0.
    pub fn set_standardise(&mut self, standardise: bool) {
        if change(&mut self.problem.standardise, standardise) {
            self.retrain_from_start();
        }
    }

    /// The optimiser.
    #[must_use]
    pub fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// Trains with another optimiser, from the same start, at step 0.
    pub fn set_optimizer(&mut self, optimizer: Optimizer) {
        if change(&mut self.optimizer, optimizer) {
            self.retrain_from_start();
        }
    }

    /// The batch size: how many rows a step looks at; 0 for all.
    #[must_use]
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Looks at so many rows in each step, from the same start, at step 0; 0 for all.
    pub fn set_batch(&mut self, batch: usize) {
        if change(&mut self.batch, batch) {
            self.retrain_from_start();
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
            self.bump_revision();
        }
    }

    /// The optimum of the loss that is chosen, where there is a way to find it without descent.
    #[must_use]
    pub fn optimum(&self) -> Option<&Optimum> {
        self.optimum.as_ref()
    }

    /// Whether the loss is piecewise linear, with kinks and no curvature: the mean absolute error of a
    /// model that is linear in its parameters.
    #[must_use]
    pub fn has_kinks(&self) -> bool {
        self.optimum.is_some() && self.problem.loss == Loss::Mae
    }

    /// The curvature of the loss at the optimum, or, if that is unknown, at the start.
    #[must_use]
    pub fn curvature(&self) -> Option<&Curvature> {
        self.curvature.as_ref()
    }

    /// The largest learning rate at which it does not diverge, where there is a formula for it: for
    /// plain descent of the mean squared error.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        let plain = self.optimizer.method == Method::Sgd && self.batch == 0;
        let known = plain && self.problem.loss == Loss::Mse && self.optimum.is_some();
        self.curvature.as_ref().filter(|_| known)?.limit()
    }

    /// Changes the descent by one of its methods. Unless only the pace changes, a fast forward ends.
    pub fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let steps_per_second = self.descent.steps_per_second;
        let result = verb(&mut self.descent);
        if self.descent.steps_per_second.to_bits() == steps_per_second.to_bits() {
            self.fast_forward = None;
        }
        result
    }
}
