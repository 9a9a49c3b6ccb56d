//! Losses: the error of predictions as one number, which training minimises.

use strum::{EnumString, IntoStaticStr, VariantNames};

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

/// The root of the mean squared error: `((preds - targets)**2).mean().sqrt()`, in the targets' unit.
///
/// Its gradient is that of the [`mean_squared_error`] divided by twice the root, so that at the same
/// learning rate the steps do not grow with the error. Where all errors are 0 it has no gradient.
#[must_use]
pub fn root_mean_squared_error<'t>(preds: Expr<'t>, targets: Expr<'t>) -> Expr<'t> {
    mean_squared_error(preds, targets).sqrt()
}

/// The mean absolute error: `(preds - targets).abs().mean()`, in the targets' unit.
///
/// Its gradient depends only on the sign of each error, not on its size.
///
/// Source: the method of least absolute deviations, Roger Joseph Boscovich (1757).
#[must_use]
pub fn mean_absolute_error<'t>(preds: Expr<'t>, targets: Expr<'t>) -> Expr<'t> {
    (preds - targets).abs().mean()
}

/// A loss by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Loss {
    /// [`mean_squared_error`].
    #[default]
    Mse,
    /// [`root_mean_squared_error`].
    Rmse,
    /// [`mean_absolute_error`].
    Mae,
}

impl Loss {
    /// The names of the variants in settings and code, in order.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// The name of the variant in settings and code.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The formula in a notebook's code.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match self {
            Self::Mse => "((preds-targets)**2).mean()",
            Self::Rmse => "((preds-targets)**2).mean().sqrt()",
            Self::Mae => "(preds-targets).abs().mean()",
        }
    }

    /// Records the loss of predictions on their tape.
    #[must_use]
    pub fn of<'t>(self, preds: Expr<'t>, targets: Expr<'t>) -> Expr<'t> {
        match self {
            Self::Mse => mean_squared_error(preds, targets),
            Self::Rmse => root_mean_squared_error(preds, targets),
            Self::Mae => mean_absolute_error(preds, targets),
        }
    }
}
