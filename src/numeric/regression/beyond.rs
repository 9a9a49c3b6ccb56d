//! A regression beyond its history: fast forward.

use super::Regression;
use crate::fast_forward::FastForward;

impl Regression {
    /// Starts a fast forward to the step `goal`, if the history does not reach it.
    pub fn start_fast_forward(&mut self, goal: usize) {
        self.descent.pause();
        let training = self.descent.training();
        self.fast_forward = (goal > training.steps())
            .then(|| FastForward::new(training, self.descent.signed_learning_rate(), goal));
    }

    /// The fast forward, if there is one.
    #[must_use]
    pub fn fast_forward(&self) -> Option<&FastForward> {
        self.fast_forward.as_ref()
    }

    /// The fast forward, mutable.
    pub fn fast_forward_mut(&mut self) -> Option<&mut FastForward> {
        self.fast_forward.as_mut()
    }

    /// Continues the fast forward for about `budget` seconds; `clock` returns the time in seconds.
    pub fn advance(&mut self, budget: f64, clock: &dyn Fn() -> f64) {
        /// The product of steps and rows between two readings of the clock: at most 2 ms of work.
        const SLICE: usize = 40_000;
        let rows = self.problem.data().time.len();
        let Some(forward) = &mut self.fast_forward else {
            return;
        };
        let start = clock();
        while !forward.is_done() && clock() - start < budget {
            forward.advance((SLICE / rows).max(1));
        }
        forward.seconds += clock() - start;
    }

    /// Ends the fast forward, so that the history is shown again.
    pub fn end_fast_forward(&mut self) {
        self.fast_forward = None;
    }
}
