//! How wrong predictions are, as one number to make small.

use super::autodiff::Expr;

/// The mean squared error, the lesson's `mse`: `((preds - targets)**2).mean()`.
///
/// Both sides have the same length, or one of them has length 1. As in the lesson's notebook, no
/// square root is taken, so the unit is the square of the targets' unit.
///
/// Source: the method of least squares, Adrien-Marie Legendre (1805).
///
/// ```
/// use downhill_numeric::{autodiff::Tape, loss::mean_squared_error};
///
/// let (tape, mse) = Tape::record(|recorder| {
///     let preds = recorder.leaf(&[1.0, 2.0]);
///     let targets = recorder.constant(&[1.0, 4.0]);
///     mean_squared_error(preds, targets).var()
/// });
/// assert_eq!(tape.value(mse), [2.0]);
/// ```
#[must_use]
pub fn mean_squared_error<'t>(preds: Expr<'t>, targets: Expr<'t>) -> Expr<'t> {
    (preds - targets).powi(2).mean()
}
