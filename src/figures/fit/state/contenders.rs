//! The contenders of a race: optimisers, each with its own learning rate.

use crate::numeric::optimizer::{Contender, Method};

/// The largest number of contenders.
pub const MAX_CONTENDERS: usize = 4;
/// The largest number of steps of a race.
pub const MAX_RACE_STEPS: usize = 10_000;

/// The default contenders, with learning rates that suit the notebook's data.
#[must_use]
pub fn default_contenders() -> Vec<Contender> {
    let four = [
        (Method::Sgd, 1e-5),
        (Method::Momentum, 1e-5),
        (Method::RmsProp, 0.05),
        (Method::Adam, 0.1),
    ];
    let contender = |(method, learning_rate)| Contender {
        method,
        learning_rate,
        batch: 0,
    };
    four.map(contender).to_vec()
}
