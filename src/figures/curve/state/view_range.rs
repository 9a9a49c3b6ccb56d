//! The part of the plane that the plot shows.

use super::Curve;
use super::frame::Frame;

impl Curve {
    /// The `x` that the plot shows: the function's range, doubled as often as the path needs.
    #[must_use]
    pub fn view(&self) -> (f64, f64) {
        self.frame.across
    }

    /// The least and the greatest `f(x)` in view.
    #[must_use]
    pub fn heights(&self) -> (f64, f64) {
        self.frame.up
    }

    /// Widens the view to the path, from so many doublings on, and finds the minimum ahead.
    pub(super) fn look_around(&mut self, mut doublings: i32) {
        const MOST_DOUBLINGS: i32 = 40;
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        let (least, most) = (0..=self.descent.training().steps())
            .map(|step| self.row(step).x)
            .fold(ends, |(least, most), x| (least.min(x), most.max(x)));
        let beyond = |doublings| {
            let (low, high) = Frame::across(&self.function, doublings);
            least < low || most > high
        };
        while doublings < MOST_DOUBLINGS && beyond(doublings) {
            doublings += 1;
        }
        if doublings != self.frame.doublings {
            self.frame = Frame::of(&self.function, doublings);
        }
        let x = self.now().x;
        if x != self.looked_from {
            self.minimum = self.function.minimum_from(x).or(self.minimum);
            self.looked_from = x;
        }
    }
}
