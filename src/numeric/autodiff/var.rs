//! The handle of a node.

/// The handle of a node: its index on the [`Tape`](super::Tape) that recorded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Var(pub(super) usize);
