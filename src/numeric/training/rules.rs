//! When a training stops, and why.

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
