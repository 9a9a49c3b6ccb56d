//! A training that is put aside, to come back to.

use crate::numeric::digits::experiment::Experiment;

/// A training that painting has put aside.
pub(super) struct Checkpoint {
    /// The run with its digits.
    pub experiment: Experiment,
    /// The step that the reader had gone back to.
    pub selected_step: Option<usize>,
    /// Whether it had started from painted weights.
    pub painted: bool,
}
