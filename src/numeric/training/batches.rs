//! Batches of data for stochastic gradient descent.

use super::{Objective, Order};

/// Data in batches of a fixed size, shuffled for each epoch by PyTorch's generator:
/// `torch.manual_seed(seed)`, then `torch.randperm(n)` for each epoch. The last batch of an epoch
/// may be smaller.
///
/// Source: Herbert Robbins and Sutton Monro (1951).
#[derive(Clone, Debug)]
pub struct Batches {
    order: Order,
    columns: [Vec<f64>; 2],
    /// The loss over a full batch, and over the smaller one at the end of an epoch if there is one.
    objectives: Vec<Objective>,
}

impl Batches {
    /// Batches of `size` rows of these columns; `record` records the loss over columns of a batch's
    /// length.
    ///
    /// # Panics
    ///
    /// Panics if `size` is 0 or exceeds the number of rows.
    #[must_use]
    pub fn new(
        size: usize,
        seed: i64,
        columns: [Vec<f64>; 2],
        record: &dyn Fn([&[f64]; 2]) -> Objective,
    ) -> Self {
        let rows = columns[0].len();
        let order = Order::new(rows, size, Some(seed));
        let first = |rows: usize| record([&columns[0][..rows], &columns[1][..rows]]);
        let mut objectives = vec![first(size)];
        if !rows.is_multiple_of(size) {
            objectives.push(first(rows % size));
        }
        Self {
            order,
            columns,
            objectives,
        }
    }

    /// The batch size, in rows.
    #[must_use]
    pub fn size(&self) -> usize {
        self.order.size()
    }

    /// The number of batches of an epoch.
    #[must_use]
    pub fn per_epoch(&self) -> usize {
        self.order.batches()
    }

    /// The rows of the batch of a step. The first step is 0.
    pub fn rows(&mut self, step: usize) -> &[usize] {
        self.order.rows(step)
    }

    /// The loss over the batch of a step for these parameters; writes its gradient.
    ///
    /// # Panics
    ///
    /// Panics if the lengths are not those of the objective.
    pub fn evaluate(&mut self, step: usize, params: &[f64], gradient: &mut [f64]) -> f64 {
        let rows = self.rows(step).to_vec();
        let take = |column: &Vec<f64>| rows.iter().map(|row| column[*row]).collect::<Vec<_>>();
        let [one, two] = [&self.columns[0], &self.columns[1]].map(take);
        let objective = &mut self.objectives[usize::from(rows.len() < self.order.size())];
        objective.feed([&one, &two]);
        objective.evaluate(params, gradient)
    }
}
