//! What is wrong with a text that is not a formula.

use std::fmt;

/// Why a text is not a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The character it is about, counted from 0; the length of the text stands for its end.
    pub at: usize,
    /// What is wrong there, and what would be right: a sentence.
    pub what: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Character {}: {}", self.at + 1, self.what)
    }
}

/// The fault of a text that is an equation, with its `=` at this character.
pub(crate) fn equation(at: usize) -> ParseError {
    ParseError {
        at,
        what: "a formula has no “=”; write what is computed alone.".into(),
    }
}
