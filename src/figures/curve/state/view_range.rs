//! The part of the plane that the plot shows.

use super::Curve;
use super::plot_range::PlotRange;

impl Curve {
    /// The `x` that the plot shows: the function's range, doubled as often as the path needs.
    #[must_use]
    pub fn view(&self) -> (f64, f64) {
        self.plot_range.x
    }

    /// The least and the greatest `f(x)` in view.
    #[must_use]
    pub fn heights(&self) -> (f64, f64) {
        self.plot_range.y
    }

    /// Widens the view to the path, from so many doublings on, and finds the minimum ahead.
    pub(super) fn update_range(&mut self, mut doublings: i32) {
        const MAX_DOUBLINGS: i32 = 40;
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        let (least, most) = (0..=self.descent.training().steps())
            .map(|step| self.row(step).x)
            .fold(ends, |(least, most), x| (least.min(x), most.max(x)));
        let beyond = |doublings| {
            let (low, high) = PlotRange::x_at(&self.function, doublings);
            least < low || most > high
        };
        while doublings < MAX_DOUBLINGS && beyond(doublings) {
            doublings += 1;
        }
        if doublings != self.plot_range.doublings {
            self.plot_range = PlotRange::of(&self.function, doublings);
        }
        let x = self.now().x;
        if x != self.minimum_sought_from {
            self.minimum = self.function.minimum_from(x).or(self.minimum);
            self.minimum_sought_from = x;
        }
    }
}
