//! The error of a text that is not a formula.

use std::fmt;

/// The error of a text that is not a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The index of the character with the error, counted from 0; the length of the text for its end.
    pub at: usize,
    /// A sentence that says what is wrong there, and what would be right.
    pub what: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Character {}: {}", self.at + 1, self.what)
    }
}

impl ParseError {
    /// The error at a position, with a sentence.
    pub(crate) fn new(at: usize, what: impl Into<String>) -> Self {
        let what = what.into();
        Self { at, what }
    }
}

/// The error of a text that is an equation, with its `=` at this index.
pub(crate) fn equation(at: usize) -> ParseError {
    ParseError {
        at,
        what: "a formula has no “=”; write only what is to be computed.".into(),
    }
}
