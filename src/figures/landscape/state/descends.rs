//! The landscape's implementation of `Descends`: playing, stepping and undoing a drag.

use super::Landscape;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::{Descends, Descent};
use crate::numeric::outcome::Outcome;

impl Descends for Landscape {
    fn descent(&self) -> &Descent {
        match &self.function {
            Some(function) => &function.descent,
            None => &self.regression.descent,
        }
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let before = self.shown_and_steps();
        let result = verb(self.active_descent());
        self.after_drive(before);
        result
    }

    fn is_moved(&self) -> bool {
        let start = self.descent().training().at(0).params;
        self.start_before_drag
            .as_ref()
            .is_some_and(|start_before_drag| start_before_drag != start)
    }

    fn undo_move(&mut self) {
        if let Some(start_before_drag) = self.start_before_drag.take() {
            self.start_from(&start_before_drag);
            self.update();
        }
    }

    fn hover_step(&mut self, step: Option<usize>) {
        self.active_descent().hover_step(step);
        self.update();
    }

    fn describe(&self) -> String {
        let loss = spoken(&significant(self.now().loss, 6));
        format!(
            "step {}, loss {loss}, {}",
            self.descent().at(),
            self.params_in_words()
        )
    }

    fn outcome(&self) -> Option<Outcome> {
        self.ending()
    }
}
