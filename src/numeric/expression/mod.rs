//! The formulas that a reader types.
//!
//! [`Expression::parse`] parses a formula. It can then be recorded on a tape, printed, or
//! [differentiated](Expression::gradient) into another formula.
//!
//! # Grammar
//!
//! A subset of Python's, sufficient for a notebook on gradient descent:
//!
//! ```text
//! formula = [ name [ "(" name { "," name } ")" ] "=" ] sum
//! sum     = product { ("+" | "-") product }
//! product = signed { ("*" | "/") signed }
//! signed  = ("-" | "+") signed | power
//! power   = postfix [ ("**" | "^") signed ]
//! postfix = atom { "." name "(" [ sum ] ")" | raised digits }
//! atom    = number | [ "torch." ] name | [ "torch." ] name "(" sum [ "," sum ] ")" | "(" sum ")"
//!         | name "[" integer "]" | "|" sum "|" | "√" atom
//! ```
//!
//! Textbook notation is accepted too: `×` and `·` for `*`, `÷` for `/`, a minus sign or a dash for `-`,
//! `π` for `pi`, `x²` and `x⁻¹` for powers, `|x|` for `abs(x)`, `√x` for `sqrt(x)`. Nested bars, and a
//! power after a root without parentheses, are errors because they are ambiguous. Formulas are printed
//! in Python's notation.
//!
//! So `-x**2` is `-(x**2)`, `2**3**2` is `2**9`, and `2**-1` is a half. The constants are `pi` and `e`.
//! The functions are `sin cos tan tanh exp log sqrt abs sign relu sigmoid`, of two numbers `minimum
//! maximum pow`, and of a vector `sum mean max`. Each can also be called as a method, `x.sin()` for
//! `sin(x)`, or with the prefix `torch.`. `x[0]` is the first entry of a vector, in formulas that may
//! have entries; it counts as a name.

mod functions;
mod gradient;
mod parse;
mod print;
mod shape;
mod single_term;

use std::f64::consts::{E, PI};

use super::autodiff::{Expr, Operation, Recorder};
pub(crate) use functions::FUNCTIONS;
pub use functions::name;
pub use parse::ParseError;
pub(crate) use parse::{equation, lowered, number_length};

/// The greatest number of terms of a formula, so that it can be drawn and differentiated quickly.
pub const MAX_TERMS: usize = 200;

/// The greatest length of a vector with entries in a formula.
pub const MAX_ENTRIES: usize = 100;

/// The index of a term in its formula.
pub type TermIndex = usize;

/// A number, a name, or an operation on terms before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Term {
    /// A number as it was typed, not negative.
    Number(f64),
    /// `pi`.
    Pi,
    /// `e`.
    E,
    /// A name, by its index in [`Expression::names`].
    Name(usize),
    /// An operation; one with a single input has it twice.
    Apply(Operation, TermIndex, TermIndex),
}

/// A formula: its terms in the order in which they are computed, each after its inputs, the term of the
/// complete formula last. A name is one term, however often it occurs.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    terms: Vec<Term>,
    names: Vec<String>,
}

impl Default for Expression {
    /// The number 0.
    fn default() -> Self {
        Self {
            terms: vec![Term::Number(0.0)],
            names: Vec::new(),
        }
    }
}

impl Expression {
    /// A formula without terms, as a start for building one.
    fn empty() -> Self {
        Self {
            terms: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The terms, each after its inputs. The last is the complete formula.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The names in the formula, in order of their first occurrence.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The vector and the index of a name that is an entry, such as `x` and 0 for `x[0]`; else `None`.
    #[must_use]
    pub fn entry(name: &str) -> Option<(&str, usize)> {
        let (of, index) = name.strip_suffix(']')?.split_once('[')?;
        Some((of, index.parse().ok()?))
    }

    /// The formula of the sum over all entries of this formula.
    #[must_use]
    pub fn summed(&self) -> Self {
        let mut sum = self.clone();
        let last = sum.terms.len() - 1;
        sum.push(Term::Apply(Operation::Sum, last, last));
        sum
    }

    /// For each term, whether it depends on a name.
    #[must_use]
    pub fn varying(&self) -> Vec<bool> {
        let mut varying = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            varying.push(match *term {
                Term::Name(_) => true,
                Term::Apply(_, a, b) => varying[a] || varying[b],
                _ => false,
            });
        }
        varying
    }

    /// The formula of a term, with only the terms that it needs.
    fn ending_with(&self, last: usize) -> Self {
        let mut needed = vec![false; last + 1];
        needed[last] = true;
        for index in (0..=last).rev() {
            if let (true, Term::Apply(_, a, b)) = (needed[index], self.terms[index]) {
                needed[a] = true;
                needed[b] = true;
            }
        }
        let mut formula = Self::empty();
        let mut moved = vec![0; last + 1];
        for index in (0..=last).filter(|index| needed[*index]) {
            moved[index] = match self.terms[index] {
                Term::Name(name) => formula.name(&self.names[name]),
                Term::Apply(operation, a, b) => {
                    formula.push(Term::Apply(operation, moved[a], moved[b]))
                }
                term => formula.push(term),
            };
        }
        formula
    }

    /// Appends a term and returns its index.
    fn push(&mut self, term: Term) -> usize {
        self.terms.push(term);
        self.terms.len() - 1
    }

    /// The index of a name's term, which is appended if it is new.
    fn name(&mut self, name: &str) -> usize {
        let known = self.names.iter().position(|known| known == name);
        let name = known.unwrap_or_else(|| {
            self.names.push(name.into());
            self.names.len() - 1
        });
        let term = self.terms.iter().position(|term| *term == Term::Name(name));
        term.unwrap_or_else(|| self.push(Term::Name(name)))
    }

    /// Records the formula on a tape. `leaves` are the values of the names, in the order of
    /// [`names`](Self::names).
    ///
    /// Returns a node for each term.
    ///
    /// # Panics
    ///
    /// Panics if there are fewer leaves than names, or if their lengths do not match.
    #[must_use]
    pub fn record<'t>(&self, recorder: &'t Recorder, leaves: &[Expr<'t>]) -> Vec<Expr<'t>> {
        let mut nodes: Vec<Expr<'t>> = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            nodes.push(match *term {
                Term::Number(number) => recorder.constant(&[number]),
                Term::Pi => recorder.constant(&[PI]),
                Term::E => recorder.constant(&[E]),
                Term::Name(name) => leaves[name],
                Term::Apply(operation, a, b) => nodes[a].apply(operation, nodes[b]),
            });
        }
        nodes
    }
}
