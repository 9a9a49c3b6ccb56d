//! The area of the plane that the plot shows.

use super::Landscape;
use super::height_grid::Bounds;
use super::parameter_plane::Plane;
use crate::numeric::descent::Descends;

impl Landscape {
    /// An area with room for a start and a minimum, and for going as far along each axis as takes the
    /// loss from the minimum's to the start's.
    pub(super) fn fit_area(&self, start: (f64, f64), lowest: (f64, f64)) -> Bounds {
        const ROOM: f64 = 1.25;
        let (second_derivatives, rise) = self.with_surface(|surface| {
            let rise = surface.height(start.0, start.1) - surface.height(lowest.0, lowest.1);
            (surface.second_derivatives(lowest), rise)
        });
        // A ravine is to look like one, and as wide a bowl: so of the true proportion some stays, the
        // fourth root. Parameters have no common unit.
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
        let span = |from: f64, to: f64, bend: f64, narrow: f64| {
            let reach = (2.0 * rise.max(0.0) / bend).sqrt();
            let reach = if reach.is_finite() { reach } else { 0.0 };
            let half = (ROOM * (from - to).abs() / 2.0 + 0.35 * reach).max(ROOM * reach / 2.0);
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

    /// Doubles the area as often as the start and the path need; not during a drag.
    pub(super) fn widen(&mut self) {
        /// A path may lead out of all areas.
        const MOST: i32 = 5;
        const FARTHEST: i32 = 60;
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
            while out > 2_f64.powi(doublings) && doublings < FARTHEST {
                doublings += 1;
            }
            doublings
        };
        let mut most = doublings(self.at(0));
        for step in 1..=self.descent().training().steps() {
            if most >= MOST {
                break;
            }
            most = most.max(doublings(self.at(step)).min(MOST));
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
        let wide = |low: f64, high: f64| {
            let half = (high - low) / 2.0 * 2_f64.powi(self.doublings);
            let middle = f64::midpoint(low, high);
            [middle - half, middle + half]
        };
        let ([left, right], [below, above]) = (wide(left, right), wide(below, above));
        [left, right, below, above]
    }
}
