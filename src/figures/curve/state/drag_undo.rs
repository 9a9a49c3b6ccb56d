//! What a drag of the point began from, to go back to when it is cancelled.

/// The run before a drag.
pub(super) struct DragUndo {
    /// Where it started.
    pub start: f64,
    /// The learning rate of each step.
    pub learning_rates: Vec<f64>,
}
