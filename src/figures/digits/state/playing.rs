//! Playing: the training and evaluation within an animation frame.

use super::Digits;
use crate::numeric::digits::classes::Classes;
use crate::numeric::digits::trainer::PORTION;
use crate::numeric::steps::Steps;

/// The most digits that a frame trains on, and the most that it evaluates, with ten scores; both
/// take less than 2 ms.
const FRAME_DIGITS: (usize, usize) = (PORTION, 256);
/// The factor by which a frame can process more digits with one score.
const ONE_SCORE_FACTOR: usize = 5;

impl Digits {
    /// Stops playing and shows the last step, or the hovered one.
    pub(super) fn stop_and_snap(&mut self) {
        (self.playing, self.phase, self.shown_this_frame) = (false, 0.0, false);
        self.selected_step = None;
        self.refresh_shown();
    }

    /// Shows the hovered step, else the selected one, else the last.
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

    /// Goes back to a step and drops the steps after it.
    pub(super) fn back_to(&mut self, step: usize) {
        self.stop_and_snap();
        self.pending_steps.clear();
        if let Some(experiment) = &mut self.experiment {
            experiment.back_to(step);
        }
        self.evaluate_some(usize::MAX);
    }

    /// The most digits that a frame trains on, and the most that it evaluates.
    pub(super) fn frame_digits(&self) -> (usize, usize) {
        let factor = match self.classes {
            Classes::All => 1,
            _ => ONE_SCORE_FACTOR,
        };
        (factor * FRAME_DIGITS.0, factor * FRAME_DIGITS.1)
    }

    /// Plays for a number of seconds. A frame prepares the next step, and shows it if it is ready
    /// and due; a frame that shows no step evaluates epochs. If several steps are due, only the
    /// last one is shown. Steps beyond the limit of a frame are not taken, so that playing becomes
    /// slower.
    pub(super) fn advance_playing(&mut self, seconds: f64) {
        let (mut digits, evaluated) = self.frame_digits();
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
