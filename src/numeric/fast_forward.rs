//! Fast forward: far more steps than a history keeps, a slice at a time.

use super::divergence::Divergence;
use super::training::{Evaluation, Training};

/// The last step that a fast forward may have as its goal.
pub const MAX_FAST_FORWARD: usize = 1_000_000;

/// A training that goes on to a far step without keeping its history. It keeps the losses of some
/// steps, as many as a logarithmic axis can show.
pub struct FastForward {
    training: Training,
    learning_rate: f64,
    done: usize,
    goal: usize,
    diverged: bool,
    /// Steps with their losses: every step at first, then ever fewer of them.
    trace: Vec<(f64, f64)>,
    /// The seconds that the steps took.
    pub seconds: f64,
}

impl FastForward {
    /// From the last step of a training at this learning rate, negative for uphill, to step `goal`.
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
        /// The next step of the trace is larger by this share.
        const GROWTH: f64 = 0.01;
        if self.is_done() {
            return;
        }
        let end = self.goal.min(self.done + n);
        while self.done < end {
            // Up to the next point of the trace.
            let last = self.trace.last().map_or(0.0, |(step, _)| *step);
            let next = ((last * (1.0 + GROWTH)).ceil() as usize).max(self.done + 1);
            let wanted = next.min(end) - self.done;
            let made = self
                .training
                .run_without_history(wanted, self.learning_rate);
            self.done += made;
            if made < wanted {
                self.diverged = true;
                break;
            }
            if self.done == next || self.done == self.goal {
                let loss = self.training.current().loss;
                self.trace.push((self.done as f64, loss));
            }
        }
    }

    /// The step that is reached, and the goal.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.goal)
    }

    /// Whether it has reached its goal, or diverged.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.diverged || self.done >= self.goal
    }

    /// Whether it diverged.
    #[must_use]
    pub fn has_diverged(&self) -> bool {
        self.diverged
    }

    /// Why it diverged, if it did.
    #[must_use]
    pub fn divergence(&self) -> Option<Divergence> {
        let (_, start) = self.trace.first()?;
        Divergence::of(&self.training, *start, self.learning_rate).filter(|_| self.diverged)
    }

    /// Makes the step that is reached the goal.
    pub fn stop(&mut self) {
        self.goal = self.done;
    }

    /// The parameters, loss and gradient at the step that is reached.
    #[must_use]
    pub fn current(&self) -> Evaluation<'_> {
        self.training.current()
    }

    /// Steps with their losses, from step 0 on.
    #[must_use]
    pub fn trace(&self) -> &[(f64, f64)] {
        &self.trace
    }
}
