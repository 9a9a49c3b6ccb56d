//! The reader of a formula: it goes through the letters and appends terms.

use super::fault::ParseError;
use crate::decimal::is_blank;
use crate::expression::{Expression, MAX_TERMS, Term};

/// Parentheses and signs nest at most this deep.
const MAX_DEPTH: usize = 50;

/// A formula that is being read, and what has been read of it.
pub(super) struct Reader<'a> {
    pub(super) letters: &'a [char],
    /// The letter that is next.
    pub(super) at: usize,
    /// The names that the formula may have; any if there are none.
    pub(super) allowed: &'a [&'a str],
    /// How many parentheses and signs are open.
    depth: usize,
    /// Whether a bar ends an absolute value.
    pub(super) in_bars: bool,
    pub(super) expression: Expression,
}

/// The index of the term that was read.
pub(super) type Read = Result<usize, ParseError>;

impl<'a> Reader<'a> {
    pub(super) fn new(letters: &'a [char], allowed: &'a [&'a str]) -> Self {
        Self {
            letters,
            at: 0,
            allowed,
            depth: 0,
            in_bars: false,
            expression: Expression::empty(),
        }
    }

    pub(super) fn fault(&self, at: usize, what: impl Into<String>) -> ParseError {
        let what = what.into();
        ParseError { at, what }
    }

    /// The next letter that is not blank.
    pub(super) fn peek(&mut self) -> Option<char> {
        while self.letters.get(self.at).is_some_and(|c| is_blank(*c)) {
            self.at += 1;
        }
        self.letters.get(self.at).copied()
    }

    /// Goes past `letter` if it is next.
    pub(super) fn take(&mut self, letter: char) -> bool {
        let there = self.peek() == Some(letter);
        self.at += usize::from(there);
        there
    }

    /// Goes past `letter`.
    pub(super) fn expect(&mut self, letter: char, why: &str) -> Result<(), ParseError> {
        if self.take(letter) {
            Ok(())
        } else {
            Err(self.fault(self.at, format!("“{letter}” is missing{why}.")))
        }
    }

    /// Appends a term.
    pub(super) fn push(&mut self, term: Term) -> Read {
        if self.expression.terms.len() == MAX_TERMS {
            let what = format!("a formula has at most {MAX_TERMS} terms.");
            return Err(self.fault(self.at, what));
        }
        Ok(self.expression.push(term))
    }

    /// Reads one level deeper.
    pub(super) fn deeper(&mut self, read: fn(&mut Self) -> Read) -> Read {
        if self.depth == MAX_DEPTH {
            let what = format!("formulas nest at most {MAX_DEPTH} deep.");
            return Err(self.fault(self.at, what));
        }
        self.depth += 1;
        let term = read(self)?;
        self.depth -= 1;
        Ok(term)
    }
}
