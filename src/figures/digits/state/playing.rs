//! Playing: what a frame of it trains and evaluates.

use super::Digits;
use crate::numeric::digits::classes::Classes;
use crate::numeric::digits::trainer::PORTION;
use crate::numeric::steps::Steps;

/// A frame trains on about so many digits at most where there are ten scores, and evaluates so many:
/// less than 2 ms.
const FRAME: (usize, usize) = (PORTION, 256);
/// With one score it is so many times as many in that time.
const QUICK: usize = 5;

impl Digits {
    pub(super) fn stop_and_snap(&mut self) {
        (self.playing, self.phase, self.shown_this_frame) = (false, 0.0, false);
        self.selected_step = None;
        self.refresh_shown();
    }

    /// Looks at the step that is pointed at, or that the reader went back to, or at the last.
    pub(super) fn refresh_shown(&mut self) {
        let step = self
            .hovered_step
            .or(self.selected_step)
            .unwrap_or(usize::MAX);
        if let Some(experiment) = &mut self.experiment
            && experiment.at() != step.min(experiment.run().steps())
        {
            experiment.show(step);
        }
    }

    /// Goes back to a step, and forgets what came after.
    pub(super) fn back_to(&mut self, step: usize) {
        self.stop_and_snap();
        self.pending_steps.clear();
        if let Some(experiment) = &mut self.experiment {
            experiment.back_to(step);
        }
        self.evaluate_some(usize::MAX);
    }

    /// How many digits a frame trains on at most, and how many it evaluates.
    pub(super) fn frame(&self) -> (usize, usize) {
        let times = match self.classes {
            Classes::All => 1,
            _ => QUICK,
        };
        (times * FRAME.0, times * FRAME.1)
    }

    /// Plays for so many seconds: what is to be seen next is prepared, the next step or, of several
    /// that are due, the last, and how good an epoch was. Steps that are too many for a frame are left
    /// out, and it plays slower.
    pub(super) fn advance_playing(&mut self, seconds: f64) {
        let (mut digits, evaluated) = self.frame();
        let Some(experiment) = self.experiment.as_mut() else {
            return;
        };
        self.phase += seconds * self.steps_per_second;
        let shown_last_frame = std::mem::take(&mut self.shown_this_frame);
        if shown_last_frame && self.phase >= 2.0 {
            let size = experiment.run().trainer().size();
            let due = (digits / size).min(self.phase as usize - 1);
            self.phase = 1.0 + self.phase.fract();
            digits -= due * size;
            if experiment.run_on(due, self.learning_rate) < due {
                return self.pause();
            }
        }
        let before = experiment.epochs().len();
        if experiment.prepare(self.learning_rate, digits) && self.phase >= 1.0 && !shown_last_frame
        {
            self.phase -= 1.0;
            self.shown_this_frame = true;
            if experiment.run_on(1, self.learning_rate) == 0 || !self.can_step() {
                return self.pause();
            }
            self.refresh_shown();
        } else {
            experiment.evaluate_some(evaluated);
            self.shown_this_frame = experiment.epochs().len() > before;
        }
    }
}
