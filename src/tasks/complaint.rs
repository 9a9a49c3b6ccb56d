//! What is wrong with the attributes of a task.

use std::fmt;

use crate::numeric::expression::ParseError;

/// The error of an attribute, which prints as one line: the attribute, its text, the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The name of the attribute.
    pub attribute: &'static str,
    /// Its text.
    pub given: String,
    /// The index of the character with the error, counted from 0, if it is at one.
    pub at: Option<usize>,
    /// What is wrong, and what the attribute takes; without a full stop.
    pub reason: String,
}

impl Complaint {
    /// The error of a whole attribute.
    #[must_use]
    pub fn new(attribute: &'static str, given: &str, reason: impl Into<String>) -> Self {
        Self {
            attribute,
            given: given.into(),
            at: None,
            reason: reason.into(),
        }
    }

    /// The error at a character of a condition.
    #[must_use]
    pub fn at(attribute: &'static str, given: &str, error: &ParseError) -> Self {
        Self {
            attribute,
            given: given.into(),
            at: Some(error.at),
            reason: error.to_string().trim_end_matches('.').into(),
        }
    }

    /// The text before the character with the error, that character, and the text after it. At the end of
    /// the text, a blank stands where something is missing.
    #[must_use]
    pub fn parts(&self) -> [String; 3] {
        let at = self.at.unwrap_or(usize::MAX);
        let letters = || self.given.chars();
        let here = letters().nth(at).unwrap_or('\u{a0}');
        let here = self.at.map_or(String::new(), |_| here.into());
        [
            letters().take(at).collect(),
            here,
            letters().skip(at.saturating_add(1)).collect(),
        ]
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            attribute,
            given,
            reason,
            ..
        } = self;
        write!(f, "{attribute}=\"{given}\" is not usable: {reason}.")
    }
}
