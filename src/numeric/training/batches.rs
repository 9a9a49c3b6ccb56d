//! Stochastic gradient descent: each step looks at a few of the data only.

use super::super::rng::Generator;
use super::Objective;

/// The data in batches of some size, shuffled anew for each epoch by PyTorch's generator:
/// `torch.manual_seed(seed)`, then `torch.randperm(n)` for each epoch. The last batch of an epoch
/// has what is left.
///
/// Source: Herbert Robbins and Sutton Monro (1951).
#[derive(Clone, Debug)]
pub struct Batches {
    size: usize,
    seed: i64,
    columns: [Vec<f64>; 2],
    /// The loss over a batch, and over what is left at the end of an epoch.
    objectives: Vec<Objective>,
    generator: Generator,
    /// The epochs shuffled so far, and the order of the last.
    epochs: usize,
    order: Vec<usize>,
}

impl Batches {
    /// Batches of `size` rows of these columns; `record` records the loss over columns of so many
    /// rows.
    ///
    /// # Panics
    ///
    /// Panics when `size` is 0, or more than there are rows.
    #[must_use]
    pub fn new(
        size: usize,
        seed: i64,
        columns: [Vec<f64>; 2],
        record: &dyn Fn([&[f64]; 2]) -> Objective,
    ) -> Self {
        let rows = columns[0].len();
        assert!((1..=rows).contains(&size), "a batch has rows of the data");
        let first = |rows: usize| record([&columns[0][..rows], &columns[1][..rows]]);
        let mut objectives = vec![first(size)];
        if !rows.is_multiple_of(size) {
            objectives.push(first(rows % size));
        }
        Self {
            size,
            seed,
            columns,
            objectives,
            generator: Generator::seeded(seed),
            epochs: 0,
            order: Vec::new(),
        }
    }

    /// How many rows a batch has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The rows that step `step` looks at, the first step being 0.
    pub fn rows(&mut self, step: usize) -> &[usize] {
        let rows = self.columns[0].len();
        let batches = rows.div_ceil(self.size);
        let (epoch, batch) = (step / batches, step % batches);
        if self.epochs > epoch + 1 {
            self.generator = Generator::seeded(self.seed);
            self.epochs = 0;
        }
        while self.epochs <= epoch {
            self.order = self.generator.randperm(rows);
            self.epochs += 1;
        }
        let start = batch * self.size;
        &self.order[start..(start + self.size).min(rows)]
    }

    /// The loss over the batch of a step for these parameters; writes its gradient.
    ///
    /// # Panics
    ///
    /// Panics when the lengths are not those of the objective.
    pub fn evaluate(&mut self, step: usize, params: &[f64], gradient: &mut [f64]) -> f64 {
        let rows = self.rows(step).to_vec();
        let take = |column: &Vec<f64>| rows.iter().map(|row| column[*row]).collect::<Vec<_>>();
        let [one, two] = [&self.columns[0], &self.columns[1]].map(take);
        let objective = &mut self.objectives[usize::from(rows.len() < self.size)];
        objective.feed([&one, &two]);
        objective.evaluate(params, gradient)
    }
}
