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
const FRAME: (usize, usize) = (PORTION, 256);
/// With one score it is so many times as many in that time.
const QUICK: usize = 5;

impl Digits {
    pub(super) fn settle(&mut self) {
        (self.playing, self.phase, self.fresh) = (false, 0.0, false);
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

    /// Plays for so many seconds: what is to be seen next is prepared, the next step or, of several
    /// that are due, the last, and how good an epoch was. Steps that are too many for a frame are left
    /// out, and it plays slower.
    fn pass(&mut self, seconds: f64) {
        let (mut digits, evaluated) = self.frame();
        let Some(lab) = self.lab.as_mut() else {
            return;
        };
        self.phase += seconds * self.pace;
        let was_fresh = std::mem::take(&mut self.fresh);
        if was_fresh && self.phase >= 2.0 {
            let size = lab.run().trainer().size();
            let due = (digits / size).min(self.phase as usize - 1);
            self.phase = 1.0 + self.phase.fract();
            digits -= due * size;
            if lab.run_on(due, self.learning_rate) < due {
                return self.pause();
            }
        }
        let before = lab.epochs().len();
        if lab.prepare(self.learning_rate, digits) && self.phase >= 1.0 && !was_fresh {
            self.phase -= 1.0;
            self.fresh = true;
            if lab.run_on(1, self.learning_rate) == 0 || !self.can_step() {
                return self.pause();
            }
            self.look();
        } else {
            lab.evaluate_some(evaluated);
            self.fresh = lab.epochs().len() > before;
        }
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

    fn is_busy(&self) -> bool {
        self.playing || self.wonders()
    }

    fn can_step(&self) -> bool {
        let fits = |run: &Run| run.diverged().is_none() && run.has_room();
        self.run().is_some_and(fits)
    }

    fn can_go_back(&self) -> bool {
        self.place().1 > 0
    }

    fn place(&self) -> (usize, usize) {
        // While it plays, the steps of which the last is prepared are not told of yet.
        let place = |lab: &Lab| match self.peeked {
            None if self.playing => (lab.at(), lab.at()),
            _ => (lab.at(), lab.run().steps()),
        };
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

    /// Playing finds out about the epochs by itself.
    fn advance(&mut self, seconds: f64, _glide: bool) {
        if self.playing {
            self.pass(seconds);
        } else {
            self.find_out();
        }
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
