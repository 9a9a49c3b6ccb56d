//! What a drag of the start began from, to go back to when it is cancelled.

/// The run before a drag.
pub(super) struct DragUndo {
    /// The parameters that it started from.
    pub start: Vec<f64>,
    /// The learning rate of each step.
    pub learning_rates: Vec<f64>,
}
