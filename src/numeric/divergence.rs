//! The reason why a descent diverged, and whether a smaller learning rate helps.

use super::descent::{Descent, MIN_LEARNING_RATE};
use super::training::Training;

/// The reason why a descent diverged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divergence {
    /// The loss, or its gradient, is not finite at the current parameters.
    Nowhere,
    /// The steps go uphill.
    Uphill,
    /// The loss falls without bound in the direction of the steps.
    Bottomless,
    /// The next step leads to parameters whose loss is not a number.
    OffEdge,
    /// The steps overshoot, each by more than the one before.
    Overshot,
}

impl Divergence {
    /// The reason why a training diverged, or `None` if it did not, from the loss at its start and the
    /// learning rate of its last step, which is negative for uphill.
    #[must_use]
    pub fn of(training: &Training, start: f64, signed_learning_rate: f64) -> Option<Self> {
        if !training.has_diverged() {
            return None;
        }
        let now = training.current();
        if !now.loss.is_finite() || !now.gradient.iter().all(|slope| slope.is_finite()) {
            return Some(Self::Nowhere);
        }
        let refused = training.refused();
        Some(if signed_learning_rate < 0.0 {
            Self::Uphill
        } else if refused.is_some_and(f64::is_nan) {
            Self::OffEdge
        } else if refused.unwrap_or(now.loss) < start {
            Self::Bottomless
        } else {
            Self::Overshot
        })
    }

    /// Whether the learning rate is the cause, so that smaller steps from here would lead down.
    #[must_use]
    pub fn is_of_rate(self) -> bool {
        matches!(self, Self::OffEdge | Self::Overshot)
    }

    /// The reason as a clause.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Nowhere => "the loss has no gradient here",
            Self::Uphill => "every step went up the slope",
            Self::Bottomless => "the way down has no end here",
            Self::OffEdge => "the next step leads to where the loss is not a number",
            Self::Overshot => "each step overshot by more than the one before",
        }
    }
}

impl Descent {
    /// The reason why the descent diverged, or `None` if it did not.
    #[must_use]
    pub fn divergence(&self) -> Option<Divergence> {
        let training = self.training();
        let last = training.learning_rates().last().copied();
        let taken = last.filter(|_| training.refused().is_none());
        let rate = taken.unwrap_or_else(|| self.signed_learning_rate());
        Divergence::of(training, training.at(0).loss, rate)
    }

    /// Whether the descent diverged and half the learning rate would lead down again.
    #[must_use]
    pub fn halving_helps(&self) -> bool {
        let rate = self.learning_rate();
        rate > MIN_LEARNING_RATE && self.divergence().is_some_and(Divergence::is_of_rate)
    }
}
