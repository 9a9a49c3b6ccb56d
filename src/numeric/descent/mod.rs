//! A descent: a training that is stepped forwards and back, and played at a pace.

mod descends;
mod direction;
mod phase;
mod status;
mod steps;

pub use descends::Descends;
pub use direction::Direction;
pub use phase::Phase;
pub use status::Status;

use super::training::{Termination, Training};

/// The lower bound for halving the learning rate.
pub const MIN_LEARNING_RATE: f64 = 1e-9;
/// The greatest number of steps of a history.
pub const MAX_STEPS: usize = 10_000;

/// A training with a learning rate, a direction and a pace.
pub struct Descent {
    training: Training,
    /// The learning rate (`lr`), positive.
    learning_rate: f64,
    /// The direction of the steps.
    direction: Direction,
    /// The pace of playing, in steps per second.
    pub steps_per_second: f64,
    playing: bool,
    /// Whether playing ignores that the training is done, because it was done already when playing
    /// began.
    continues_past_end: bool,
    /// The step of the history that is selected to be shown, if it is not the last.
    selected_step: Option<usize>,
    /// The step of the history that the pointer is over.
    hovered_step: Option<usize>,
    phase: Phase,
}

impl Descent {
    /// A descent at step 0.
    #[must_use]
    pub fn new(training: Training, learning_rate: f64, steps_per_second: f64) -> Self {
        Self {
            training,
            learning_rate,
            direction: Direction::Downhill,
            steps_per_second,
            playing: false,
            continues_past_end: false,
            selected_step: None,
            hovered_step: None,
            phase: Phase::new(),
        }
    }

    /// The training, with its history.
    #[must_use]
    pub fn training(&self) -> &Training {
        &self.training
    }

    /// Replaces the training; learning rate, direction and pace are kept.
    pub fn set_training(&mut self, training: Training) {
        self.stop_playing();
        self.training = training;
    }

    /// The training, for changing its objective or its rules; playing stops.
    pub fn training_mut(&mut self) -> &mut Training {
        self.stop_playing();
        &mut self.training
    }

