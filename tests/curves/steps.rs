//! A curve of the square, in steps.

use downhill::figures::curve::state::Curve;
use downhill::figures::curve::state::row::StepRow;
use downhill::numeric::descent::Descends;

/// `x**2` from 1.5 at this learning rate.
pub(crate) fn square(learning_rate: f64) -> Curve {
    let mut curve = Curve::default();
    curve.set_start(1.5);
    set_rate(&mut curve, learning_rate);
    curve
}

pub(crate) fn set_rate(curve: &mut Curve, learning_rate: f64) {
    curve.drive(|descent| descent.set_learning_rate(learning_rate));
}

pub(crate) fn step(curve: &mut Curve, n: usize) -> usize {
    curve.drive(|descent| descent.step(n))
}

pub(crate) fn path(curve: &Curve) -> Vec<StepRow> {
    let steps = curve.descent().training().steps();
    (0..=steps).map(|step| curve.row(step)).collect()
}
