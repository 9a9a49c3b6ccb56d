//! The start of the descent: setting it and dragging it.

use super::drag_undo::DragUndo;
use super::{Curve, STARTS};

impl Curve {
    /// The `x` at step 0.
    #[must_use]
    pub fn start(&self) -> f64 {
        self.descent.training().at(0).params[0]
    }

    /// Sets the start of the descent to `x` and goes to step 0. The plot's range is doubled until
    /// it holds `x`. A value that is not finite changes nothing.
    pub fn set_start(&mut self, x: f64) {
        self.start_before_drag = None;
        self.restart_at(x, 0);
    }

    /// Begins a drag of the point, which can be cancelled; the point becomes the start.
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

    /// Ends a drag and keeps the point where it is.
    pub fn release(&mut self) {
        self.drag_undo = None;
    }

    /// Cancels a drag: restores the start and the steps from before it.
    pub fn cancel_drag(&mut self) {
        if let Some(undo) = self.drag_undo.take() {
            self.restart_at(undo.start, self.plot_range.doublings);
            self.descent.replay(undo.learning_rates);
            self.update_range(self.plot_range.doublings);
        }
    }

    /// Drags the point to `x`, clamped to the plot's range, which stays the same, and to
    /// [`STARTS`].
    pub fn drag(&mut self, x: f64) {
        let (low, high) = self.view();
        let x = x.clamp(low, high).clamp(STARTS.0, STARTS.1);
        let start = self.start();
        self.start_before_drag.get_or_insert(start);
        self.restart_at(x, self.plot_range.doublings);
    }

    /// Restarts the descent at `x`, with the plot's range doubled at least `doublings` times.
    fn restart_at(&mut self, x: f64, doublings: i32) {
        if x.is_finite() {
            self.descent.training_mut().restart(&[x]);
            self.update_range(doublings);
        }
    }

    /// The nearest `x` at which the function is defined, if it is undefined at the point.
    #[must_use]
    pub fn nearest_defined(&self) -> Option<f64> {
        self.function.nearest_defined(self.now().x)
    }

    /// Moves the start to the nearest `x` at which the function is defined, if it is undefined
    /// there.
    pub fn move_into_domain(&mut self) {
        if let Some(x) = self.function.nearest_defined(self.start()) {
            self.set_start(x.clamp(STARTS.0, STARTS.1));
        }
    }
}
