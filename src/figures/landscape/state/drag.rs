//! The start of the descent: setting it and dragging it.

use super::drag_undo::DragUndo;
use super::{Landscape, STARTS};
use crate::numeric::descent::Descends;

impl Landscape {
    /// The coordinates of the start.
    #[must_use]
    pub fn start(&self) -> (f64, f64) {
        self.at(0)
    }

    /// Sets the start to these coordinates in the plane and goes to step 0; parameters off the
    /// plane stay.
    pub fn set_start(&mut self, at: (f64, f64)) {
        self.start_before_drag = None;
        self.restart(at);
        self.update();
    }

    /// Restarts from these parameters; for a function, from this `x` and `y`.
    pub(super) fn start_from(&mut self, params: &[f64]) {
        match &mut self.function {
            Some(function) => function.descent.training_mut().restart(params),
            None => self.regression.set_start(params),
        }
    }

    /// Restarts at these coordinates, clamped to [`STARTS`] but not to the plot. Coordinates that
    /// are not finite change nothing.
    pub(super) fn restart(&mut self, (x, y): (f64, f64)) {
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        let at = [x, y].map(|value| value.clamp(STARTS.0, STARTS.1));
        let params = match &self.function {
            Some(_) => at.to_vec(),
            None => self
                .parameter_plane
                .params_at(self.regression.start(), at.into()),
        };
        self.start_from(&params);
    }

    /// Begins a drag of the start, which can be cancelled.
    pub fn grab(&mut self) {
        let training = self.descent().training();
        self.drag_undo = Some(DragUndo {
            start: training.at(0).params.to_vec(),
            learning_rates: training.learning_rates().to_vec(),
        });
    }

    /// Drags the start to these coordinates, clamped to the area, and takes as many steps from
    /// there as before the drag.
    pub fn drag(&mut self, (x, y): (f64, f64)) {
        let [left, right, below, above] = self.area();
        let at = (x.clamp(left, right), y.clamp(below, above));
        let rates = match &self.drag_undo {
            Some(undo) => undo.learning_rates.clone(),
            None => self.descent().training().learning_rates().to_vec(),
        };
        let start = self.descent().training().at(0).params.to_vec();
        self.start_before_drag.get_or_insert(start);
        self.restart(at);
        self.active_descent().replay(rates);
        self.update();
    }

    /// Whether the start is being dragged.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.drag_undo.is_some()
    }

    /// Ends a drag and keeps the start where it is.
    pub fn release(&mut self) {
        self.drag_undo = None;
        self.widen();
    }

    /// Cancels a drag: restores the start and the path from before it.
    pub fn cancel_drag(&mut self) {
        if let Some(DragUndo {
            start,
            learning_rates,
        }) = self.drag_undo.take()
        {
            self.start_from(&start);
            self.active_descent().replay(learning_rates);
            self.update();
        }
    }
}
