//! What a drag of a measurement began from, to go back to when it is cancelled.

use crate::numeric::problem::Problem;
use crate::numeric::training::Training;

/// The state before a drag.
pub(super) struct DragUndo {
    /// The data with the model and the loss.
    pub problem: Problem,
    /// The run.
    pub training: Training,
    /// The range of the vertical axis, which stays during the drag.
    pub speed_range: (f64, f64),
}
