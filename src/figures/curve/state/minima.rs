//! Finding the minima of a function, and classifying points where its slope is zero.

use super::critical_points::{Minimum, Shape};
use super::function::Function;

impl Function {
    /// The minimum downhill of `x`, within an interval twice as wide as the range. If `x` lies
    /// outside that interval, the search begins at its nearer end.
    #[must_use]
    pub fn minimum_from(&self, x: f64) -> Option<Minimum> {
        if let Some(vertex) = self.vertex(x) {
            return Some(vertex);
        }
        let (low, high) = self.range;
        let margin = (high - low) / 2.0;
        self.minimum_within(x, (low - margin, high + margin))
    }

    /// The vertex of a parabola that opens upwards, however far away; none for any other function.
    fn vertex(&self, x: f64) -> Option<Minimum> {
        let curvature = self
            .second(x)
            .filter(|second| *second > 0.0 && self.is_quadratic())?;
        let x = tidy(x - self.slope(x) / curvature);
        Some(Minimum::Smooth {
            x,
            curvature,
            quadratic: true,
        })
        .filter(|_| x.is_finite())
    }

    /// The minimum downhill of `x` between `low` and `high`.
    pub(super) fn minimum_within(&self, x: f64, (low, high): (f64, f64)) -> Option<Minimum> {
        const SAMPLES: u32 = 800;
        const HALVINGS: u32 = 60;
        let x = x.clamp(low, high);
        if self.slope(x) == 0.0 {
            return self.minimum_at(x);
        }
        let downhill = -self.slope(x).signum() * (high - low) / f64::from(SAMPLES);
        // Sample until the slope changes its sign, then bisect. Where the slope is not a number, as
        // at a vertical tangent, a point just beyond is used.
        let slope = |x: f64| {
            let slope = self.slope(x);
            if slope.is_nan() {
                self.slope(x + 1e-6 * downhill)
            } else {
                slope
            }
        };
        let mut here = x;
        let mut beyond = None;
        for _ in 0..SAMPLES {
            let next = here + downhill;
            let slope = slope(next);
            if slope.is_nan() {
                break;
            }
            if slope * downhill >= 0.0 {
                beyond = Some(next);
                break;
            }
            here = next;
        }
        let mut there = beyond?;
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(here, there);
            if slope(middle) * downhill >= 0.0 {
                there = middle;
            } else {
                here = middle;
            }
        }
        self.minimum_at(tidy(f64::midpoint(here, there)))
    }

    /// Classifies `x` by the slopes on both sides; none if it is no minimum.
    fn minimum_at(&self, x: f64) -> Option<Minimum> {
        /// Small enough for only the neighbourhood to count, large enough against rounding.
        const NEAR: f64 = 1.0 / 16384.0;
        // The outward slopes at distances NEAR and 2 * NEAR, on the left and on the right.
        let outward = |side: f64| [1.0, 2.0].map(|far| side * self.slope(x + side * far * NEAR));
        let sides = [-1.0, 1.0].map(outward);
        let rises = |[near, far]: [f64; 2]| near > 0.0 && far > 0.0;
        let is_flat = |[near, far]: [f64; 2]| near == 0.0 && far == 0.0;
        if !self.value(x).is_finite() {
            return None;
        }
        if sides.into_iter().any(is_flat) && sides.into_iter().any(rises) {
            return Some(Minimum::Stretch { x });
        }
        if !sides.into_iter().all(rises) {
            return None;
        }
        let growth = sides.map(|[near, far]| far / near);
        if growth
            .into_iter()
            .all(|growth| (0.95..1.25).contains(&growth))
        {
            return Some(Minimum::Kink { x });
        }
        let second_differences = sides.map(|[near, _]| near / NEAR);
        let second_difference = f64::midpoint(second_differences[0], second_differences[1]);
        let curvature = self.second(x).unwrap_or(second_difference);
        // A second derivative exists if the formula and the differences on both sides agree.
        let agrees = |other: f64| (other - curvature).abs() <= 0.1 * curvature;
        if curvature > 0.0 && second_differences.into_iter().all(agrees) {
            return Some(Minimum::Smooth {
                x,
                curvature,
                quadratic: self.is_quadratic(),
            });
        }
        Some(Minimum::Irregular { x })
    }

    /// Whether the slope shrinks faster than the distance to the minimum, as for `x**4`, on at
    /// least one side.
    pub(super) fn fades_at(&self, minimum: Minimum) -> bool {
        const NEAR: f64 = 1.0 / 1024.0;
        let x = minimum.x();
        let growth = |side: f64| self.slope(x + 2.0 * side * NEAR) / self.slope(x + side * NEAR);
        matches!(minimum, Minimum::Irregular { .. })
            && [-1.0, 1.0]
                .map(growth)
                .into_iter()
                .any(|growth| growth > 2.2)
    }

    /// The shape of the function around `x`, where its slope is zero.
    #[must_use]
    pub fn shape_at(&self, x: f64) -> Shape {
        /// The smallest slope that counts, relative to the average steepness.
        const GENTLE: f64 = 1e-3;
        let width = self.range.1 - self.range.0;
        let slopes = |far: f64| [-far, far].map(|h| self.slope(x + h));
        let [left, right] = slopes(width / 256.0);
        if left < 0.0 && right > 0.0 {
            return Shape::Minimum;
        }
        if left > 0.0 && right < 0.0 {
            return Shape::Maximum;
        }
        // An inflection point may be flat close by, but farther away there is a slope on both sides.
        let [left, right] = slopes(width / 16.0).map(f64::abs);
        if left.min(right) > GENTLE * self.steepness() {
            Shape::Inflection
        } else {
            Shape::Flat
        }
    }
}

/// Rounds to nine decimals, which removes the rounding error of the search.
fn tidy(x: f64) -> f64 {
    (x * 1e9).round() / 1e9
}
