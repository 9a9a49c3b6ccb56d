//! Regression: fitting a model to data by gradient descent on a loss, with the optimum and the
//! curvature of the loss where they can be computed directly.

mod beyond;
mod has_regression;
mod shown;

pub use has_regression::HasRegression;

use super::change::assign;
use super::curvature::Curvature;
use super::dataset::{Dataset, Source};
use super::descent::Descent;
use super::expression::ParseError;
use super::fast_forward::FastForward;
use super::loss::Loss;
use super::optimizer::{Method, Optimizer};
use super::problem::{Optimum, Problem};
use super::training::Stop;

/// The default threshold at which playing stops: the relative change of the loss by a step.
pub const CHANGE_BELOW: f64 = 1e-5;

/// The fit of a model to data by gradient descent on a loss.
pub struct Regression {
    problem: Problem,
    optimizer: Optimizer,
    /// The batch size, in rows; 0 for all.
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
    /// The problem: data, model and loss.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The revision of data, model, loss and start: a number that differs whenever one of them may have
    /// changed.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Restarts the training on the current problem, from these parameters at step 0.
    fn retrain(&mut self, start: &[f64]) {
        let (stop, batch) = (self.stop(), self.batch);
        let training = self.problem.training(start, stop, self.optimizer, batch);
        self.descent.set_training(training);
        self.bump_revision();
        self.analyse_loss();
    }

    /// Restarts the training on the current problem, from the same start.
    fn retrain_from_start(&mut self) {
        let start = self.start().to_vec();
        self.retrain(&start);
    }

    /// Marks the problem or the start as changed, and ends the fast forward.
    fn bump_revision(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        self.fast_forward = None;
    }

    /// Computes the optimum and the curvature of the loss there, where there is a direct method.
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

    /// Sets the problem, from these parameters at step 0.
    pub fn set_problem(&mut self, problem: Problem, start: &[f64]) {
        self.problem = problem;
        self.retrain(start);
    }

    /// Sets the data to a source, from the source's initial parameters at step 0.
    pub fn set_source(&mut self, source: Source) {
        self.problem.set_source(source);
        let start = self.problem.initial().to_vec();
        self.retrain(&start);
    }

    /// Sets the reader's own data, from the same start at step 0.
    pub fn set_data(&mut self, data: Dataset) {
        self.problem.set_data(data);
        self.retrain_from_start();
    }

    /// Sets the model, from the initial parameters for the data at step 0.
    ///
    /// # Errors
    ///
    /// The first error of the formula; the model is then unchanged.
    pub fn set_model(&mut self, formula: &str) -> Result<(), ParseError> {
        if self.problem.set_model(formula)? {
            let start = self.problem.initial().to_vec();
            self.retrain(&start);
        }
        Ok(())
    }

    /// Sets the loss, from the same start at step 0.
    pub fn set_loss_kind(&mut self, loss: Loss) {
        if assign(&mut self.problem.loss, loss) {
            self.retrain_from_start();
        }
    }

    /// Sets whether the model's input is `(time - mean)/std` instead of the time, from the same start
    /// at step 0.
    pub fn set_standardise(&mut self, standardise: bool) {
        if assign(&mut self.problem.standardise, standardise) {
            self.retrain_from_start();
        }
    }

    /// The optimiser.
    #[must_use]
    pub fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// Sets the optimiser, from the same start at step 0.
    pub fn set_optimizer(&mut self, optimizer: Optimizer) {
        if assign(&mut self.optimizer, optimizer) {
            self.retrain_from_start();
        }
    }

    /// The batch size, in rows; 0 for all.
    #[must_use]
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Sets the batch size, in rows, or 0 for all, from the same start at step 0.
    pub fn set_batch(&mut self, batch: usize) {
        if assign(&mut self.batch, batch) {
            self.retrain_from_start();
        }
    }

    /// The rule by which playing stops.
    #[must_use]
    pub fn stop(&self) -> Stop {
        let stop = self.descent.training().rules().stop;
        stop.unwrap_or(Stop::ChangeBelow(CHANGE_BELOW))
    }

    /// Sets the rule by which playing stops.
    pub fn set_stop(&mut self, stop: Stop) {
        self.descent.training_mut().rules_mut().stop = Some(stop);
    }

    /// The parameters at step 0: those of the source, or those set by the reader.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        self.descent.training().at(0).params
    }

    /// Sets the parameters at step 0 and restarts there. Nothing changes if their number is not the
    /// model's or one is not finite.
    pub fn set_start(&mut self, params: &[f64]) {
        let fits = params.len() == self.problem.initial().len();
        if fits && params.iter().all(|param| param.is_finite()) {
            self.descent.training_mut().restart(params);
            self.bump_revision();
        }
    }

    /// The optimum of the loss, where it can be computed without descent.
    #[must_use]
    pub fn optimum(&self) -> Option<&Optimum> {
        self.optimum.as_ref()
    }

    /// Whether the loss is piecewise linear, with kinks and without curvature: the mean absolute error
    /// of a model that is linear in its parameters.
    #[must_use]
    pub fn has_kinks(&self) -> bool {
        self.optimum.is_some() && self.problem.loss == Loss::Mae
    }

    /// The curvature of the loss at the optimum, or, if that is unknown, at the start.
    #[must_use]
    pub fn curvature(&self) -> Option<&Curvature> {
        self.curvature.as_ref()
    }

    /// The greatest learning rate at which the descent does not diverge, where it is known: for plain
    /// gradient descent on the mean squared error of a model that is linear in its parameters.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        let plain = self.optimizer.method == Method::Sgd && self.batch == 0;
        let known = plain && self.problem.loss == Loss::Mse && self.optimum.is_some();
        self.curvature.as_ref().filter(|_| known)?.limit()
    }

    /// Changes the descent. A fast forward ends, unless the pace changes.
    pub fn drive<R>(&mut self, change: impl FnOnce(&mut Descent) -> R) -> R {
        let steps_per_second = self.descent.steps_per_second;
        let result = change(&mut self.descent);
        if self.descent.steps_per_second.to_bits() == steps_per_second.to_bits() {
            self.fast_forward = None;
        }
        result
    }
}
