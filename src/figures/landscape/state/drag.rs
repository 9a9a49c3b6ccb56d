//! The start of the descent: where it is set, and how it is dragged.

use super::drag_undo::DragUndo;
use super::{Landscape, STARTS};
use crate::numeric::descent::Descends;

impl Landscape {
    /// The coordinates of the start.
    #[must_use]
    pub fn start(&self) -> (f64, f64) {
        self.at(0)
    }

    /// Starts at these coordinates, at step 0; the rest stays.
    pub fn set_start(&mut self, at: (f64, f64)) {
        self.start_before_drag = None;
        self.restart(at);
        self.update();
    }

    /// Starts from these parameters, or this place of a function.
    pub(super) fn start_from(&mut self, params: &[f64]) {
        match &mut self.function {
            Some(function) => function.descent.training_mut().restart(params),
            None => self.regression.set_start(params),
        }
    }

    /// Starts at these coordinates, whatever the picture shows.
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

    /// Takes hold of the start: a drag begins, which can be cancelled.
    pub fn grab(&mut self) {
        let training = self.descent().training();
        self.drag_undo = Some(DragUndo {
            start: training.at(0).params.to_vec(),
            learning_rates: training.learning_rates().to_vec(),
        });
    }

    /// Drags the start to these coordinates, held inside the area; as many steps follow from there as
    /// followed before.
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
        self.active().replay(rates);
        self.update();
    }

    /// Whether it is being dragged.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.drag_undo.is_some()
    }

    /// Lets go of the start where it is.
    pub fn release(&mut self) {
        self.drag_undo = None;
        self.widen();
    }

    /// Ends a drag where it began: start and path are what they were.
    pub fn cancel_drag(&mut self) {
        if let Some(DragUndo {
            start,
            learning_rates,
        }) = self.drag_undo.take()
        {
            self.start_from(&start);
            self.active().replay(learning_rates);
            self.update();
        }
    }
}
