//! A training in a reader's hands: it is stepped, taken back, played at a pace.

use strum::{EnumString, IntoStaticStr, VariantNames};

use super::training::{Termination, Training};

/// The smallest learning rate that halving leads to.
pub const LEAST_RATE: f64 = 1e-9;
/// The most steps that a figure keeps.
pub const MOST_STEPS: usize = 10_000;

/// What a descent is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Status {
    /// No step has been taken.
    Ready,
    /// It is being played.
    Running,
    /// Steps have been taken, more can be.
    Paused,
    /// The rule of convergence holds.
    Converged,
    /// The loss has grown past all bounds.
    Diverged,
}

impl Status {
    /// As scripts see them, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// As scripts see it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// Which way a step goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Direction {
    /// Against the gradient: `params - lr * gradient`.
    #[default]
    Downhill,
    /// Along the gradient, the wrong sign: `params + lr * gradient`.
    Uphill,
}

impl Direction {
    /// As settings write it, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Uphill or downhill.
    #[must_use]
    pub fn uphill(uphill: bool) -> Self {
        if uphill { Self::Uphill } else { Self::Downhill }
    }
}

/// A training with a learning rate, a direction and a pace.
pub struct Descent {
    training: Training,
    /// The learning rate (`lr`), positive.
    learning_rate: f64,
    /// Which way a step goes.
    direction: Direction,
    /// Steps a second while playing.
    pub pace: f64,
    playing: bool,
    /// Whether playing goes on although it is time to stop: it was already when the reader asked to
    /// play.
    insisting: bool,
    /// The step of the history that is shown, if it is not the last.
    scrubbed: Option<usize>,
    /// The step that is only pointed at.
    peeked: Option<usize>,
    /// How far the picture is on its way from the step before to this one, 0 to 1.
    phase: f64,
    glides: bool,
}

impl Descent {
    /// A descent at step 0.
    #[must_use]
    pub fn new(training: Training, learning_rate: f64, pace: f64) -> Self {
        Self {
            training,
            learning_rate,
            direction: Direction::Downhill,
            pace,
            playing: false,
            insisting: false,
            scrubbed: None,
            peeked: None,
            phase: 1.0,
            glides: true,
        }
    }

    /// The history.
    #[must_use]
    pub fn training(&self) -> &Training {
        &self.training
    }

    /// Takes another training; rate, direction and pace stay.
    pub fn set_training(&mut self, training: Training) {
        self.settle();
        self.training = training;
    }

    /// The objective and the rules, to change; playing stops.
    pub fn training_mut(&mut self) -> &mut Training {
        self.settle();
        &mut self.training
    }

