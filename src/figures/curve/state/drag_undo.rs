//! What is restored when a drag of the point is cancelled.

/// The descent as it was before a drag.
pub(super) struct DragUndo {
    /// The `x` at step 0.
    pub start: f64,
    /// The learning rate of each step.
    pub learning_rates: Vec<f64>,
}
