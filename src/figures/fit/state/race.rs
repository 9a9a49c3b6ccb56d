//! A race: some optimisers from the same start, each at its own learning rate.

use std::rc::Rc;

use super::Fit;
use super::contenders::MAX_CONTENDERS;
use super::race_cache::RaceInputs;
use crate::numeric::decimal::significant;
use crate::numeric::optimizer::{Contender, Optimizer};
use crate::numeric::steps::counted;
use crate::numeric::training::Training;

impl Fit {
    /// The run of each racer, from the parameters of step 0; one that diverges ends before. Where
    /// the data are many, the race is shorter.
    #[must_use]
    pub fn race_runs(&self) -> Rc<Vec<Training>> {
        const MAX_WORK: usize = 2_000_000;
        let inputs = RaceInputs {
            revision: self.revision(),
            race: self.race.clone(),
            laps: self.laps,
            optimizer: self.regression.optimizer(),
        };
        self.race_cache.runs(inputs, |inputs| {
            let laps = inputs.laps.min(MAX_WORK / self.data().time.len());
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
            inputs.race.iter().map(run).collect()
        })
    }

    /// Another racer, as the last one; no more than [`MAX_CONTENDERS`].
    pub fn add_contender(&mut self) {
        if self.race.len() < MAX_CONTENDERS
            && let Some(last) = self.race.last().copied()
        {
            self.race.push(last);
        }
    }

    /// Takes a racer out; the last one stays.
    pub fn remove_contender(&mut self, place: usize) {
        if self.race.len() > 1 && place < self.race.len() {
            self.race.remove(place);
        }
    }

    /// The steps of the longest run.
    #[must_use]
    pub fn race_steps(&self) -> usize {
        let steps = |run: &Training| run.steps();
        self.race_runs().iter().map(steps).max().unwrap_or_default()
    }

    /// Round numbers of steps up to the end: 0, 1, 2, 5, 10, 20, …, and the end.
    #[must_use]
    pub fn marks(&self) -> Vec<usize> {
        let end = self.race_steps();
        let mut marks = vec![0];
        let mut decade = 1;
        while decade <= end {
            marks.extend([1, 2, 5].map(|factor| factor * decade));
            decade *= 10;
        }
        marks.retain(|mark| *mark < end);
        marks.push(end);
        marks
    }

    /// The gradients of single points that a step of a racer takes.
    #[must_use]
    pub fn work(&self, contender: &Contender) -> usize {
        let rows = self.data().time.len();
        if contender.batch == 0 {
            rows
        } else {
            contender.batch.min(rows)
        }
    }

    /// Who is ahead after so many steps of each, and who with as many gradients of single points as
    /// the thriftiest takes for them: the places in the race, with their losses.
    #[must_use]
    pub fn leaders(&self, race_runs: &[Training], step: usize) -> [Option<(usize, f64)>; 2] {
        let best = |steps: &dyn Fn(&Contender) -> usize| {
            let mut best: Option<(usize, f64)> = None;
            for (place, (contender, run)) in self.race.iter().zip(race_runs).enumerate() {
                if let Some(&loss) = run.losses().get(steps(contender))
                    && best.is_none_or(|(_, least)| loss < least)
                {
                    best = Some((place, loss));
                }
            }
            best
        };
        let works = self
            .race
            .iter()
            .map(|contender| self.work(contender) * step);
        let budget = works.min().unwrap_or_default();
        [
            best(&|_| step),
            best(&|contender| budget / self.work(contender)),
        ]
    }
}

/// Who is ahead, in words: after as many steps of each, and after as many gradients of single points.
#[must_use]
pub fn standings(fit: &Fit) -> String {
    let (race_runs, end) = (fit.race_runs(), fit.race_steps());
    let name = |(place, loss): (usize, f64)| {
        let method = fit.race[place].method.name();
        format!(
            "{} {method} is ahead with a loss of {}",
            place + 1,
            significant(loss, 5)
        )
    };
    let [by_steps, by_work] = fit.leaders(&race_runs, end);
    let Some(by_steps) = by_steps else {
        return String::new();
    };
    let mut said = format!("After {} of each, {}.", counted(end), name(by_steps));
    let works: Vec<usize> = fit
        .race
        .iter()
        .map(|contender| fit.work(contender))
        .collect();
    if let Some(by_work) = by_work
        && works.iter().any(|work| *work != works[0])
    {
        let budget = works.iter().min().copied().unwrap_or_default() * end;
        let leaders = format!(
            " With {budget} gradients of single points each, {}.",
            name(by_work)
        );
        said.push_str(&leaders);
    }
    for (place, run) in race_runs.iter().enumerate() {
        if run.has_diverged() {
            let method = fit.race[place].method.name();
            said.push_str(&format!(
                " {} {method} diverged at step {}.",
                place + 1,
                run.steps()
            ));
        }
    }
    said
}
