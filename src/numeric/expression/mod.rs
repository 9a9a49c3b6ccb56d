//! The formulas that a reader types.
//!
//! A formula is read once by [`Expression::parse`]. It is then recorded on a tape, printed, or
//! [differentiated](Expression::gradient) into another formula.
//!
//! # Grammar
//!
//! Python's, as far as a notebook on gradient descent needs it:
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
//! Signs of textbooks stand for these: `×` and `·` for `*`, `÷` for `/`, a true minus or a dash for
//! `-`, `π` for `pi`, `x²` and `x⁻¹` for powers, `|x|` for `abs(x)`, `√x` for `sqrt(x)`. Bars within
//! bars, and a power after a root without parentheses, are refused. What is printed has none of
//! them.
//!
//! So `-x**2` is `-(x**2)`, `2**3**2` is `2**9`, and `2**-1` is a half. The constants are `pi` and
//! `e`. The functions are `sin cos tan tanh exp log sqrt abs sign relu sigmoid`, of two numbers
//! `minimum maximum pow`, and of a vector `sum mean max`. Each is also a method, `x.sin()` for
//! `sin(x)`, and of `torch`. `x[0]` is the first entry of a vector, where a formula may have
//! entries; it is a name of its own.

mod functions;
mod gradient;
mod parse;
mod print;
mod shape;
mod single_term;

use std::f64::consts::{E, PI};

use super::autodiff::{Expr, Operation, Recorder};
pub use functions::name;
pub use parse::ParseError;
pub(crate) use parse::equation;

/// A formula has at most this many terms, so that it stays quick to draw and to differentiate.
pub const MAX_TERMS: usize = 200;

/// A vector whose entries a formula asks for has at most this many.
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

/// A formula as its terms in the order in which they are computed: each after its inputs, that of
/// the complete formula last. A name is one term, however often it occurs.
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
    /// A formula without terms, to which some are to be added.
    fn empty() -> Self {
        Self {
            terms: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The terms, each after its inputs. The last is the whole formula.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The names that occur, in the order in which they do.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The name of which this name is an entry, such as `x` of `x[0]`, and which entry.
    #[must_use]
    pub fn entry(name: &str) -> Option<(&str, usize)> {
        let (of, index) = name.strip_suffix(']')?.split_once('[')?;
        Some((of, index.parse().ok()?))
    }

    /// The sum of the formula over all of its numbers.
    #[must_use]
    pub fn summed(&self) -> Self {
        let mut sum = self.clone();
        let last = sum.terms.len() - 1;
        sum.push(Term::Apply(Operation::Sum, last, last));
        sum
    }

    /// Which terms depend on a name.
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

    /// The formula of which a term is the last, without the terms that it does not need.
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

    /// The index of a name's term; it is appended if it is new.
    fn name(&mut self, name: &str) -> usize {
        let known = self.names.iter().position(|known| known == name);
        let name = known.unwrap_or_else(|| {
            self.names.push(name.into());
            self.names.len() - 1
        });
        let term = self.terms.iter().position(|term| *term == Term::Name(name));
        term.unwrap_or_else(|| self.push(Term::Name(name)))
    }

    /// Records the formula on a tape. `leaves` are the values of the names, in their order.
    ///
    /// Returns a node for each term.
    ///
    /// # Panics
    ///
    /// Panics when there are fewer leaves than names, or when their lengths do not go together.
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
