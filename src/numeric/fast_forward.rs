//! Fast forward: many more steps than a history can hold, computed in slices.

use super::divergence::Divergence;
use super::training::{Evaluation, Training};

/// The greatest goal of a fast forward, as a step number.
pub const MAX_FAST_FORWARD: usize = 1_000_000;

/// A training that continues to a distant step without a history. It records the losses of only as many
/// steps as a logarithmic axis can show.
pub struct FastForward {
    training: Training,
    learning_rate: f64,
    /// The step reached.
    done: usize,
    goal: usize,
    diverged: bool,
    /// Steps with their losses: every step at first, then at growing distances.
    trace: Vec<(f64, f64)>,
    /// The computing time of the steps, in seconds.
    pub seconds: f64,
}

impl FastForward {
    /// A fast forward from the last step of a training to the step `goal`, at this learning rate,
    /// negative for uphill.
    #[must_use]
    pub fn new(training: &Training, learning_rate: f64, goal: usize) -> Self {
        let trace = (0..).map(f64::from).zip(training.losses().iter().copied());
        let mut own = training.clone();
        own.drop_history();
        Self {
            training: own,
            learning_rate,
            done: training.steps(),
            goal,
            diverged: false,
            trace: trace.collect(),
            seconds: 0.0,
        }
    }

    /// Takes up to `n` more steps.
    pub fn advance(&mut self, n: usize) {
        /// The relative distance from one step of the trace to the next.
        const GROWTH: f64 = 0.01;
        if self.is_done() {
            return;
        }
        let end = self.goal.min(self.done + n);
        while self.done < end {
            // Up to the next point of the trace.
            let last = self.trace.last().map_or(0.0, |(step, _)| *step);
            let next = ((last * (1.0 + GROWTH)).ceil() as usize).max(self.done + 1);
            let requested = next.min(end) - self.done;
            let taken = self
                .training
                .run_without_history(requested, self.learning_rate);
            self.done += taken;
            if taken < requested {
                self.diverged = true;
                break;
            }
            if self.done == next || self.done == self.goal {
                let loss = self.training.current().loss;
                self.trace.push((self.done as f64, loss));
            }
        }
    }

    /// The step reached, and the goal.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.goal)
    }

    /// Whether it has reached its goal, or diverged.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.diverged || self.done >= self.goal
    }

    /// Whether the training has diverged.
    #[must_use]
    pub fn has_diverged(&self) -> bool {
        self.diverged
    }

    /// The reason why the training diverged, or `None` if it did not.
    #[must_use]
    pub fn divergence(&self) -> Option<Divergence> {
        let (_, start) = self.trace.first()?;
        Divergence::of(&self.training, *start, self.learning_rate).filter(|_| self.diverged)
    }

    /// Stops here: the step reached becomes the goal.
    pub fn stop(&mut self) {
        self.goal = self.done;
    }

    /// The parameters, loss and gradient at the step reached.
    #[must_use]
    pub fn current(&self) -> Evaluation<'_> {
        self.training.current()
    }

    /// The recorded steps with their losses, from step 0 on.
    #[must_use]
    pub fn trace(&self) -> &[(f64, f64)] {
        &self.trace
    }
}
