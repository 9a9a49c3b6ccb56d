//! Curves of any function.

use downhill::figures::curve::state::Curve;
use downhill::numeric::descent::Descends;

/// The curve of a formula, at a start, with a learning rate.
pub(crate) fn curve(formula: &str, start: f64, rate: f64) -> Curve {
    let mut curve = Curve::default();
    assert_eq!(curve.set_function(formula), Ok(()), "{formula}");
    curve.set_start(start);
    curve.drive(|descent| descent.set_learning_rate(rate));
    curve
}
