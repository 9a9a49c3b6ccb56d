//! What is restored when a drag of a measurement is cancelled.

use crate::numeric::problem::Problem;
use crate::numeric::training::Training;

/// The state before a drag.
pub(super) struct DragUndo {
    /// The data, the model and the loss.
    pub problem: Problem,
    /// The steps taken.
    pub training: Training,
    /// The range of the vertical axis, which is kept during the drag.
    pub speed_range: (f64, f64),
}
