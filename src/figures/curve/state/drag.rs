//! The start of the descent: where it is set, and how it is dragged.

use super::drag_undo::DragUndo;
use super::{Curve, STARTS};

impl Curve {
    /// Where the descent started.
    #[must_use]
    pub fn start(&self) -> f64 {
        self.descent.training().at(0).params[0]
    }

    /// Puts the point at `x`: a new start, at step 0. The view widens to hold it, in doublings.
    pub fn set_start(&mut self, x: f64) {
        self.start_before_drag = None;
        self.restart_at(x, 0);
    }

    /// Takes hold of the point: a drag begins, which can be cancelled.
    pub fn grab(&mut self) {
        let at = self.now().x;
        let start = self.start();
        self.start_before_drag.get_or_insert(start);
        self.drag_undo = Some(DragUndo {
            start: self.start(),
            learning_rates: self.descent.training().learning_rates().to_vec(),
        });
        self.drag(at);
    }

    /// Lets go of the point where it is.
    pub fn release(&mut self) {
        self.drag_undo = None;
    }

    /// Ends a drag where it began: start and path are what they were.
    pub fn cancel_drag(&mut self) {
        if let Some(undo) = self.drag_undo.take() {
            self.restart_at(undo.start, self.plot_range.doublings);
            self.descent.replay(undo.learning_rates);
            self.update_range(self.plot_range.doublings);
        }
    }

    /// Drags the point to `x`, held inside the view, which stays, and inside [`STARTS`].
    pub fn drag(&mut self, x: f64) {
        let (low, high) = self.view();
        let x = x.clamp(low, high).clamp(STARTS.0, STARTS.1);
        let start = self.start();
        self.start_before_drag.get_or_insert(start);
        self.restart_at(x, self.plot_range.doublings);
    }

    fn restart_at(&mut self, x: f64, doublings: i32) {
        if x.is_finite() {
            self.descent.training_mut().restart(&[x]);
            self.update_range(doublings);
        }
    }

    /// The nearest place with a curve, if there is none where the point is.
    #[must_use]
    pub fn nearest_defined(&self) -> Option<f64> {
        self.function.nearest_defined(self.now().x)
    }

    /// Puts the point where there is a curve, if there is none where it starts.
    pub fn move_into_domain(&mut self) {
        if let Some(x) = self.function.nearest_defined(self.start()) {
            self.set_start(x.clamp(STARTS.0, STARTS.1));
        }
    }
}
