//! Problems to train, and their training without an end.

use downhill::numeric::optimizer::Optimizer;
use downhill::numeric::problem::Problem;
use downhill::numeric::training::{Stop, Training};

const NO_STOP: Stop = Stop::Steps(usize::MAX);

/// A training of a problem from its own start.
pub(crate) fn run(problem: &Problem, optimizer: Optimizer, batch: usize) -> Training {
    problem.training(problem.initial(), NO_STOP, optimizer, batch)
}

/// The notebook's problem, with time standardised.
pub(crate) fn standardised() -> Problem {
    let mut problem = Problem::default();
    problem.standardise = true;
    problem
}
