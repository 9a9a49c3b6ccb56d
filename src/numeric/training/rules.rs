//! When a training stops, and why.

/// Why a training stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Termination {
    /// No further step leads anywhere.
    Converged(Convergence),
    /// The last step changed the loss by next to nothing because it jumped across a valley to the same
    /// height on its other side, or it undid the step before it.
    Bouncing,
    /// What [`Stop`] asked for is reached.
    Reached,
    /// The loss grew past its bound, or a number past what an `f64` holds.
    Diverged,
    /// The history is full.
    StepLimit,
}

/// Why no further step leads anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convergence {
    /// Every entry of the gradient is at most [`Rules::gradient_below`].
    Flat,
    /// The steps are smaller than the precision of the parameters.
    Stalled,
    /// The loss changed by no more than [`Stop::ChangeBelow`] allows.
    Settled,
}

/// When it is time to stop, though further steps could be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// After so many steps: [`Reached`](Termination::Reached).
    Steps(usize),
    /// With a loss below this: [`Reached`](Termination::Reached).
    LossBelow(f64),
    /// When a step changes the loss by no more than this share of it:
    /// [`Converged`](Termination::Converged), or [`Bouncing`](Termination::Bouncing) if it jumped to
    /// the other side of a valley.
    ///
    /// With momentum, or with batches, one such step can occur by chance. There the loss has to stay
    /// nearly constant for as many steps as a gradient stays in the optimiser's state, or for four
    /// epochs.
    ChangeBelow(f64),
}

/// When a training stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// Converged when no slope is steeper than this.
    pub gradient_below: f64,
    /// When it is time to stop, if there is such a rule.
    pub stop: Option<Stop>,
    /// Diverged when a step makes the size of the loss grow to more than this, and to more than
    /// [`has_outgrown`] allows for the start.
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

/// A loss may grow to this many times that of the start.
const GROWTH: f64 = 1e6;

/// Whether a loss shows that its descent diverged: it is not finite, or its size is larger than `bound`,
/// than that of the loss `before` the step, and than a million times `reference`, the size of the loss
/// at the start.
///
/// So a start with a large loss is no divergence, nor is a descent from there whose loss rises at times.
///
/// ```
/// use downhill_numeric::training::has_outgrown;
///
/// assert!(has_outgrown(2e6, 1e6, 1.0, 1e6));
/// assert!(!has_outgrown(2e6, 1e6, 1e12, 1e6), "below the start");
/// assert!(!has_outgrown(2e6, 3e6, 1.0, 1e6), "on the way back");
/// assert!(has_outgrown(f64::NAN, 1.0, 1.0, 1e6));
/// ```
#[must_use]
pub fn has_outgrown(loss: f64, before: f64, reference: f64, bound: f64) -> bool {
    let size = loss.abs();
    !loss.is_finite() || (size > bound.max(GROWTH * reference.abs()) && size > before.abs())
}
