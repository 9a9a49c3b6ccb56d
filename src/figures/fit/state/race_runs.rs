//! The runs of a race, with who leads at a step, and the words for it.

use crate::numeric::decimal::significant;
use crate::numeric::optimizer::{Contender, Optimizer};
use crate::numeric::steps::counted;
use crate::numeric::training::Training;

/// The inputs that the runs of a race depend on.
#[derive(Default, PartialEq)]
pub(super) struct RaceInputs {
    /// The revision of the data, the model and the start.
    pub revision: u32,
    /// The number of measurements.
    pub rows: usize,
    /// The contenders.
    pub contenders: Vec<Contender>,
    /// The steps of the race.
    pub laps: usize,
    /// The optimiser of the fit, whose momentum the contenders share.
    pub optimizer: Optimizer,
}

/// The runs of a race's contenders, from the same start.
#[derive(Default)]
pub struct RaceRuns {
    pub(super) inputs: RaceInputs,
    pub(super) trainings: Vec<Training>,
}

impl RaceRuns {
    /// The run of each contender.
    #[must_use]
    pub fn trainings(&self) -> &[Training] {
        &self.trainings
    }

    /// The number of steps of the longest run.
    #[must_use]
    pub fn end(&self) -> usize {
        let steps = self.trainings.iter().map(Training::steps);
        steps.max().unwrap_or_default()
    }

    /// Round numbers of steps up to the end of the race: 0, 1, 2, 5, 10, 20, …, and the end.
    #[must_use]
    pub fn marks(&self) -> Vec<usize> {
        let end = self.end();
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

    /// The number of single-point gradients that a step of a contender computes.
    fn work(&self, contender: &Contender) -> usize {
        let rows = self.inputs.rows;
        if contender.batch == 0 {
            rows
        } else {
            contender.batch.min(rows)
        }
    }

    /// The leader after `step` steps of each contender, and the leader if each may compute only as
    /// many single-point gradients as the cheapest contender does in these steps. Each with its
    /// index and loss. None where all have diverged.
    #[must_use]
    pub fn leaders(&self, step: usize) -> [Option<(usize, f64)>; 2] {
        let best = |steps: &dyn Fn(&Contender) -> usize| {
            let mut best: Option<(usize, f64)> = None;
            let runs = self.inputs.contenders.iter().zip(&self.trainings);
            for (index, (contender, run)) in runs.enumerate() {
                let step = steps(contender);
                if let Some(&loss) = run.losses().get(step)
                    && !has_diverged_by(run, step)
                    && best.is_none_or(|(_, least)| loss < least)
                {
                    best = Some((index, loss));
                }
            }
            best
        };
        let works = self.inputs.contenders.iter();
        let budget = works.map(|contender| self.work(contender) * step).min();
        let budget = budget.unwrap_or_default();
        [
            best(&|_| step),
            best(&|contender| budget / self.work(contender)),
        ]
    }

    /// A contender's number and the name of its optimiser.
    #[must_use]
    pub fn name(&self, index: usize) -> String {
        let method = self.inputs.contenders[index].method.title();
        format!("{} {method}", index + 1)
    }

    /// The race at a step in words: at the start, what there is to see; then the leader; at the
    /// end, the leaders by steps and by single-point gradients. With the contenders that have
    /// diverged by then.
    #[must_use]
    pub fn standings(&self, step: usize) -> String {
        let end = self.end();
        let mut sentences = match self.leaders(step) {
            [Some((_, loss)), _] if step == 0 && end > 0 => vec![format!(
                "All start with a loss of {}. While they run, this line says who leads; at the \
                 end, who has won by steps, and who by single-point gradients.",
                significant(loss, 5)
            )],
            [Some((leader, loss)), _] if step < end => vec![format!(
                "Step {step} of {end}: {} leads with a loss of {}.",
                self.name(leader),
                significant(loss, 5)
            )],
            [Some(by_steps), Some(by_work)] => self.result(by_steps, by_work),
            _ => Vec::new(),
        };
        for (index, run) in self.trainings.iter().enumerate() {
            if has_diverged_by(run, step) {
                let (name, last) = (self.name(index), run.steps());
                sentences.push(format!("{name} diverged at step {last}."));
            }
        }
        sentences.join(" ")
    }

    /// The leaders at the end in words, by steps and by single-point gradients.
    fn result(&self, by_steps: (usize, f64), by_work: (usize, f64)) -> Vec<String> {
        let ahead = |(index, loss): (usize, f64)| {
            let (name, loss) = (self.name(index), significant(loss, 5));
            format!("{name} is ahead with a loss of {loss}")
        };
        let end = self.end();
        let works = self.inputs.contenders.iter().map(|one| self.work(one));
        let works: Vec<usize> = works.collect();
        let least = works.iter().min().copied().unwrap_or_default();
        let mut sentences = vec![format!(
            "After {} of each, {}.",
            counted(end),
            ahead(by_steps)
        )];
        if works.iter().any(|work| *work != least) {
            sentences.push(format!(
                "With {} single-point gradients each, {}.",
                least * end,
                ahead(by_work)
            ));
        } else if works.len() > 1 {
            let noun = if least == 1 { "gradient" } else { "gradients" };
            sentences.push(format!(
                "Each step costs every run {least} single-point {noun}, so it is ahead by that \
                 count, too."
            ));
        }
        sentences
    }
}

/// Whether a run has diverged by this step.
fn has_diverged_by(run: &Training, step: usize) -> bool {
    run.has_diverged() && run.steps() <= step
}
