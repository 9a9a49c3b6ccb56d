//! A descent: a training that is stepped, taken back, and played at a pace.

mod descends;
mod direction;
mod phase;
mod status;

pub use descends::Descends;
pub use direction::Direction;
pub use status::Status;

use phase::Phase;

use super::training::{Termination, Training};

/// Halving the learning rate stops here.
pub const MIN_LEARNING_RATE: f64 = 1e-9;
/// A history has at most this many steps.
pub const MAX_STEPS: usize = 10_000;

/// A training with a learning rate, a direction and a pace.
pub struct Descent {
    training: Training,
    /// The learning rate (`lr`), positive.
    learning_rate: f64,
    /// Which way a step goes.
    direction: Direction,
    /// Steps a second while playing.
    pub steps_per_second: f64,
    playing: bool,
    /// Whether playing goes on although it is time to stop, since it was so already when it began.
    continues_past_end: bool,
    /// The step of the history that is shown, if it is not the last.
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

    /// Takes another training; rate, direction and pace stay.
    pub fn set_training(&mut self, training: Training) {
        self.stop_playing();
        self.training = training;
    }

    /// The training, to change its objective or its rules; playing stops.
    pub fn training_mut(&mut self) -> &mut Training {
        self.stop_playing();
        &mut self.training
    }

    /// The learning rate (`lr`).
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Takes another learning rate from the next step on. A divergence is cleared: another rate may
    /// lead back.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
        self.training.resume();
    }

    /// Which way the next step goes.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Sets the direction of the steps to come; a divergence is cleared.
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

    /// Its status.
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

    /// Takes up to `n` steps; fewer when it diverges or the history is full. Returns how many.
    pub fn step(&mut self, n: usize) -> usize {
        self.stop_playing();
        let rate = self.signed_learning_rate();
        (0..n).take_while(|_| self.training.step(rate)).count()
    }

    /// Goes back to step 0 and takes steps at these rates, a negative one uphill. The rate and the
    /// direction in force stay.
    ///
    /// A divergence is cleared where the rate changes, as by
    /// [`set_learning_rate`](Descent::set_learning_rate).
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

    /// Takes back up to `n` steps. Returns how many.
    pub fn back(&mut self, n: usize) -> usize {
        self.stop_playing();
        (0..n).take_while(|_| self.training.back()).count()
    }

    /// Goes back to step 0, exactly.
    pub fn reset(&mut self) {
        self.stop_playing();
        self.training.reset();
    }

    /// Starts to play, if a step can be taken. Playing stops when it is time to; started again, it
    /// goes on.
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

    /// The step that is shown: the last, unless the reader looks back.
    #[must_use]
    pub fn at(&self) -> usize {
        let last = self.training.steps();
        let looked_at = self.hovered_step.or(self.selected_step);
        looked_at.map_or(last, |step| step.min(last))
    }

    /// The step that the picture has reached: the one that is shown, or, while the picture moves there,
    /// the one before. Numbers of this step are never ahead of the picture.
    #[must_use]
    pub fn reached(&self) -> usize {
        let at = self.at();
        if self.share_of_way() < 1.0 {
            at.saturating_sub(1)
        } else {
            at
        }
    }

    /// The share of the way from the step before to this one that the picture has moved, 0 to 1.
    fn share_of_way(&self) -> f64 {
        match self.hovered_step {
            Some(_) => 1.0,
            None => self.phase.share_of_way(),
        }
    }

    /// The step of the history that was chosen to be shown, if it is not the last.
    #[must_use]
    pub fn selected_step(&self) -> Option<usize> {
        self.selected_step
    }

    /// Shows a step while the pointer is over it; none ends that.
    pub fn hover_step(&mut self, step: Option<usize>) {
        self.hovered_step = step;
    }

    /// Shows a step of the history, which is kept; playing stops. The last step, or one beyond it, shows
    /// the current state.
    pub fn show(&mut self, step: usize) {
        self.stop_playing();
        self.selected_step = Some(step).filter(|step| *step < self.training.steps());
    }

    /// Whether it is being played.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// Halves the learning rate, but not below [`MIN_LEARNING_RATE`], so that a descent that diverged can go
    /// on.
    pub fn halve_learning_rate(&mut self) {
        self.set_learning_rate((self.learning_rate / 2.0).max(MIN_LEARNING_RATE));
    }

    /// Lets so many seconds pass. While playing, steps are taken at the pace, and the picture moves from
    /// step to step; without `glide` it jumps. At the end of the descent playing stops once the picture
    /// has arrived.
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

    /// The parameters that the picture shows: those of the step that is shown, or, while playing,
    /// between the step before and this one.
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
