//! The training loop: step, step back, and know when to stop.

mod batches;
mod ending;
mod objective;
mod order;
mod rules;

pub use batches::Batches;
pub use objective::Objective;
pub use order::Order;
pub use rules::{Rules, Stop, Termination, has_outgrown};

use super::optimizer::{Method, Optimizer};

/// The parameters at one moment of the training, and what the loss says of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation<'a> {
    /// The parameters.
    pub params: &'a [f64],
    /// The loss for these parameters.
    pub loss: f64,
    /// The slope of the loss for each parameter; with batches, of the loss over the batch that the
    /// step from here looks at.
    pub gradient: &'a [f64],
    /// The optimiser's velocity of each parameter, then its squares; empty for plain descent.
    pub memory: &'a [f64],
}

impl Evaluation<'_> {
    fn is_finite(&self) -> bool {
        self.loss.is_finite() && are_finite(self.params) && are_finite(self.gradient)
    }
}

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
    /// The steps that were made before the first that is kept.
    forgotten: usize,
    /// The parameters of all moments, one after the other.
    params: Vec<f64>,
    /// The gradients of all moments, in the places of the parameters.
    gradients: Vec<f64>,
    /// What the optimiser remembers at all moments: two numbers for each parameter, or none.
    memories: Vec<f64>,
    losses: Vec<f64>,
    /// The losses over the batches, if there are any.
    batch_losses: Vec<f64>,
    learning_rates: Vec<f64>,
    /// The size of the loss that a divergence is measured by: that of the start.
    reference: f64,
    diverged: bool,
    /// The loss of the step that was not taken, if it diverged by that.
    refused: Option<f64>,
}

impl Training {
    /// A training that has not made a step.
    ///
    /// # Panics
    ///
    /// Panics when `initial` has another length than the objective has parameters.
    #[must_use]
    pub fn new(objective: Objective, initial: &[f64], rules: Rules) -> Self {
        let mut training = Self {
            objective,
            rules,
            optimizer: Optimizer::default(),
            batches: None,
            forgotten: 0,
            params: Vec::new(),
            gradients: Vec::new(),
            memories: Vec::new(),
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

    /// Starts anew from other parameters. The history is dropped.
    ///
    /// Where the loss there is not finite, the training is diverged from the start.
    ///
    /// # Panics
    ///
    /// Panics when `params` has another length than the objective has parameters.
    pub fn restart(&mut self, params: &[f64]) {
        self.truncate(0);
        self.forgotten = 0;
        self.params.extend_from_slice(params);
        self.gradients.resize(self.params.len(), 0.0);
        self.memories.resize(self.remembered(), 0.0);
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

    /// The batches that the steps look at; none if each looks at all of the data.
    #[must_use]
    pub fn batches(&self) -> Option<&Batches> {
        self.batches.as_ref()
    }

    /// Takes another optimiser and other batches, from the same initial parameters at step 0.
    pub fn set_method(&mut self, optimizer: Optimizer, batches: Option<Batches>) {
        let initial = self.at(0).params.to_vec();
        self.optimizer = optimizer;
        self.batches = batches;
        self.restart(&initial);
    }

    /// How many numbers the optimiser remembers at a moment.
    fn remembered(&self) -> usize {
        if self.optimizer.method == Method::Sgd {
            0
        } else {
            2 * self.objective.count()
        }
    }

    /// Makes one step of the optimiser, for plain descent `params -= learning_rate * gradient`.
    ///
    /// A negative learning rate walks uphill. Returns whether the step was made: not when the
    /// training has diverged or has no steps left, and not when the result would not be finite;
    /// then it has diverged, and the history ends with the last finite parameters.
    pub fn step(&mut self, learning_rate: f64) -> bool {
        if self.diverged || self.steps() >= self.rules.max_steps {
            return false;
        }
        let (before, count) = (self.losses.len(), self.objective.count());
        let [params, memories] = [count, self.remembered()].map(|numbers| (before - 1) * numbers..);
        self.params.extend_from_within(params.clone());
        self.gradients.extend_from_within(params);
        self.memories.extend_from_within(memories);
        self.losses.extend_from_within(before - 1..);
        let batch = self.batch_losses.last().copied();
        self.batch_losses.extend(batch);
        self.learning_rates.push(learning_rate);
        let finite = self.go_on(learning_rate);
        if !finite {
            let refused = self.last_loss();
            self.truncate(before);
            self.refused = Some(refused);
        }
        finite
    }

    /// Makes up to `n` steps, as [`step`](Training::step) does, and keeps no more than the last
    /// moment of them. Returns how many.
    pub fn stride(&mut self, n: usize, learning_rate: f64) -> usize {
        self.forget();
        let moment = [
            &self.params,
            &self.gradients,
            &self.memories,
            &self.losses,
            &self.batch_losses,
        ];
        let before = moment.map(Vec::clone);
        for made in 0..n {
            if self.diverged {
                return made;
            }
            self.forgotten += 1;
            if !self.go_on(learning_rate) {
                let refused = self.last_loss();
                // The same way once more, as far as all was finite.
                let [params, gradients, memories, losses, batch_losses] = before;
                (self.params, self.gradients, self.memories) = (params, gradients, memories);
                (self.losses, self.batch_losses) = (losses, batch_losses);
                self.forgotten -= made + 1;
                self.diverged = false;
                self.stride(made, learning_rate);
                self.diverged = true;
                self.refused = Some(refused);
                return made;
            }
        }
        n
    }

    /// Moves the last moment a step on, in its place. Returns whether all of it is finite.
    fn go_on(&mut self, learning_rate: f64) -> bool {
        let before = self.last_loss();
        let finite = self.evaluate_last(Some(learning_rate));
        let loss = self.last_loss();
        let first = self.forgotten + self.steps() == 1;
        if first && self.optimizer.method.keeps()[1] {
            // Its steps are as long as the learning rate wants them, however good the start is.
            self.reference = before.abs().max(loss.abs());
        }
        self.diverged =
            !finite || has_outgrown(loss, before, self.reference, self.rules.loss_above);
        finite
    }

    fn last_loss(&self) -> f64 {
        self.losses.last().copied().unwrap_or_default()
    }

    /// Undoes the last step, and clears a divergence. Returns whether there was a step to undo.
    pub fn back(&mut self) -> bool {
        let steps = self.steps();
        self.truncate(steps.max(1));
        self.resume();
        steps > 0
    }

    /// Clears a divergence, so that another learning rate can go on from the last finite parameters.
    pub fn resume(&mut self) {
        self.refused = None;
        self.diverged = !self.current().is_finite();
    }

    /// Drops all of the history but the last moment. The steps to come know how many were made
    /// before.
    pub fn forget(&mut self) {
        let (steps, count) = (self.steps(), self.objective.count());
        self.params.drain(..steps * count);
        self.gradients.drain(..steps * count);
        self.memories.drain(..steps * self.remembered());
        self.losses.drain(..steps);
        self.batch_losses
            .drain(..steps.min(self.batch_losses.len()));
        self.learning_rates.clear();
        self.forgotten += steps;
    }

    /// The loss of the step that was not taken since a number of it is not finite, if that is why it
    /// has diverged.
    #[must_use]
    pub fn refused(&self) -> Option<f64> {
        self.refused.filter(|_| self.diverged)
    }

    /// Whether it has diverged.
    #[must_use]
    pub fn has_diverged(&self) -> bool {
        self.diverged
    }

    /// How many steps were made, those that are kept.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.learning_rates.len()
    }

    /// The parameters, loss and gradient before step `step`; at [`steps`](Training::steps) it is
    /// the current one.
    ///
    /// # Panics
    ///
    /// Panics when so many steps were not made.
    #[must_use]
    pub fn at(&self, step: usize) -> Evaluation<'_> {
        let count = self.objective.count();
        let place = step * count..(step + 1) * count;
        Evaluation {
            params: &self.params[place.clone()],
            loss: self.losses[step],
            gradient: &self.gradients[place],
            memory: {
                let memory = self.remembered();
                &self.memories[step * memory..(step + 1) * memory]
            },
        }
    }

    /// The loss over the batch that the step from here looks at; none where each looks at all.
    #[must_use]
    pub fn batch_loss(&self, step: usize) -> Option<f64> {
        self.batch_losses.get(step).copied()
    }

    /// The parameters, loss and gradient after the last step.
    #[must_use]
    pub fn current(&self) -> Evaluation<'_> {
        self.at(self.steps())
    }

