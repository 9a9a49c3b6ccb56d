//! The digits' implementation of `Steps`: stepping forwards and backwards, and playing.

use super::Digits;
use crate::numeric::descent::Status;
use crate::numeric::digits::experiment::Experiment;
use crate::numeric::digits::run::TrainingRun;
use crate::numeric::outcome::Outcome;
use crate::numeric::steps::Steps;

impl Steps for Digits {
    fn status(&self) -> Status {
        match self.run() {
            Some(run) if run.diverged().is_some() => Status::Diverged,
            _ if self.playing => Status::Running,
            Some(run) if run.steps() > 0 => Status::Paused,
            _ => Status::Ready,
        }
    }

    fn is_playing(&self) -> bool {
        self.playing
    }

    fn is_busy(&self) -> bool {
        self.playing || self.has_pending_evaluation()
    }

    fn can_step(&self) -> bool {
        let fits = |run: &TrainingRun| run.diverged().is_none() && run.has_room();
        self.run().is_some_and(fits)
    }

    fn can_go_back(&self) -> bool {
        self.shown_and_last().1 > 0
    }

    fn shown_and_last(&self) -> (usize, usize) {
        // While playing, the run may be ahead of the shown step, which then counts as the last.
        let shown_and_last = |experiment: &Experiment| match self.hovered_step {
            None if self.playing => (experiment.at(), experiment.at()),
            _ => (experiment.at(), experiment.run().steps()),
        };
        self.experiment.as_ref().map_or((0, 0), shown_and_last)
    }

    fn steps_per_second(&self) -> f64 {
        self.steps_per_second
    }

    fn set_steps_per_second(&mut self, steps_per_second: f64) {
        self.steps_per_second = steps_per_second;
    }

    fn step(&mut self, n: usize) {
        self.stop_and_snap();
        if let Some(experiment) = &mut self.experiment {
            experiment.step(n, self.learning_rate);
        }
        self.evaluate_some(usize::MAX);
    }

    fn back(&mut self, n: usize) {
        let (_, steps) = self.shown_and_last();
        self.back_to(steps.saturating_sub(n));
    }

    fn reset(&mut self) {
        self.back_to(0);
    }

    fn play(&mut self) {
        self.stop_and_snap();
        // The first step is due at once.
        (self.playing, self.phase) = (self.can_step(), 1.0);
    }

    fn pause(&mut self) {
        self.stop_and_snap();
    }

    fn show(&mut self, step: usize) {
        self.stop_and_snap();
        let steps = self.run().map_or(usize::MAX, TrainingRun::steps);
        self.selected_step = Some(step).filter(|step| *step < steps);
        self.refresh_shown();
    }

    fn hover_step(&mut self, step: Option<usize>) {
        self.hovered_step = step;
        self.refresh_shown();
    }

    /// Playing evaluates the epochs itself.
    fn advance(&mut self, seconds: f64, _glide: bool) {
        if self.playing {
            self.advance_playing(seconds);
        } else {
            self.evaluate_pending();
        }
    }

    /// The shown step, the last step, the number of evaluated epochs, whether it is playing, and
    /// whether an evaluation is pending.
    fn display_key(&self) -> Option<[usize; 5]> {
        let (at, steps) = self.shown_and_last();
        let epochs = self
            .experiment
            .as_ref()
            .map_or(0, |experiment| experiment.epochs().len());
        let [playing, has_pending_evaluation] =
            [self.playing, self.has_pending_evaluation()].map(usize::from);
        Some([at, steps, epochs, playing, has_pending_evaluation])
    }

    fn describe(&self) -> String {
        self.progress_in_words()
    }

    fn outcome(&self) -> Option<Outcome> {
        self.ending()
    }
}
