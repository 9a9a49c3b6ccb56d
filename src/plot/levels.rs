//! Contour levels: the colours of heights, and the round heights at which lines are drawn.

use plotters::style::RGBColor;

use super::axes;
use super::palette::{Palette, mix};
use super::viewport::Axis;
use crate::numeric::decimal::power_of_ten;

/// A scale of heights between two ends, by the inverse hyperbolic sine: linear around zero, logarithmic
/// beyond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContourLevels {
    low: f64,
    high: f64,
    /// The absolute value below which the scale is nearly linear.
    unit: f64,
}

impl ContourLevels {
    /// The scale of the finite ones of these heights; `None` if there are none, or if they are too
    /// large.
    #[must_use]
    pub fn of(heights: &[f64]) -> Option<Self> {
        /// The share of the largest height below which the scale is nearly linear.
        const LINEAR_BELOW: f64 = 1e-4;
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for height in heights.iter().filter(|height| height.is_finite()) {
            low = low.min(*height);
            high = high.max(*height);
        }
        let size = high.abs().max(low.abs());
        // If all heights are equal, the ends are moved apart, because their difference is a divisor.
        let room = (size * 1e-9).max(1e-12);
        let unit = (LINEAR_BELOW * size).max(low).max(room);
        let usable = low <= high && size < 1e150;
        usable.then_some(Self {
            low: low.min(high - room),
            high,
            unit: if low < 0.0 { 4e-2 * size } else { unit },
        })
    }

    /// A height on the scale.
    #[must_use]
    pub fn asinh_scale(&self, height: f64) -> f64 {
        (height / self.unit).asinh()
    }

    /// The position of a height between the ends: from 0 to 1.
    #[must_use]
    pub fn share(&self, height: f64) -> f64 {
        let (low, high) = (self.asinh_scale(self.low), self.asinh_scale(self.high));
        ((self.asinh_scale(height) - low) / (high - low)).clamp(0.0, 1.0)
    }

    /// The height at a position: the inverse of [`share`](Self::share).
    #[must_use]
    pub fn height(&self, share: f64) -> f64 {
        let (low, high) = (self.asinh_scale(self.low), self.asinh_scale(self.high));
        let scaled = low + share * (high - low);
        self.unit * scaled.sinh()
    }

    /// About a dozen round heights between the ends, in ascending order.
    #[must_use]
    pub fn round(&self) -> Vec<f64> {
        let size = self.high.abs().max(self.low.abs());
        let min = self.unit.max(if self.low > 0.0 { self.low } else { 0.0 });
        let decades = (size / min).log10();
        if decades < 0.5 {
            let axis = Axis::linear(self.low, self.high);
            let mut levels = axes::ticks(&axis, 8.0, 1.0);
            levels.retain(|level| *level > self.low && *level < self.high);
            return levels;
        }
        let leads: &[f64] = match decades {
            ..2.2 => &[1.0, 2.0, 5.0],
            ..4.2 => &[1.0, 3.0],
            _ => &[1.0],
        };
        let (first, last) = (min.log10().floor(), size.log10().floor());
        let mut levels = Vec::new();
        let mut power = first;
        while power <= last {
            levels.extend(leads.iter().map(|lead| lead * power_of_ten(power)));
            power += 1.0;
        }
        levels.retain(|level| *level >= min);
        let mut below: Vec<f64> = levels.iter().rev().map(|level| -level).collect();
        below.push(0.0);
        below.extend(levels);
        below.retain(|level| *level > self.low && *level < self.high);
        below
    }
}

/// The colour of a height at this position, 0 to 1; the lowest has the colour of the surface.
#[must_use]
pub fn shade(palette: &Palette, share: f64) -> RGBColor {
    /// The share of the curve's colour for the highest.
    const MAX_SHARE: f64 = 0.62;
    mix(palette.surface, palette.curve, MAX_SHARE * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Guards against lines at heights that nobody can read, or none.
    #[test]
    fn round_heights_lie_between_the_ends_and_are_about_a_dozen() {
        for (low, high, some) in [
            (283.0, 40_000.0, vec![500.0, 1000.0, 20_000.0]),
            (3.7, 2e8, vec![1e5, 1e8]),
            (0.0, 3600.0, vec![1.0, 10.0, 1000.0]),
            (-4.0, 4.0, vec![-1.0, 0.0, 0.2, 2.0]),
            (5.0, 7.9, vec![6.0, 6.5, 7.0]),
        ] {
            let levels = ContourLevels::of(&[low, high, f64::NAN]).expect("heights");
            let round = levels.round();
            assert!(
                (2..=19).contains(&round.len()),
                "from {low} to {high}: {round:?}"
            );
            for level in some {
                assert!(round.contains(&level), "{level} in {round:?}");
            }
            let inside = round.iter().all(|level| *level > low && *level < high);
            assert!(inside, "{round:?} from {low} to {high}");
        }
    }

    // Guards against colours that do not tell which height is the higher.
    #[test]
    fn shares_rise_with_the_heights_and_lead_back() {
        let levels = ContourLevels::of(&[-3.0, 250.0]).expect("heights");
        let heights = [-3.0, -0.5, 0.0, 1.0, 30.0, 250.0];
        let shares = heights.map(|height| levels.share(height));
        assert!(shares.is_sorted(), "{shares:?}");
        assert_eq!((shares[0], shares[5]), (0.0, 1.0), "the ends");
        for (height, share) in heights.into_iter().zip(shares) {
            let back = levels.height(share);
            assert!(
                (back - height).abs() < 1e-9,
                "{height} comes back as {back}"
            );
        }
        assert_eq!(ContourLevels::of(&[f64::NAN]), None, "nothing there");
    }
}
