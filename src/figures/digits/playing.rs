//! The digits step by step: forward, back, and played.

use super::outcome;
use super::state::Digits;
use crate::numeric::descent::Status;
use crate::numeric::digits::classes::Classes;
use crate::numeric::digits::lab::Lab;
use crate::numeric::digits::run::Run;
use crate::numeric::digits::trainer::PORTION;
use crate::numeric::steps::Steps;

/// A frame trains on about so many digits at most where there are ten scores, and evaluates so many:
/// less than 2 ms.
const FRAME: (usize, usize) = (PORTION, 128);
/// At fewer steps a second, there are frames enough to compute between those that show a step.
const MOST_CALM: f64 = 20.0;
/// With one score it is so many times as many in that time.
const QUICK: usize = 5;

impl Digits {
    pub(super) fn settle(&mut self) {
        (self.playing, self.phase) = (false, 0.0);
        self.scrubbed = None;
        self.look();
    }

    /// Looks at the step that is pointed at, or that the reader went back to, or at the last.
    pub(super) fn look(&mut self) {
        let step = self.peeked.or(self.scrubbed).unwrap_or(usize::MAX);
        if let Some(lab) = &mut self.lab
            && lab.at() != step.min(lab.run().steps())
        {
            lab.show(step);
        }
    }

    /// Goes back to a step, and forgets what came after.
    fn back_to(&mut self, step: usize) {
        self.settle();
        self.wanted.clear();
        if let Some(lab) = &mut self.lab {
            lab.back_to(step);
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

    /// Whether a reader has time for what stands there at this step: while it plays, at about one
    /// step a second.
    #[must_use]
    pub fn is_legible(&self) -> bool {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a pace is a few steps a second"
        )]
        let pace = self.pace.ceil() as usize;
        !self.playing || self.place().0.is_multiple_of(pace.max(1))
    }

    /// Plays for so many seconds. A frame that has no time for all the steps leaves some out, and
    /// plays slower. Frames in which no step is due prepare the next one; if its batch is too large
    /// for a frame, it is due until it is prepared. Where there are frames enough, those that show a
    /// step do nothing else.
    fn pass(&mut self, seconds: f64) {
        let (digits, evaluated) = self.frame();
        let Some(lab) = self.lab.as_mut().filter(|_| self.playing) else {
            return;
        };
        self.phase += seconds * self.pace;
        if std::mem::take(&mut self.shows) && self.phase < 1.0 {
            return;
        }
        let most = digits / lab.run().trainer().size();
        let is_due = self.phase >= 1.0;
        let is_ready = is_due && most > 0 || lab.prepare(self.learning_rate, digits);
        if is_due && is_ready {
            let due = most.max(1).min(self.phase as usize);
            self.phase = self.phase.fract();
            let taken = lab.run_on(due, self.learning_rate);
            if taken < due || !self.can_step() {
                return self.pause();
            }
            self.shows = self.pace < MOST_CALM;
            if self.shows {
                return self.look();
            }
        }
        self.evaluate_some(evaluated);
        self.look();
    }
}

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

    fn can_step(&self) -> bool {
        let fits = |run: &Run| run.diverged().is_none() && run.has_room();
        self.run().is_some_and(fits)
    }

    fn can_go_back(&self) -> bool {
        self.place().1 > 0
    }

    fn place(&self) -> (usize, usize) {
        let place = |lab: &Lab| (lab.at(), lab.run().steps());
        self.lab.as_ref().map_or((0, 0), place)
    }

    fn pace(&self) -> f64 {
        self.pace
    }

    fn set_pace(&mut self, pace: f64) {
        self.pace = pace;
    }

    fn step(&mut self, n: usize) {
        self.settle();
        if let Some(lab) = &mut self.lab {
            lab.step(n, self.learning_rate);
        }
        self.evaluate_some(usize::MAX);
    }

    fn back(&mut self, n: usize) {
        let (_, steps) = self.place();
        self.back_to(steps.saturating_sub(n));
    }

    fn reset(&mut self) {
        self.back_to(0);
    }

    fn play(&mut self) {
        self.settle();
        // The first step is taken at once.
        (self.playing, self.phase) = (self.can_step(), 1.0);
    }

    fn pause(&mut self) {
        self.settle();
    }

    fn show(&mut self, step: usize) {
        self.settle();
        let steps = self.run().map_or(usize::MAX, Run::steps);
        self.scrubbed = Some(step).filter(|step| *step < steps);
        self.look();
    }

    fn peek(&mut self, step: Option<usize>) {
        self.peeked = step;
        self.look();
    }

    fn advance(&mut self, seconds: f64, _glide: bool) {
        self.pass(seconds);
    }

    /// The step that is looked at, the last one, for how many epochs it is known how good they are, and
    /// whether it goes on.
    fn seen(&self) -> Option<[usize; 5]> {
        let (at, steps) = self.place();
        let epochs = self.lab.as_ref().map_or(0, |lab| lab.epochs().len());
        let [playing, wonders] = [self.playing, self.wonders()].map(usize::from);
        Some([at, steps, epochs, playing, wonders])
    }

    fn describe(&self) -> String {
        outcome::sentence(self)
    }

    fn outcome(&self) -> Option<String> {
        outcome::trouble(self)
    }
}
