//! The nodes of a tape.

use std::ops::Range;

use super::layer::Layer;
use super::term::FusedTerm;
use super::{Operation, Var};

/// One recorded operation and where its values lie.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) op: Op,
    /// The range of its values on the tape.
    pub(super) range: Range<usize>,
    /// False for constants and what is computed from constants alone.
    pub(super) varies: bool,
    /// The number of its uses: as an input, or as a handle.
    pub(super) uses: usize,
    /// Where its gradient starts.
    pub(super) gradient: usize,
    /// Whether its gradient is its values times one number. Then only that number is stored.
    pub(super) is_proportional: bool,
}

/// The kind of a node: how its values are determined.
#[derive(Clone, Debug)]
pub(super) enum Op {
    /// Set from outside, with a gradient.
    Leaf,
    /// Set once.
    Constant,
    /// Computed. An operation with one input has it twice.
    Apply(Operation, Var, Var),
    /// The power with the constant exponent 2, which has a loop of its own.
    Square(Var),
    /// One of the numbers of a vector, counted from 0.
    Entry(Var, usize),
    /// The sum of vectors times numbers, in one go.
    Combination(Vec<FusedTerm>),
    /// The sum, or the mean, of the squares of a combination, in one go.
    Squares(Operation, Var),
    /// A layer, an operation of two inputs with loops of its own.
    Layer(Box<dyn Layer>, [Var; 2]),
}

impl Op {
    /// What it is computed from, as recorded.
    pub(super) fn inputs(&self) -> impl Iterator<Item = Var> {
        let (a, b) = match *self {
            Self::Square(x) | Self::Entry(x, _) => (Some(x), None),
            Self::Apply(operation, a, b) => (Some(a), operation.is_binary().then_some(b)),
            Self::Layer(_, [a, b]) => (Some(a), Some(b)),
            _ => (None, None),
        };
        a.into_iter().chain(b)
    }
}
