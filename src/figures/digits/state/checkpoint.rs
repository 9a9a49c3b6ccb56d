//! A checkpoint of a training, from which it can be restored.

use crate::numeric::digits::experiment::Experiment;

/// The training as it was before weights were painted.
pub(super) struct Checkpoint {
    /// The training run with its digits.
    pub experiment: Experiment,
    /// The step that the reader had selected, if not the last.
    pub selected_step: Option<usize>,
    /// Whether it had started from painted weights itself.
    pub painted: bool,
}
