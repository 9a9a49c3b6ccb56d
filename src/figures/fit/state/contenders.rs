//! The contenders of a race: optimisers, each at its own learning rate.

use crate::numeric::optimizer::{Method, Racer};

/// The most who run.
pub const MOST_RACERS: usize = 4;
/// The most steps of a race.
pub const MOST_LAPS: usize = 10_000;

/// Four to begin with, at rates that suit the notebook's run.
#[must_use]
pub fn default_contenders() -> Vec<Racer> {
    let four = [
        (Method::Sgd, 1e-5),
        (Method::Momentum, 1e-5),
        (Method::RmsProp, 0.05),
        (Method::Adam, 0.1),
    ];
    let racer = |(method, learning_rate)| Racer {
        method,
        learning_rate,
        batch: 0,
    };
    four.map(racer).to_vec()
}
