//! What is restored when a drag of the start is cancelled.

/// The descent as it was before a drag.
pub(super) struct DragUndo {
    /// The parameters at step 0.
    pub start: Vec<f64>,
    /// The learning rate of each step.
    pub learning_rates: Vec<f64>,
}
