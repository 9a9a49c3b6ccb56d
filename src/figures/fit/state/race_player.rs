//! The race as it is played, from the start to the end.

use std::cell::RefCell;
use std::rc::Rc;

use super::race_runs::{RaceInputs, RaceRuns};
use crate::numeric::descent::{Phase, Status};
use crate::numeric::outcome::Outcome;
use crate::numeric::steps::Steps;
use crate::numeric::training::Training;

/// A race: the runs of its contenders, and the step that they are shown up to.
pub struct Race {
    /// The last runs, valid while their inputs stay the same.
    runs: RefCell<Rc<RaceRuns>>,
    /// The step played to. A race that has become shorter shows its end instead.
    position: usize,
    hovered_step: Option<usize>,
    playing: bool,
    phase: Phase,
    steps_per_second: f64,
}

impl Race {
    /// A race at its start.
    pub(super) fn new(steps_per_second: f64) -> Self {
        Self {
            runs: RefCell::default(),
            position: 0,
            hovered_step: None,
            playing: false,
            phase: Phase::new(),
            steps_per_second,
        }
    }

    /// Computes the runs anew if their inputs have changed.
    pub(super) fn update(
        &self,
        inputs: RaceInputs,
        run: impl FnOnce(&RaceInputs) -> Vec<Training>,
    ) {
        if self.runs.borrow().inputs != inputs {
            let trainings = run(&inputs);
            self.runs.replace(Rc::new(RaceRuns { inputs, trainings }));
        }
    }

    /// The runs.
    #[must_use]
    pub fn runs(&self) -> Rc<RaceRuns> {
        Rc::clone(&self.runs.borrow())
    }

    /// The step played to, which may lie beyond the end.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    fn end(&self) -> usize {
        self.runs.borrow().end()
    }

    /// The step played to.
    fn played(&self) -> usize {
        self.position.min(self.end())
    }

    /// The step that is shown: the hovered one of those played, else the last of these.
    #[must_use]
    pub fn at(&self) -> usize {
        let played = self.played();
        self.hovered_step.map_or(played, |step| step.min(played))
    }

    /// The step that the picture has reached, and the share of the way that it has moved from there
    /// to the next.
    #[must_use]
    pub fn reached(&self) -> (usize, f64) {
        let (at, share) = (self.at(), self.phase.share_of_time());
        if at > 0 && share < 1.0 && self.hovered_step.is_none() {
            (at - 1, share)
        } else {
            (at, 0.0)
        }
    }

    fn stop_and_snap(&mut self) {
        self.playing = false;
        self.phase.arrive();
    }

    fn go(&mut self, step: usize) {
        self.stop_and_snap();
        self.position = step;
    }
}

impl Steps for Race {
    fn status(&self) -> Status {
        match self.at() {
            _ if self.playing => Status::Running,
            0 => Status::Ready,
            _ => Status::Paused,
        }
    }

    fn is_playing(&self) -> bool {
        self.playing
    }

    fn can_step(&self) -> bool {
        self.position < self.end()
    }

    fn can_play(&self) -> bool {
        self.end() > 0
    }

    fn can_go_back(&self) -> bool {
        self.played() > 0
    }

    fn shown_and_last(&self) -> (usize, usize) {
        (self.at(), self.end())
    }

    fn steps_per_second(&self) -> f64 {
        self.steps_per_second
    }

    fn set_steps_per_second(&mut self, steps_per_second: f64) {
        self.steps_per_second = steps_per_second;
    }

    fn step(&mut self, n: usize) {
        self.go(self.played().saturating_add(n).min(self.end()));
    }

    fn back(&mut self, n: usize) {
        self.go(self.played().saturating_sub(n));
    }

    fn reset(&mut self) {
        self.go(0);
    }

    fn play(&mut self) {
        // At the end, playing starts over.
        self.go(if self.can_step() { self.position } else { 0 });
        self.playing = self.can_play();
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

    fn advance(&mut self, seconds: f64, glide: bool) {
        if !self.playing {
            return;
        }
        self.phase.pass(seconds * self.steps_per_second, glide);
        while self.phase.is_over() {
            if !self.can_step() {
                return self.stop_and_snap();
            }
            self.position += 1;
            self.phase.begin_next();
        }
    }

    fn describe(&self) -> String {
        self.runs.borrow().standings(self.reached().0)
    }

    /// None: the end of the race is its last step, described as all others.
    fn outcome(&self) -> Option<Outcome> {
        None
    }
}
