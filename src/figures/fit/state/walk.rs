//! The walk through the stages of the training loop, forwards and backwards.
//!
//! ```text
//!  initialise ─► predict ─► loss ─► gradient ─► step ─► stop
//!                   ▲                            │
//!                   └────────── repeat ◄─────────┘
//! ```
//!
//! The walk follows the history. Past its end, going from the gradient to the step takes a new
//! step.

use super::Fit;
use super::stage::Stage;
use crate::numeric::descent::{Descends, Descent};

impl Fit {
    /// The current stage.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The step of the history whose predictions, loss, gradient and update the walk shows.
    #[must_use]
    pub fn walk_step(&self) -> usize {
        let at = self.descent().at();
        at - usize::from(self.stage.looks_back() && at > 0)
    }

    /// The parameters before the update of the walk's step, and those of the shown step, or on the
    /// way there while the picture moves.
    #[must_use]
    pub fn walk_params(&self) -> [Vec<f64>; 2] {
        let before = self.descent().training().at(self.walk_step()).params;
        [before.to_vec(), self.descent().shown_params().collect()]
    }

    /// Starts the walk at a stage of the shown step. A stage after the update needs a step, so at
    /// step 0 one is taken.
    pub fn start_walk(&mut self, stage: Stage) {
        if stage.looks_back() && stage != Stage::Stop && self.descent().at() == 0 {
            self.shift(1);
        }
        self.stage = stage;
    }

    /// Goes to a stage of the same round, and takes or undoes the step if the update lies between.
    /// If the step cannot be taken, the walk goes to `Stop`.
    pub fn set_stage(&mut self, stage: Stage) {
        let has_shifted = match (self.stage.looks_back(), stage.looks_back()) {
            (false, true) if stage != Stage::Stop => self.shift(1),
            (true, false) if stage != Stage::Initialise => self.shift(-1),
            _ => true,
        };
        if stage == Stage::Initialise {
            self.drive(|descent| descent.show(0));
        }
        self.stage = if has_shifted { stage } else { Stage::Stop };
    }

    /// Goes to the next stage.
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

    /// Goes to the previous stage; the history keeps the steps taken.
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

    /// Whether there is a next stage.
    #[must_use]
    pub fn can_walk(&self) -> bool {
        self.stage != Stage::Stop || self.descent().can_step()
    }

    /// Moves the shown step along the history, and takes a step past its end. Returns whether it
    /// moved.
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
