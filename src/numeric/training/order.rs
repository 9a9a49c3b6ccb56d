//! The order of the data: which rows each step looks at.

use super::super::rng::Generator;

/// The rows of the data in batches. An epoch goes through all of them; its last batch may be smaller.
///
/// The rows are in the order of the data, or shuffled for each epoch by PyTorch's generator:
/// `torch.manual_seed(seed)`, then `torch.randperm(n)` for each epoch.
#[derive(Clone, Debug)]
pub struct Order {
    size: usize,
    seed: Option<i64>,
    generator: Generator,
    /// How many epochs were shuffled so far.
    epochs: usize,
    /// The order of the last of them.
    order: Vec<usize>,
}

impl Order {
    /// The numbers `0..rows` in batches of `size`; shuffled if there is a seed.
    ///
    /// # Panics
    ///
    /// Panics when `size` is 0, or more than there are rows.
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

    /// How many rows a batch has; the last of an epoch may have fewer.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// How many batches an epoch has.
    #[must_use]
    pub fn batches(&self) -> usize {
        self.order.len().div_ceil(self.size)
    }

    /// The rows that step `step` looks at, the first step being 0.
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
