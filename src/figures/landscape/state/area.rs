//! The area of the plane that the plot shows.

use super::Landscape;
use super::height_grid::Bounds;
use super::parameter_plane::Plane;
use crate::numeric::descent::Descends;

impl Landscape {
    /// An area that holds a start and a minimum. Along each axis it also reaches as far from the
    /// minimum as the loss needs to rise to that of the start.
    pub(super) fn fit_area(&self, start: (f64, f64), lowest: (f64, f64)) -> Bounds {
        /// The area in proportion to what it has to hold.
        const MARGIN_FACTOR: f64 = 1.25;
        let (second_derivatives, rise) = self.with_surface(|surface| {
            let rise = surface.height(start.0, start.1) - surface.height(lowest.0, lowest.1);
            (surface.second_derivatives(lowest), rise)
        });
        // Along directions the plot keeps the fourth root of the ravine's true proportion, so that
        // it looks like a ravine and still fills the plot. Two parameters have no common unit.
        let narrow = match self.plane {
            Plane::Params(..) => 1.0,
            _ => (second_derivatives[0] / second_derivatives[2])
                .abs()
                .sqrt()
                .sqrt()
                .sqrt(),
        };
        let narrow = if narrow.is_finite() && narrow > 0.0 {
            narrow
        } else {
            1.0
        };
        let span = |from: f64, to: f64, second_derivative: f64, narrow: f64| {
            let reach = (2.0 * rise.max(0.0) / second_derivative).sqrt();
            let reach = if reach.is_finite() { reach } else { 0.0 };
            let half = (MARGIN_FACTOR * (from - to).abs() / 2.0 + 0.35 * reach)
                .max(MARGIN_FACTOR * reach / 2.0);
            let half = if half > 0.0 {
                half
            } else {
                from.abs().max(1.0)
            };
            let (middle, half) = (f64::midpoint(from, to), half * narrow.max(1.0));
            [middle - half, middle + half]
        };
        let [left, right] = span(start.0, lowest.0, second_derivatives[0], narrow);
        let [below, above] = span(start.1, lowest.1, second_derivatives[2], 1.0 / narrow);
        [left, right, below, above]
    }

    /// Doubles the area as often as the start and the path need; not during a drag, nor with a
    /// chosen range.
    pub(super) fn widen(&mut self) {
        /// The most doublings for the path, which may diverge.
        const MAX_FOR_PATH: i32 = 5;
        /// The most doublings for the start.
        const MAX_FOR_START: i32 = 60;
        if self.drag_undo.is_some() || self.range.is_some() {
            return;
        }
        let [left, right, below, above] = self.fitted_area;
        let (middle, half) = (
            (f64::midpoint(left, right), f64::midpoint(below, above)),
            ((right - left) / 2.0, (above - below) / 2.0),
        );
        let doublings = |at: (f64, f64)| {
            let out = ((at.0 - middle.0).abs() / half.0).max((at.1 - middle.1).abs() / half.1);
            let mut doublings = 0;
            while out > 2_f64.powi(doublings) && doublings < MAX_FOR_START {
                doublings += 1;
            }
            doublings
        };
        let mut most = doublings(self.at(0));
        for step in 1..=self.descent().training().steps() {
            if most >= MAX_FOR_PATH {
                break;
            }
            most = most.max(doublings(self.at(step)).min(MAX_FOR_PATH));
        }
        self.doublings = most;
    }

    /// The area that is shown.
    #[must_use]
    pub fn area(&self) -> Bounds {
        if let Some(range) = self.range {
            return range;
        }
        let [left, right, below, above] = self.fitted_area;
        let doubled = |low: f64, high: f64| {
            let half = (high - low) / 2.0 * 2_f64.powi(self.doublings);
            let middle = f64::midpoint(low, high);
            [middle - half, middle + half]
        };
        let ([left, right], [below, above]) = (doubled(left, right), doubled(below, above));
        [left, right, below, above]
    }
}
