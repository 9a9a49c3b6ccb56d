//! The curve's implementation of `Descends`: playing, stepping and undoing a drag.

use super::Curve;
use super::row::StepRow;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::{Descends, Descent};
use crate::numeric::outcome::Outcome;

impl Descends for Curve {
    fn descent(&self) -> &Descent {
        &self.descent
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let result = verb(&mut self.descent);
        let at_start = self.descent.training().steps() == 0;
        self.update_range(if at_start {
            0
        } else {
            self.plot_range.doublings
        });
        result
    }

    fn is_moved(&self) -> bool {
        self.start_before_drag
            .is_some_and(|start_before_drag| start_before_drag != self.start())
    }

    fn undo_move(&mut self) {
        if let Some(start_before_drag) = self.start_before_drag {
            self.set_start(start_before_drag);
        }
    }

    fn hover_step(&mut self, step: Option<usize>) {
        self.descent.hover_step(step);
    }

    fn describe(&self) -> String {
        let StepRow { x, y, slope, .. } = self.now();
        let [x, y, slope] = [x, y, slope].map(|number| spoken(&significant(number, 3)));
        format!("x = {x}, f(x) = {y}, slope {slope}")
    }

    fn outcome(&self) -> Option<Outcome> {
        self.ending()
    }
}