    /// The learning rate (`lr`).
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Sets the learning rate of the next steps. A divergence is cleared, because the descent may
    /// continue with another rate.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
        self.training.resume();
    }

    /// The direction of the next step.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Sets the direction of the next steps; a divergence is cleared.
    pub fn set_direction(&mut self, direction: Direction) {
        self.direction = direction;
        self.training.resume();
    }

    /// The learning rate with the sign of the direction, as [`Training::step`] takes it.
    #[must_use]
    pub fn signed_learning_rate(&self) -> f64 {
        match self.direction {
            Direction::Downhill => self.learning_rate,
            Direction::Uphill => -self.learning_rate,
        }
    }

    /// The status of the descent.
    #[must_use]
    pub fn status(&self) -> Status {
        match self.training.termination() {
            Some(Termination::Diverged) => Status::Diverged,
            _ if self.playing => Status::Running,
            _ if self.training.steps() == 0 => Status::Ready,
            Some(Termination::Converged(_)) => Status::Converged,
            _ => Status::Paused,
        }
    }

    /// Takes up to `n` steps, fewer if it diverges or the history is full. Returns the number of steps
    /// taken.
    pub fn step(&mut self, n: usize) -> usize {
        self.stop_playing();
        let rate = self.signed_learning_rate();
        (0..n).take_while(|_| self.training.step(rate)).count()
    }

    /// Goes back to step 0 and takes steps at these rates, uphill at a negative one. Learning rate and
    /// direction are kept.
    ///
    /// A divergence is cleared wherever the rate changes, as
    /// [`set_learning_rate`](Descent::set_learning_rate) does.
    pub fn replay(&mut self, signed_learning_rates: impl IntoIterator<Item = f64>) {
        self.reset();
        for rate in signed_learning_rates {
            self.clear_divergence_unless(rate);
            self.training.step(rate);
        }
        self.clear_divergence_unless(self.signed_learning_rate());
    }

    /// Clears a divergence unless the last step was taken at this rate.
    fn clear_divergence_unless(&mut self, signed_learning_rate: f64) {
        if self.training.learning_rates().last() != Some(&signed_learning_rate) {
            self.training.resume();
        }
    }

    /// Undoes up to `n` steps. Returns the number of steps undone.
    pub fn back(&mut self, n: usize) -> usize {
        self.stop_playing();
        (0..n).take_while(|_| self.training.back()).count()
    }

    /// Goes back to step 0, exactly.
    pub fn reset(&mut self) {
        self.stop_playing();
        self.training.reset();
    }

    /// Starts playing, if a step can be taken. Playing stops when the training is done; if it was done
    /// already, playing goes on past its end.
    pub fn play(&mut self) {
        self.phase.arrive();
        self.selected_step = None;
        self.continues_past_end = self.training.is_done();
        self.playing = self.can_step();
    }

    /// Whether another step can be taken: it has not diverged and the history is not full.
    #[must_use]
    pub fn can_step(&self) -> bool {
        self.training.termination().is_none() || self.training.is_done()
    }

    /// Stops playing; the picture shows the last step.
    pub fn pause(&mut self) {
        self.stop_playing();
    }

    fn stop_playing(&mut self) {
        self.playing = false;
        self.phase.arrive();
        self.selected_step = None;
    }

    /// The step that is shown: the hovered or the selected one, else the last.
    #[must_use]
    pub fn at(&self) -> usize {
        let last = self.training.steps();
        let chosen = self.hovered_step.or(self.selected_step);
        chosen.map_or(last, |step| step.min(last))
    }

    /// The step that the picture has reached: the shown step, or, while the picture is still moving
    /// there, the step before. Numbers shown for this step are never ahead of the picture.
    #[must_use]
    pub fn reached(&self) -> usize {
        let at = self.at();
        if self.share_of_way() < 1.0 {
            at.saturating_sub(1)
        } else {
            at
        }
    }

    /// The share of the way from the step before to the shown step that the picture has moved, 0 to 1.
    fn share_of_way(&self) -> f64 {
        match self.hovered_step {
            Some(_) => 1.0,
            None => self.phase.share_of_way(),
        }
    }

    /// The step of the history that is selected to be shown, if it is not the last.
    #[must_use]
    pub fn selected_step(&self) -> Option<usize> {
        self.selected_step
    }

    /// Shows a step while the pointer is over it; `None` ends that.
    pub fn hover_step(&mut self, step: Option<usize>) {
        self.hovered_step = step;
    }

    /// Selects a step of the history to show; playing stops, and the history is kept. The last step, or
    /// one beyond it, shows the current state.
    pub fn show(&mut self, step: usize) {
        self.stop_playing();
        self.selected_step = Some(step).filter(|step| *step < self.training.steps());
    }

    /// Whether the descent is being played.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// Halves the learning rate, but not below [`MIN_LEARNING_RATE`], so that a descent that diverged
    /// can continue.
    pub fn halve_learning_rate(&mut self) {
        self.set_learning_rate((self.learning_rate / 2.0).max(MIN_LEARNING_RATE));
    }

    /// Advances playing by this many seconds: steps are taken at the pace, and the picture glides from
    /// step to step, or jumps if `glide` is false. When the training is done, playing stops once the
    /// picture has arrived at the last step.
    pub fn advance(&mut self, seconds: f64, glide: bool) {
        if !self.playing {
            return;
        }
        self.phase.pass(seconds * self.steps_per_second, glide);
        while self.phase.is_over() {
            let ended = self.training.is_done() && !self.continues_past_end;
            if ended || !self.training.step(self.signed_learning_rate()) {
                return self.stop_playing();
            }
            self.phase.begin_next();
        }
    }

    /// The parameters that the picture shows: those of the shown step, or, while playing, an
    /// interpolation between the step before and the shown step.
    pub fn shown_params(&self) -> impl Iterator<Item = f64> {
        let from = self.training.at(self.at().saturating_sub(1)).params;
        let to = self.training.at(self.at()).params;
        let eased = self.share_of_way();
        from.iter().zip(to).map(move |(from, to)| {
            if eased >= 1.0 {
                *to
            } else {
                from + eased * (to - from)
            }
        })
    }
}
