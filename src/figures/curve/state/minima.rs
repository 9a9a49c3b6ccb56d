//! Finding the minima of a function, and telling the places where its slope is zero apart.

use super::critical_points::{Minimum, Shape};
use super::function::Function;

impl Function {
    /// The minimum that lies downhill of `x`, if it is within twice the range. Farther out the
    /// search begins where that ends.
    #[must_use]
    pub fn minimum_from(&self, x: f64) -> Option<Minimum> {
        if let Some(vertex) = self.vertex(x) {
            return Some(vertex);
        }
        let (low, high) = self.range;
        let room = (high - low) / 2.0;
        self.minimum_within(x, (low - room, high + room))
    }

    /// That of a parabola, wherever it is.
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

    /// The minimum that lies downhill of `x`, no farther than between these ends.
    pub(super) fn minimum_within(&self, x: f64, (low, high): (f64, f64)) -> Option<Minimum> {
        const STRIDES: u32 = 800;
        const HALVINGS: u32 = 60;
        let x = x.clamp(low, high);
        if self.slope(x) == 0.0 {
            return self.minimum_at(x);
        }
        let downhill = -self.slope(x).signum() * (high - low) / f64::from(STRIDES);
        // Walk until the slope turns, then halve the interval in which it does. A place that is too
        // steep for a slope is passed.
        let slope = |x: f64| {
            let slope = self.slope(x);
            if slope.is_nan() {
                self.slope(x + 1e-6 * downhill)
            } else {
                slope
            }
        };
        let mut here = x;
        let mut turned = None;
        for _ in 0..STRIDES {
            let next = here + downhill;
            let slope = slope(next);
            if slope.is_nan() {
                break;
            }
            if slope * downhill >= 0.0 {
                turned = Some(next);
                break;
            }
            here = next;
        }
        let mut there = turned?;
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

    fn minimum_at(&self, x: f64) -> Option<Minimum> {
        /// Near enough for the place alone to count, far enough for the digits.
        const NEAR: f64 = 1.0 / 16384.0;
        // The slopes outwards, near and twice as far, on the left and on the right.
        let outward = |side: f64| [1.0, 2.0].map(|far| side * self.slope(x + side * far * NEAR));
        let sides = [-1.0, 1.0].map(outward);
        let rises = |[near, far]: [f64; 2]| near > 0.0 && far > 0.0;
        let rests = |[near, far]: [f64; 2]| near == 0.0 && far == 0.0;
        if !self.value(x).is_finite() {
            return None;
        }
        if sides.into_iter().any(rests) && sides.into_iter().any(rises) {
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
        // Of a second derivative, both sides and the formula say the same.
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

    /// Whether the slope fades faster towards a minimum than the distance to it, as that of `x**4`: on
    /// one side at least.
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

    /// What the function looks like around a place where its slope is zero.
    #[must_use]
    pub fn shape_at(&self, x: f64) -> Shape {
        /// A slope beside that of the function on the whole.
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
        // Farther off, what begins gently at a saddle has a slope on both sides.
        let [left, right] = slopes(width / 16.0).map(f64::abs);
        if left.min(right) > GENTLE * self.steepness() {
            Shape::Saddle
        } else {
            Shape::Flat
        }
    }
}

/// The search stops a rounding error away; a round minimum is meant to be round.
fn tidy(x: f64) -> f64 {
    (x * 1e9).round() / 1e9
}