    /// `losses[k]` is the loss before step `k`. There is one more than there are steps.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// The learning rate of each step, with its sign.
    #[must_use]
    pub fn learning_rates(&self) -> &[f64] {
        &self.learning_rates
    }

    /// The same training before its first step.
    #[must_use]
    pub fn fresh(&self) -> Self {
        let mut fresh = Self {
            params: Vec::new(),
            ..self.clone()
        };
        fresh.restart(self.at(0).params);
        fresh
    }

    /// The loss that is trained.
    #[must_use]
    pub fn objective(&self) -> &Objective {
        &self.objective
    }

    /// When to stop.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// When to stop, to change it. It holds from the next step on.
    pub fn rules_mut(&mut self) -> &mut Rules {
        &mut self.rules
    }

    /// Keeps the first `moments` of the history.
    fn truncate(&mut self, moments: usize) {
        self.refused = None;
        let count = self.objective.count();
        self.params.truncate(moments * count);
        self.gradients.truncate(moments * count);
        self.memories.truncate(moments * self.remembered());
        self.batch_losses.truncate(moments);
        self.losses.truncate(moments);
        self.learning_rates.truncate(moments.saturating_sub(1));
    }

    /// Computes loss and gradient of the last moment, after a step in its place, if there is a
    /// learning rate for one. Returns whether all of it is finite.
    fn evaluate_last(&mut self, learning_rate: Option<f64>) -> bool {
        let (last, count) = (self.losses.len() - 1, self.objective.count());
        let remembered = self.remembered();
        let memory = &mut self.memories[last * remembered..];
        let params = &mut self.params[last * count..];
        let gradient = &mut self.gradients[last * count..];
        let step = self.forgotten + self.learning_rates.len();
        if let Some(rate) = learning_rate {
            self.optimizer.update(rate, step, params, gradient, memory);
        }
        let loss = match &mut self.batches {
            None => self.objective.evaluate(params, gradient),
            Some(batches) => {
                self.batch_losses[last] = batches.evaluate(step, params, gradient);
                self.objective.loss(params)
            }
        };
        self.losses[last] = loss;
        loss.is_finite() && are_finite(params) && are_finite(gradient)
    }
}

fn are_finite(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.is_finite())
}
