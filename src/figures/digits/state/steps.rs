//! The training step by step: forward, back, and played.

use super::Digits;
use crate::numeric::descent::Status;
use crate::numeric::digits::experiment::Experiment;
use crate::numeric::digits::run::TrainingRun;
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
        // While it plays, the steps of which the last is prepared are not told of yet.
        let place = |experiment: &Experiment| match self.hovered_step {
            None if self.playing => (experiment.at(), experiment.at()),
            _ => (experiment.at(), experiment.run().steps()),
        };
        self.experiment.as_ref().map_or((0, 0), place)
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
        // The first step is taken at once.
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

    /// Playing finds out about the epochs by itself.
    fn advance(&mut self, seconds: f64, _glide: bool) {
        if self.playing {
            self.advance_playing(seconds);
        } else {
            self.evaluate_pending();
        }
    }

    /// The step that is looked at, the last one, for how many epochs it is known how good they are, and
    /// whether it goes on.
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

    fn outcome(&self) -> Option<String> {
        self.why_stopped()
    }
}
