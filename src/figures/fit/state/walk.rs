//! The walk through the seven steps of the loop: where the reader is, and the ways on and back.
//!
//! ```text
//!  initialise ─► predict ─► loss ─► gradient ─► step ─► stop
//!                   ▲                            │
//!                   └────────── repeat ◄─────────┘
//! ```
//!
//! The walk goes along the history and makes it longer where that ends: to pass from the gradient
//! to the step is to take the step.

use super::Fit;
use super::stage::Stage;
use crate::numeric::descent::{Descends, Descent};

impl Fit {
    /// Where the walk is.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The step of the history that the walk is about: its predictions, its loss, its gradient, and
    /// what was done with them.
    #[must_use]
    pub fn walk_step(&self) -> usize {
        let at = self.descent().at();
        at - usize::from(self.stage.looks_back() && at > 0)
    }

    /// Starts the walk at a stage of the step that is shown. A stage that looks back on a step needs
    /// one: at step 0 it is taken.
    pub fn start_walk(&mut self, stage: Stage) {
        if stage.looks_back() && stage != Stage::Stop && self.descent().at() == 0 {
            self.shift(1);
        }
        self.stage = stage;
    }

    /// Goes to a stage of the same round, and takes the step if that lies between.
    pub fn set_stage(&mut self, stage: Stage) {
        let taken = match (self.stage.looks_back(), stage.looks_back()) {
            (false, true) if stage != Stage::Stop => self.shift(1),
            (true, false) if stage != Stage::Initialise => self.shift(-1),
            _ => true,
        };
        if stage == Stage::Initialise {
            self.drive(|descent| descent.show(0));
        }
        self.stage = if taken { stage } else { Stage::Stop };
    }

    /// Goes one on.
    pub fn walk(&mut self) {
        let last = self.descent().at() == self.descent().training().steps();
        let done = last && self.descent().training().termination().is_some();
        self.stage = match self.stage {
            Stage::Initialise => Stage::Predict,
            Stage::Predict => Stage::Loss,
            Stage::Loss => Stage::Gradient,
            Stage::Gradient => {
                if self.shift(1) {
                    Stage::Step
                } else {
                    Stage::Stop
                }
            }
            Stage::Step if done => Stage::Stop,
            Stage::Step => Stage::Repeat,
            Stage::Repeat | Stage::Stop => Stage::Predict,
        };
    }

    /// Goes one back. Nothing is lost: the history keeps the steps taken.
    pub fn walk_back(&mut self) {
        self.stage = match self.stage {
            Stage::Initialise => Stage::Initialise,
            Stage::Predict if self.descent().at() == 0 => Stage::Initialise,
            Stage::Predict => Stage::Repeat,
            Stage::Loss => Stage::Predict,
            Stage::Gradient => Stage::Loss,
            Stage::Step => {
                self.shift(-1);
                Stage::Gradient
            }
            Stage::Stop if self.descent().at() == 0 => Stage::Gradient,
            Stage::Repeat | Stage::Stop => Stage::Step,
        };
    }

    /// Whether the walk can go on.
    #[must_use]
    pub fn can_walk(&self) -> bool {
        self.stage != Stage::Stop || self.descent().can_step()
    }

    /// Goes along the history; past its end a step is taken. Whether it went.
    fn shift(&mut self, by: isize) -> bool {
        let at = self.descent().at();
        let to = at.saturating_add_signed(by);
        if to <= self.descent().training().steps() {
            self.drive(|descent| descent.show(to));
            return to != at;
        }
        self.drive(|descent: &mut Descent| descent.step(1)) > 0
    }
}
