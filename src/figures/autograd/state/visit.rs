//! The steps of the walk along the graph.

/// A step of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// The start: only the vector is given.
    Start,
    /// The value of a node is computed.
    Forward(usize),
    /// The gradient of the last node is set to 1.
    Seed,
    /// The gradient of a node is passed on to its inputs.
    Backward(usize),
}
