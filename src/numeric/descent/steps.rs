//! `Steps` for each state that holds a descent.

use super::{Descends, Status};
use crate::outcome::Outcome;
use crate::steps::Steps;

impl<S: Descends> Steps for S {
    fn status(&self) -> Status {
        self.descent().status()
    }

    fn is_playing(&self) -> bool {
        self.descent().is_playing()
    }

    fn can_step(&self) -> bool {
        self.descent().can_step()
    }

    fn can_go_back(&self) -> bool {
        !self.is_fresh()
    }

    fn can_reset(&self) -> bool {
        self.can_go_back() || self.is_moved()
    }

    fn shown_and_last(&self) -> (usize, usize) {
        (self.descent().at(), self.descent().training().steps())
    }

    fn steps_per_second(&self) -> f64 {
        self.descent().steps_per_second
    }

    fn set_steps_per_second(&mut self, steps_per_second: f64) {
        self.drive(|descent| descent.steps_per_second = steps_per_second);
    }

    fn step(&mut self, n: usize) {
        self.drive(|descent| descent.step(n));
    }

    fn back(&mut self, n: usize) {
        self.drive(|descent| descent.back(n));
    }

    fn reset(&mut self) {
        if self.is_fresh() {
            self.undo_move();
        }
        self.drive(|descent| descent.reset());
    }

    fn play(&mut self) {
        self.drive(|descent| descent.play());
    }

    fn pause(&mut self) {
        self.halt();
    }

    fn show(&mut self, step: usize) {
        self.drive(|descent| descent.show(step));
    }

    fn hover_step(&mut self, step: Option<usize>) {
        Descends::hover_step(self, step);
    }

    fn advance(&mut self, seconds: f64, glide: bool) {
        self.drive(|descent| descent.advance(seconds, glide));
    }

    fn describe(&self) -> String {
        Descends::describe(self)
    }

    fn outcome(&self) -> Option<Outcome> {
        Descends::outcome(self)
    }

    fn active(&self) -> &dyn Steps {
        Descends::active(self)
    }

    fn active_mut(&mut self) -> &mut dyn Steps {
        Descends::active_mut(self)
    }

    fn halving_helps(&self) -> bool {
        self.descent().halving_helps()
    }
}
