//! A contender in a race of optimisers.

use super::Method;

/// A contender in a race of optimisers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contender {
    /// The optimiser.
    pub method: Method,
    /// Its learning rate.
    pub learning_rate: f64,
    /// The batch size, in rows; 0 for all.
    pub batch: usize,
}
