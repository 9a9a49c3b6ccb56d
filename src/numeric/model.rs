//! Functions with parameters, which training is to find.

use std::ops::{Add, Mul};

use super::autodiff::Expr;

/// A number in a formula, so that the formula is written once: a plain `f64`, or an [`Expr`] that
/// records it for its gradient.
pub trait Number: Copy + Add<Output = Self> + Mul<Output = Self> {
    /// The whole power `x**n`.
    #[must_use]
    fn powi(self, n: i32) -> Self;
}

impl Number for f64 {
    fn powi(self, n: i32) -> Self {
        f64::powi(self, n)
    }
}

impl Number for Expr<'_> {
    fn powi(self, n: i32) -> Self {
        Expr::powi(self, n)
    }
}

/// The lesson's quadratic: `a*(t**2) + (b*t) + c`, with `params` the three numbers `a`, `b`, `c`.
///
/// With `f64`s it gives one prediction; with expressions of the tape it gives as many as `time` has
/// values, and can be differentiated.
///
/// # Panics
///
/// Panics when there are not three parameters.
///
/// ```
/// use downhill_numeric::model::quadratic;
///
/// assert_eq!(quadratic(2.0, &[0.75, 1.0, -4.0]), 1.0);
/// ```
#[must_use]
pub fn quadratic<N: Number>(time: N, params: &[N]) -> N {
    let &[a, b, c] = params else {
        panic!("a quadratic has three parameters, not {}", params.len());
    };
    a * time.powi(2) + (b * time) + c
}

/// The value of [`quadratic`] at one time.
///
/// # Panics
///
/// Panics when there are not three parameters.
#[must_use]
pub fn quadratic_at(time: f64, params: &[f64]) -> f64 {
    quadratic(time, params)
}
