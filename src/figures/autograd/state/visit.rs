//! The steps of the walk along the graph.

/// What the walk does at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// Nothing yet: the vector is given.
    Start,
    /// Computes the value of a node.
    Forward(usize),
    /// Gives the last node the gradient 1.
    Seed,
    /// Hands the gradient of a node to its inputs.
    Backward(usize),
}
