//! The training loop: steps of an optimiser, their history, and the rules for stopping.

mod batches;
mod evaluation;
mod history;
mod objective;
mod order;
mod rules;
mod stepping;
mod termination;

pub use batches::Batches;
pub use evaluation::Evaluation;
pub use objective::Objective;
pub use order::Order;
pub use rules::{Convergence, Rules, Stop, Termination, has_outgrown};

use super::optimizer::{Method, Optimizer};

/// A descent and its history, from the initial parameters to the current ones.
///
/// ```
/// use downhill_numeric::training::{Objective, Rules, Training};
///
/// let square = Objective::record(1, |_, x| x[0].powi(2));
/// let mut training = Training::new(square, &[-1.5], Rules::default());
/// training.step(0.1);
/// assert_eq!(training.current().params, [-1.2]);
/// training.back();
/// assert_eq!(training.current().params, [-1.5]);
/// ```
#[derive(Clone, Debug)]
pub struct Training {
    objective: Objective,
    rules: Rules,
    optimizer: Optimizer,
    batches: Option<Batches>,
    /// The number of steps before the first of the history.
    dropped_steps: usize,
    /// The parameters before each step and after the last, one snapshot after the other.
    params: Vec<f64>,
    /// The gradients of all snapshots, in the order of the parameters.
    gradients: Vec<f64>,
    /// The optimiser's states of all snapshots: two numbers for each parameter, or none.
    optimizer_states: Vec<f64>,
    losses: Vec<f64>,
    /// The losses over the batches, if there are batches.
    batch_losses: Vec<f64>,
    learning_rates: Vec<f64>,
    /// The size of the loss at the start, with which [`has_outgrown`] compares.
    reference: f64,
    diverged: bool,
    /// The loss of a step that was rejected because one of its numbers is not finite.
    refused: Option<f64>,
}

impl Training {
    /// A training before its first step.
    ///
    /// # Panics
    ///
    /// Panics if the length of `initial` is not the number of the objective's parameters.
    #[must_use]
    pub fn new(objective: Objective, initial: &[f64], rules: Rules) -> Self {
        let mut training = Self {
            objective,
            rules,
            optimizer: Optimizer::default(),
            batches: None,
            dropped_steps: 0,
            params: Vec::new(),
            gradients: Vec::new(),
            optimizer_states: Vec::new(),
            losses: Vec::new(),
            batch_losses: Vec::new(),
            learning_rates: Vec::new(),
            reference: 0.0,
            diverged: false,
            refused: None,
        };
        training.restart(initial);
        training
    }

    /// Restarts from other parameters. The history is dropped.
    ///
    /// If the loss there is not finite, the training has diverged from the start.
    ///
    /// # Panics
    ///
    /// Panics if the length of `params` is not the number of the objective's parameters.
    pub fn restart(&mut self, params: &[f64]) {
        self.truncate(0);
        self.dropped_steps = 0;
        self.params.extend_from_slice(params);
        self.gradients.resize(self.params.len(), 0.0);
        self.optimizer_states
            .resize(self.optimizer_state_len(), 0.0);
        self.losses.push(0.0);
        if self.batches.is_some() {
            self.batch_losses.push(0.0);
        }
        self.diverged = !self.evaluate_last(None);
        self.reference = self.last_loss().abs();
    }

    /// Goes back to the initial parameters, exactly.
    pub fn reset(&mut self) {
        self.truncate(1);
        self.diverged = !self.current().is_finite();
    }

    /// The optimiser.
    #[must_use]
    pub fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// The batches; `None` if each step uses all of the data.
    #[must_use]
    pub fn batches(&self) -> Option<&Batches> {
        self.batches.as_ref()
    }

    /// Sets optimiser and batches, and restarts from the same initial parameters.
    pub fn set_optimizer(&mut self, optimizer: Optimizer, batches: Option<Batches>) {
        let initial = self.at(0).params.to_vec();
        self.optimizer = optimizer;
        self.batches = batches;
        self.restart(&initial);
    }

    /// The length of the optimiser's state in a snapshot.
    fn optimizer_state_len(&self) -> usize {
        if self.optimizer.method == Method::Sgd {
            0
        } else {
            2 * self.objective.count()
        }
    }

    /// The objective: the loss as a function of the parameters.
    #[must_use]
    pub fn objective(&self) -> &Objective {
        &self.objective
    }

    /// The rules for stopping.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The rules for stopping, mutable; changes take effect from the next step on.
    pub fn rules_mut(&mut self) -> &mut Rules {
        &mut self.rules
    }
}
