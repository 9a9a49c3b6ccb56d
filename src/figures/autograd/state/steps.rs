//! The autograd figure's implementation of `Steps`: stepping along the walk, and playing it.

use super::Autograd;
use crate::numeric::descent::Status;
use crate::numeric::outcome::Outcome;
use crate::numeric::steps::Steps;

impl Steps for Autograd {
    fn status(&self) -> Status {
        match self.now() {
            _ if self.playing => Status::Running,
            0 => Status::Ready,
            _ => Status::Paused,
        }
    }

    fn is_playing(&self) -> bool {
        self.playing
    }

    fn can_step(&self) -> bool {
        self.now() < self.steps()
    }

    fn can_play(&self) -> bool {
        true
    }

    fn can_go_back(&self) -> bool {
        self.now() > 0
    }

    fn shown_and_last(&self) -> (usize, usize) {
        (self.at(), self.steps())
    }

    fn steps_per_second(&self) -> f64 {
        self.steps_per_second
    }

    fn set_steps_per_second(&mut self, steps_per_second: f64) {
        self.steps_per_second = steps_per_second;
    }

    fn step(&mut self, n: usize) {
        self.go(self.now().saturating_add(n));
    }

    fn back(&mut self, n: usize) {
        self.go(self.now().saturating_sub(n));
    }

    fn reset(&mut self) {
        self.go(0);
    }

    fn play(&mut self) {
        // At the end, playing starts over.
        self.go(if self.can_step() { self.now() } else { 0 });
        // The first step is due at once.
        (self.playing, self.phase) = (true, 1.0);
    }

    fn pause(&mut self) {
        self.stop_and_snap();
    }

    fn show(&mut self, step: usize) {
        self.go(step);
    }

    fn hover_step(&mut self, step: Option<usize>) {
        self.hovered_step = step;
    }

    fn advance(&mut self, seconds: f64, _glide: bool) {
        if !self.playing {
            return;
        }
        self.phase += seconds * self.steps_per_second;
        while self.phase >= 1.0 && self.playing {
            let phase = self.phase - 1.0;
            self.step(1);
            if self.can_step() {
                (self.playing, self.phase) = (true, phase);
            }
        }
    }

    fn describe(&self) -> String {
        self.visit_in_words()
    }

    fn outcome(&self) -> Option<Outcome> {
        self.why_no_number()
    }
}
