//! The order of the data: the rows of each step's batch.

use super::super::rng::Generator;

/// The rows of the data in batches. An epoch uses each row once; its last batch may be smaller.
///
/// The rows are in the order of the data, or shuffled for each epoch by PyTorch's generator:
/// `torch.manual_seed(seed)`, then `torch.randperm(n)` for each epoch.
#[derive(Clone, Debug)]
pub struct Order {
    size: usize,
    seed: Option<i64>,
    generator: Generator,
    /// The number of epochs shuffled so far.
    epochs: usize,
    /// The order of the last shuffled epoch.
    order: Vec<usize>,
}

impl Order {
    /// The rows `0..rows` in batches of `size`, shuffled if there is a seed.
    ///
    /// # Panics
    ///
    /// Panics if `size` is 0 or exceeds the number of rows.
    #[must_use]
    pub fn new(rows: usize, size: usize, seed: Option<i64>) -> Self {
        assert!((1..=rows).contains(&size), "a batch has rows of the data");
        Self {
            size,
            seed,
            generator: Generator::seeded(seed.unwrap_or_default()),
            epochs: 0,
            order: (0..rows).collect(),
        }
    }

    /// The batch size, in rows; the last batch of an epoch may have fewer.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The number of batches of an epoch.
    #[must_use]
    pub fn batches(&self) -> usize {
        self.order.len().div_ceil(self.size)
    }

    /// The rows of the batch of a step. The first step is 0.
    pub fn rows(&mut self, step: usize) -> &[usize] {
        let (rows, batches) = (self.order.len(), self.batches());
        let (epoch, batch) = (step / batches, step % batches);
        if let Some(seed) = self.seed {
            if self.epochs > epoch + 1 {
                self.generator = Generator::seeded(seed);
                self.epochs = 0;
            }
            while self.epochs <= epoch {
                self.order = self.generator.randperm(rows);
                self.epochs += 1;
            }
        }
        let start = batch * self.size;
        &self.order[start..(start + self.size).min(rows)]
    }
}
