//! The reader of a formula: it consumes characters and appends terms.

use super::error::ParseError;
use crate::decimal::is_blank;
use crate::expression::{Expression, MAX_TERMS, Term};

/// The greatest nesting depth of parentheses and signs.
const MAX_DEPTH: usize = 50;

/// A formula that is being parsed.
pub(super) struct Reader<'a> {
    /// The characters of the text.
    pub(super) letters: &'a [char],
    /// The index of the next character.
    pub(super) at: usize,
    /// The names that the formula may have; any if this is empty.
    pub(super) allowed: &'a [&'a str],
    /// The current nesting depth.
    depth: usize,
    /// Whether an absolute value is open, so that a bar closes it.
    pub(super) in_bars: bool,
    /// The terms parsed so far.
    pub(super) expression: Expression,
}

/// The index of the term that was parsed.
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

    /// The error at a position.
    pub(super) fn fault(&self, at: usize, what: impl Into<String>) -> ParseError {
        let what = what.into();
        ParseError { at, what }
    }

    /// Skips blanks, and returns the next character without consuming it.
    pub(super) fn peek(&mut self) -> Option<char> {
        while self.letters.get(self.at).is_some_and(|c| is_blank(*c)) {
            self.at += 1;
        }
        self.letters.get(self.at).copied()
    }

    /// Consumes `letter` if it is next. Returns whether it was.
    pub(super) fn take(&mut self, letter: char) -> bool {
        let there = self.peek() == Some(letter);
        self.at += usize::from(there);
        there
    }

    /// Consumes `letter`; an error if it is not next.
    pub(super) fn expect(&mut self, letter: char, why: &str) -> Result<(), ParseError> {
        if self.take(letter) {
            Ok(())
        } else {
            Err(self.fault(self.at, format!("“{letter}” is missing{why}.")))
        }
    }

    /// Appends a term; an error if there are too many.
    pub(super) fn push(&mut self, term: Term) -> Read {
        if self.expression.terms.len() == MAX_TERMS {
            let what = format!("a formula has at most {MAX_TERMS} terms.");
            return Err(self.fault(self.at, what));
        }
        Ok(self.expression.push(term))
    }

    /// Parses at one more level of nesting; an error if that is too deep.
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
