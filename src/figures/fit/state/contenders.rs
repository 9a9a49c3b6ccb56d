//! The contenders of a race: optimisers, each at its own learning rate.

use crate::numeric::optimizer::{Contender, Method};

/// The most who run.
pub const MAX_CONTENDERS: usize = 4;
/// The most steps of a race.
pub const MAX_RACE_STEPS: usize = 10_000;

/// Four to begin with, at rates that suit the notebook's run.
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
