//! Round values along an axis.

use crate::numeric::decimal;
use crate::plot::viewport::{Axis, Scale};

/// Round values along an axis, about one per `every` pixels, and at least two.
///
/// On a linear axis they are the multiples of 1, 2 or 5 times a power of ten; on a logarithmic one
/// they are powers of ten at equal distances, or, if there is room, 1, 2 and 5 times every power.
#[must_use]
pub fn ticks(axis: &Axis, pixels: f64, every: f64) -> Vec<f64> {
    const MIN: usize = 2;
    const MAX: usize = 20;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a small integer"
    )]
    let count = (pixels / every).clamp(MIN as f64, MAX as f64) as usize;
    match axis.scale() {
        Scale::Linear => (count..=MAX)
            .map(|count| multiples(axis, round_step((axis.high() - axis.low()) / count as f64)))
            .find(|marks| marks.len() >= MIN)
            .unwrap_or_default(),
        Scale::Log => {
            let finer = decades_of(axis, 1.0, &[1.0, 2.0, 5.0]);
            if finer.len() <= count {
                return finer;
            }
            let decades = (axis.high() / axis.low()).log10();
            [(decades / count as f64).ceil(), 1.0]
                .map(|every| decades_of(axis, every, &[1.0]))
                .into_iter()
                .find(|powers| powers.len() >= MIN)
                .unwrap_or(finer)
        }
    }
}

/// The smallest of 1, 2, 5, 10 times a power of ten that is not below `min`.
fn round_step(min: f64) -> f64 {
    let decade = decimal::power_of_ten(min.log10().floor());
    let rounds = [1.0, 2.0, 5.0].map(|lead| lead * decade);
    rounds
        .into_iter()
        .find(|step| *step >= min)
        .unwrap_or(10.0 * decade)
}

/// The multiples of `step` inside an axis.
fn multiples(axis: &Axis, step: f64) -> Vec<f64> {
    let (first, last) = ((axis.low() / step).ceil(), (axis.high() / step).floor());
    std::iter::successors(Some(first), |k| Some(k + 1.0))
        .take_while(|k| *k <= last)
        .map(|k| k * step)
        .collect()
}

/// The values with these leading digits inside an axis, in every `every`-th decade.
fn decades_of(axis: &Axis, every: f64, leads: &[f64]) -> Vec<f64> {
    let (first, last) = (axis.low().log10().floor(), axis.high().log10());
    let mut values = Vec::new();
    let mut power = (first / every).floor() * every;
    while power <= last {
        let decade = leads.iter().map(|lead| lead * decimal::power_of_ten(power));
        values.extend(decade.filter(|value| (axis.low()..=axis.high()).contains(value)));
        power += every;
    }
    values
}

/// The upper end of an axis of steps: the next of 10, 20, 50, 100, …, which seldom changes while steps
/// are added.
#[must_use]
pub fn round_end(steps: usize) -> f64 {
    let mut decade = 10.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if steps as f64 <= factor * decade {
                return factor * decade;
            }
        }
        decade *= 10.0;
    }
}
