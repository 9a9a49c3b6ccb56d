//! The training loop: step, step back, and know when to stop.

mod objective;

pub use objective::Objective;

use super::optimizer::GradientDescent;

/// The parameters at one moment of the training, and what the loss says of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation<'a> {
    /// The parameters.
    pub params: &'a [f64],
    /// The loss for these parameters.
    pub loss: f64,
    /// The slope of the loss for each parameter.
    pub gradient: &'a [f64],
}

impl Evaluation<'_> {
    fn is_finite(&self) -> bool {
        let finite = |numbers: &[f64]| numbers.iter().all(|number| number.is_finite());
        self.loss.is_finite() && finite(self.params) && finite(self.gradient)
    }
}

/// Why a training stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Termination {
    /// The slope is flat, or the last step changed as good as nothing.
    Converged,
    /// What [`Stop`] asked for is reached.
    Reached,
    /// The loss grew past its bound, or a number past what an `f64` holds.
    Diverged,
    /// The history is full.
    StepLimit,
}

/// When it is time to stop, though further steps could be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// After so many steps: [`Reached`](Termination::Reached).
    Steps(usize),
    /// With a loss below this: [`Reached`](Termination::Reached).
    LossBelow(f64),
    /// When a step changes the loss by no more than this share of it:
    /// [`Converged`](Termination::Converged).
    ///
    /// Not where a step can land at the same height on the other side of a valley.
    ChangeBelow(f64),
}

/// When a training stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// Converged when no slope is steeper than this.
    pub gradient_below: f64,
    /// When it is time to stop, if there is such a rule.
    pub stop: Option<Stop>,
    /// Diverged when a step makes the size of the loss grow to more than this.
    pub loss_above: f64,
    /// No more steps than this.
    pub max_steps: usize,
}

impl Default for Rules {
    /// Stops on a slope below 1e-9, a loss above 1e12, or after 100 000 steps.
    fn default() -> Self {
        Self {
            gradient_below: 1e-9,
            stop: None,
            loss_above: 1e12,
            max_steps: 100_000,
        }
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
    /// The parameters of all moments, one after the other.
    params: Vec<f64>,
    /// The gradients of all moments, in the places of the parameters.
    gradients: Vec<f64>,
    losses: Vec<f64>,
    learning_rates: Vec<f64>,
    diverged: bool,
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
            params: Vec::new(),
            gradients: Vec::new(),
            losses: Vec::new(),
            learning_rates: Vec::new(),
            diverged: false,
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
        self.params.extend_from_slice(params);
        self.evaluate_last();
        self.diverged = !self.current().is_finite();
    }

    /// Goes back to the initial parameters, exactly.
    pub fn reset(&mut self) {
        self.truncate(1);
        self.diverged = !self.current().is_finite();
    }

    /// Makes one step of gradient descent: `params -= learning_rate * gradient`.
    ///
    /// A negative learning rate walks uphill. Returns whether the step was made: not when the
    /// training has diverged or has no steps left, and not when the result would not be finite;
    /// then it has diverged, and the history ends with the last finite parameters.
    pub fn step(&mut self, learning_rate: f64) -> bool {
        if self.diverged || self.steps() >= self.rules.max_steps {
            return false;
        }
        let (before, count) = (self.losses.len(), self.objective.count());
        let start = self.params.len() - count;
        self.params.extend_from_within(start..);
        GradientDescent { learning_rate }
            .update(&mut self.params[start + count..], &self.gradients[start..]);
        self.evaluate_last();
        self.learning_rates.push(learning_rate);

        let (last, loss) = (self.losses[before - 1].abs(), self.losses[before].abs());
        let finite = self.current().is_finite();
        self.diverged = !finite || (loss > self.rules.loss_above && loss > last);
        if !finite {
            self.truncate(before);
        }
        finite
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
        self.diverged = !self.current().is_finite();
    }

    /// How many steps were made.
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
        }
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

    /// Why the training stops here, if it does.
    ///
    /// Further steps can be made all the same when it [`is_done`](Training::is_done).
    #[must_use]
    pub fn termination(&self) -> Option<Termination> {
        if self.diverged {
            Some(Termination::Diverged)
        } else if self.steps() >= self.rules.max_steps {
            Some(Termination::StepLimit)
        } else if self.is_flat() || self.has_settled() {
            Some(Termination::Converged)
        } else {
            self.has_reached().then_some(Termination::Reached)
        }
    }

    /// Whether it is time to stop, though further steps can be made.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(
            self.termination(),
            Some(Termination::Converged | Termination::Reached)
        )
    }

    fn has_reached(&self) -> bool {
        match self.rules.stop {
            Some(Stop::Steps(steps)) => self.steps() >= steps,
            Some(Stop::LossBelow(loss)) => self.current().loss < loss,
            Some(Stop::ChangeBelow(_)) | None => false,
        }
    }

    /// The same training before its first step.
    #[must_use]
    pub fn fresh(&self) -> Self {
        Self::new(self.objective.clone(), self.at(0).params, self.rules)
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

    /// Whether no slope is steep enough to go on.
    fn is_flat(&self) -> bool {
        let steepest = self.rules.gradient_below;
        self.current()
            .gradient
            .iter()
            .all(|slope| slope.abs() <= steepest)
    }

    /// Whether the last step, if it was to move at all, changed as good as nothing.
    fn has_settled(&self) -> bool {
        let Some(&learning_rate) = self.learning_rates.last() else {
            return false;
        };
        let (before, now) = (self.at(self.steps() - 1), self.current());
        let change = (now.loss - before.loss).abs();
        let small = match self.rules.stop {
            Some(Stop::ChangeBelow(limit)) => change <= limit * before.loss.abs(),
            _ => false,
        };
        learning_rate != 0.0 && (small || now.params == before.params)
    }

    /// Keeps the first `moments` of the history.
    fn truncate(&mut self, moments: usize) {
        let count = self.objective.count();
        self.params.truncate(moments * count);
        self.gradients.truncate(moments * count);
        self.losses.truncate(moments);
        self.learning_rates.truncate(moments.saturating_sub(1));
    }

    /// Appends loss and gradient of the parameters that were appended last.
    fn evaluate_last(&mut self) {
        let start = self.gradients.len();
        self.gradients.resize(self.params.len(), 0.0);
        let loss = self
            .objective
            .evaluate(&self.params[start..], &mut self.gradients[start..]);
        self.losses.push(loss);
    }
}
