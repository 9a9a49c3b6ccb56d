//! The tree of a condition.

use super::function::Function;

/// A part of a condition, with the parts that it is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// A number, negative too; `pi` and `e` are numbers.
    Number(f64),
    /// A text in quotes.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A field, by its index in [`Condition::reads`](super::Condition::reads).
    Field(usize),
    /// An entry of a list: the list and the index.
    Entry(Box<Node>, Box<Node>),
    /// A field of a record: the record and the name.
    Member(Box<Node>, String),
    /// A function or an operator with its inputs.
    Call(Function, Vec<Node>),
    /// A chain of comparisons: each compares the part before it with its own.
    Compare(Box<Node>, Vec<(Comparison, Node)>),
    /// `not`.
    Not(Box<Node>),
    /// Parts joined by `and`.
    All(Vec<Node>),
    /// Parts joined by `or`.
    Any(Vec<Node>),
}

impl Node {
    /// Whether it is a field, or an entry at a fixed index or a field of one.
    pub(super) fn is_path(&self) -> bool {
        match self {
            Self::Field(_) => true,
            Self::Entry(list, index) => list.is_path() && matches!(**index, Self::Number(_)),
            Self::Member(record, _) => record.is_path(),
            _ => false,
        }
    }
}

/// A comparison of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// `<`.
    Less,
    /// `<=`.
    LessEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterEqual,
    /// `==`.
    Equal,
    /// `!=`.
    NotEqual,
}

impl Comparison {
    /// Whether it is one of an order, which only numbers have.
    pub(super) fn is_order(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}
