//! The rules by which a training stops.

/// The reason why a training stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Termination {
    /// No further step leads anywhere.
    Converged(Convergence),
    /// The last step changed the loss by almost nothing because it jumped across a valley to the same height
    /// on its other side, or it undid the step before it.
    Oscillates,
    /// The goal set by [`Stop`] is reached.
    Reached,
    /// The loss exceeded its bound, or a number is not finite.
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

/// A goal at which playing stops, though further steps can be taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// After this many steps: [`Reached`](Termination::Reached).
    Steps(usize),
    /// At a loss below this: [`Reached`](Termination::Reached).
    LossBelow(f64),
    /// When a step changes the loss by no more than this share of it:
    /// [`Converged`](Termination::Converged), or [`Oscillates`](Termination::Oscillates) if it jumped to
    /// the other side of a valley.
    ///
    /// With momentum or batches one such step can occur by chance, so the loss has to stay nearly
    /// constant for as many steps as a gradient affects the optimiser's state, or for four epochs.
    ChangeBelow(f64),
}

/// The rules by which a training stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// The threshold for convergence: the absolute value of each component of the gradient.
    pub gradient_below: f64,
    /// The goal at which playing stops, if there is one.
    pub stop: Option<Stop>,
    /// The threshold for divergence, the `bound` of [`has_outgrown`].
    pub loss_above: f64,
    /// The greatest number of steps.
    pub max_steps: usize,
}

impl Default for Rules {
    /// Stops at a gradient below 1e-9, at a loss above 1e12, or after 100 000 steps.
    fn default() -> Self {
        Self {
            gradient_below: 1e-9,
            stop: None,
            loss_above: 1e12,
            max_steps: 100_000,
        }
    }
}

/// The factor by which a loss may exceed that of the start.
const GROWTH: f64 = 1e6;

/// Whether a loss shows that its descent diverged: it is not finite, or its size is larger than `bound`,
/// than that of the loss `before` the step, and than a million times `reference`, the size of the loss
/// at the start.
///
/// So a start with a large loss is no divergence, nor is a descent from there whose loss sometimes
/// rises.
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
