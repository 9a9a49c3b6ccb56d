//! The race: several optimisers from the same start, each with its own learning rate.

use std::rc::Rc;

use super::Fit;
use super::contenders::MAX_CONTENDERS;
use super::race_player::Race;
use super::race_runs::{RaceInputs, RaceRuns};
use super::view::View;
use crate::numeric::optimizer::{Contender, Optimizer};
use crate::numeric::regression::HasRegression;
use crate::numeric::steps::Steps;

impl Fit {
    /// The race, with the runs of the current contenders on the current problem.
    #[must_use]
    pub fn race(&self) -> &Race {
        const MAX_WORK: usize = 2_000_000;
        let inputs = RaceInputs {
            revision: self.revision(),
            rows: self.data().time.len(),
            contenders: self.contenders.clone(),
            laps: self.laps,
            optimizer: self.regression().optimizer(),
        };
        self.race.update(inputs, |inputs| {
            // With very many data the race is shorter.
            let laps = inputs.laps.min(MAX_WORK / inputs.rows);
            let run = |contender: &Contender| {
                let optimizer = Optimizer {
                    method: contender.method,
                    ..inputs.optimizer
                };
                let mut training =
                    self.problem()
                        .training(self.start(), self.stop(), optimizer, contender.batch);
                while training.steps() < laps && training.step(contender.learning_rate) {}
                training
            };
            inputs.contenders.iter().map(run).collect()
        });
        &self.race
    }

    /// The run of each contender from the parameters of step 0. It ends early if it diverges.
    #[must_use]
    pub fn race_runs(&self) -> Rc<RaceRuns> {
        self.race().runs()
    }

    /// The view that is shown.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// Shows a view. Between the race and the other views, playing stops and the pace is kept.
    pub fn set_view(&mut self, view: View) {
        if (view == View::Race) == (self.view == View::Race) {
            self.view = view;
            return;
        }
        let left = self.player_mut();
        left.hover_step(None);
        if left.is_playing() {
            left.pause();
        }
        let pace = left.steps_per_second();
        self.view = view;
        self.player_mut().set_steps_per_second(pace);
    }

    /// What is played in the shown view: the race, whose runs may be out of date, or the descent.
    pub(super) fn player_mut(&mut self) -> &mut dyn Steps {
        match self.view {
            View::Race => &mut self.race,
            _ => self,
        }
    }

    /// The step of the race that is shown. In the other views, where the race is not computed, the
    /// step that it was played to.
    #[must_use]
    pub fn lap(&self) -> usize {
        match self.view() {
            View::Race => self.race().at(),
            _ => self.race.position(),
        }
    }

    /// The step that the race was played to. A race that has become shorter since shows its end.
    #[must_use]
    pub fn race_position(&self) -> usize {
        self.race.position()
    }

    /// Goes to a step of the race.
    pub fn set_race_position(&mut self, step: usize) {
        self.race.show(step);
    }

    /// Adds a copy of the last contender, unless there are [`MAX_CONTENDERS`] already.
    pub fn add_contender(&mut self) {
        if self.contenders.len() < MAX_CONTENDERS
            && let Some(last) = self.contenders.last().copied()
        {
            self.contenders.push(last);
        }
    }

    /// Removes a contender, unless it is the only one or the index is out of range.
    pub fn remove_contender(&mut self, index: usize) {
        if self.contenders.len() > 1 && index < self.contenders.len() {
            self.contenders.remove(index);
        }
    }
}