    /// The learning rate (`lr`).
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Takes another learning rate from the next step on. A divergence is lifted: another rate
    /// may lead back.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
        self.training.resume();
    }

    /// Which way the next step goes.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Turns the steps to come; a divergence is lifted.
    pub fn set_direction(&mut self, direction: Direction) {
        self.direction = direction;
        self.training.resume();
    }

    /// The learning rate with the sign of the direction, as [`Training::step`] takes it.
    #[must_use]
    pub fn signed_rate(&self) -> f64 {
        match self.direction {
            Direction::Downhill => self.learning_rate,
            Direction::Uphill => -self.learning_rate,
        }
    }

    /// What it is doing.
    #[must_use]
    pub fn status(&self) -> Status {
        match self.training.termination() {
            Some(Termination::Diverged) => Status::Diverged,
            _ if self.playing => Status::Running,
            _ if self.training.steps() == 0 => Status::Ready,
            Some(Termination::Converged) => Status::Converged,
            _ => Status::Paused,
        }
    }

    /// Takes up to `n` steps; fewer when it diverges or the history is full. Returns how many.
    pub fn step(&mut self, n: usize) -> usize {
        self.settle();
        let rate = self.signed_rate();
        (0..n).take_while(|_| self.training.step(rate)).count()
    }

    /// Goes back to step 0 and takes steps at these rates, a negative one uphill. The rate and the
    /// direction in force stay.
    ///
    /// As when a reader changes the rate, a divergence is lifted where the rates change.
    pub fn retrace(&mut self, signed_rates: impl IntoIterator<Item = f64>) {
        self.reset();
        for rate in signed_rates {
            self.lift_for(rate);
            self.training.step(rate);
        }
        self.lift_for(self.signed_rate());
    }

    /// Lifts a divergence that another rate than this one led to.
    fn lift_for(&mut self, signed_rate: f64) {
        if self.training.learning_rates().last() != Some(&signed_rate) {
            self.training.resume();
        }
    }

    /// Takes back up to `n` steps. Returns how many.
    pub fn back(&mut self, n: usize) -> usize {
        self.settle();
        (0..n).take_while(|_| self.training.back()).count()
    }

    /// Goes back to step 0, exactly.
    pub fn reset(&mut self) {
        self.settle();
        self.training.reset();
    }

    /// Starts to play, if a step can be taken. Playing stops when it is time to; asked again, it
    /// goes on beyond.
    pub fn play(&mut self) {
        self.phase = 1.0;
        self.scrubbed = None;
        self.insisting = self.training.is_done();
        self.playing = self.can_step();
    }

    /// Whether another step can be taken: it has not diverged and the history is not full.
    #[must_use]
    pub fn can_step(&self) -> bool {
        self.training.termination().is_none() || self.training.is_done()
    }

    /// Stops playing; the picture goes where the numbers are.
    pub fn pause(&mut self) {
        self.settle();
    }

    fn settle(&mut self) {
        self.playing = false;
        self.phase = 1.0;
        self.scrubbed = None;
    }

    /// The step that is shown: the last, unless the reader looks back.
    #[must_use]
    pub fn at(&self) -> usize {
        let last = self.training.steps();
        let looked_at = self.peeked.or(self.scrubbed);
        looked_at.map_or(last, |step| step.min(last))
    }

    /// The step that the picture has come to: the one it is [`at`](Descent::at), or, on the way there,
    /// the one before. Numbers that say this step are never ahead of the picture.
    #[must_use]
    pub fn reached(&self) -> usize {
        let at = self.at();
        if self.share_of_way() < 1.0 {
            at.saturating_sub(1)
        } else {
            at
        }
    }

    /// How far the picture is from the step before to this one, 0 to 1.
    fn share_of_way(&self) -> f64 {
        let glides = self.glides && self.peeked.is_none();
        let phase = if glides { self.phase } else { 1.0 };
        // Smoothstep: slow at both ends, so that each step reads as one.
        phase * phase * (3.0 - 2.0 * phase)
    }

    /// The step that the reader went back to, if it is not the last.
    #[must_use]
    pub fn scrubbed(&self) -> Option<usize> {
        self.scrubbed
    }

    /// Shows a step while the reader points at it; none shows again what was shown before.
    pub fn peek(&mut self, step: Option<usize>) {
        self.peeked = step;
    }

    /// Looks back at a step of the history, which stays as it is; playing stops. The last step and
    /// those beyond are where it stands.
    pub fn show(&mut self, step: usize) {
        self.settle();
        self.scrubbed = Some(step).filter(|step| *step < self.training.steps());
    }

    /// Whether it is being played.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// Halves the learning rate, at most down to [`LEAST_RATE`], so that a descent that diverged
    /// can go on.
    pub fn halve_learning_rate(&mut self) {
        self.set_learning_rate((self.learning_rate / 2.0).max(LEAST_RATE));
    }

    /// Lets so many seconds pass. While playing, the picture moves on and steps are taken at the
    /// pace; at the end of the descent playing stops once the picture has arrived. Without
    /// `glide` the picture jumps from step to step.
    pub fn advance(&mut self, seconds: f64, glide: bool) {
        if !self.playing {
            return;
        }
        self.glides = glide;
        self.phase += seconds * self.pace;
        while self.phase >= 1.0 {
            let ended = self.training.is_done() && !self.insisting;
            if ended || !self.training.step(self.signed_rate()) {
                return self.settle();
            }
            self.phase -= 1.0;
        }
    }

    /// The parameters that the picture shows: those of the step it is [`at`](Descent::at), or on the
    /// way there from the step before while playing.
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

/// A state that descends: what its controls, and scripts, need to know of it.
pub trait Descends {
    /// The descent, to look at.
    fn descent(&self) -> &Descent;
    /// Changes the descent through its verbs.
    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R;
    /// Stops where it is.
    fn halt(&mut self) {
        self.drive(Descent::pause);
    }
    /// Halves the learning rate, so that a descent that diverged can go on.
    fn halve_learning_rate(&mut self) {
        self.drive(Descent::halve_learning_rate);
    }
    /// Whether it is where it began.
    fn is_fresh(&self) -> bool {
        self.descent().training().steps() == 0
    }
    /// Whether a drag has moved the start from where it was set.
    fn is_moved(&self) -> bool {
        false
    }
    /// Takes the start back to where it was set, before any drag.
    fn put_back(&mut self) {}
    /// Shows a step while the reader points at it; none shows again what was shown before.
    fn peek(&mut self, step: Option<usize>);
    /// Where it is, in a sentence for those who hear it.
    fn describe(&self) -> String;
    /// Why it stopped, in a sentence, if it did.
    fn outcome(&self) -> Option<String>;
}
