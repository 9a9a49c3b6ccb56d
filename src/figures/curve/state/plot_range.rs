//! The range of `x` and `y` that the curve's plot shows.

use super::function::Function;
use crate::numeric::order::argsort;

/// The range of the plot: the function's range, doubled as often as the path needs.
pub(super) struct PlotRange {
    /// How often the function's range is doubled.
    pub doublings: i32,
    /// The range of `x`.
    pub x: (f64, f64),
    /// The range of `f(x)` over it, without the extremes of a pole.
    pub y: (f64, f64),
}

impl PlotRange {
    /// The function's range doubled `doublings` times, with the matching range of `y`.
    pub(super) fn of(function: &Function, doublings: i32) -> Self {
        let x = Self::x_at(function, doublings);
        let heights = function.sampled(x).map(|(_, y)| y);
        let heights: Vec<f64> = heights.filter(|y| y.is_finite()).collect();
        let heights: Vec<f64> = argsort(&heights).into_iter().map(|k| heights[k]).collect();
        Self {
            doublings,
            x,
            y: Self::y_of(&heights),
        }
    }

    /// The range of sorted heights. An end that lies far outside the middle 80 % of them, as at a
    /// pole, is cut off.
    fn y_of(heights: &[f64]) -> (f64, f64) {
        /// An end is cut off beyond this many times the height of the middle 80 %.
        const MAX_EXCESS: f64 = 8.0;
        let (Some(least), Some(most)) = (heights.first(), heights.last()) else {
            return (-1.0, 1.0);
        };
        let at = |share: usize| heights[(heights.len() - 1) * share / 20];
        let (low, high) = (at(2), at(18));
        let usual = high - low;
        let floor = least.max(low - MAX_EXCESS * usual);
        let top = most.min(high + MAX_EXCESS * usual);
        match (floor == *least, top == *most) {
            (true, true) if top > floor => (floor, top),
            (true, true) => (floor - 1.0, top + 1.0),
            (below, above) => (
                if below { floor } else { low - usual },
                if above { top } else { high + usual },
            ),
        }
    }

    /// The range of `x` after `doublings` doublings about its middle.
    pub(super) fn x_at(function: &Function, doublings: i32) -> (f64, f64) {
        let (low, high) = function.range;
        let (middle, half) = (f64::midpoint(low, high), (high - low) / 2.0);
        let half = half * 2_f64.powi(doublings);
        (middle - half, middle + half)
    }
}
