//! The writer of a gradient: it appends terms to a formula, without duplicates.

use super::super::{Expression, Term, TermIndex};
use crate::autodiff::Operation as Op;
use crate::decimal;

/// Appends simplified terms to a formula.
pub(super) struct Writer {
    /// The formula.
    pub(super) formula: Expression,
    /// For each term of the formula, whether it is a vector.
    vectors: Vec<bool>,
    /// The length of every name.
    pub(super) length: f64,
}

impl Writer {
    pub(super) fn new(formula: &Expression, length: f64) -> Self {
        Self {
            formula: formula.clone(),
            vectors: formula.vectors(length),
            length,
        }
    }

    /// Whether a term is a vector.
    pub(super) fn is_vector(&self, index: TermIndex) -> bool {
        self.vectors[index]
    }

    /// The sum of a term over a vector's length; a number counts as a vector of equal numbers.
    pub(super) fn total(&mut self, index: TermIndex) -> TermIndex {
        if self.is_vector(index) {
            self.apply(Op::Sum, index)
        } else {
            let count = self.number(self.length);
            self.mul(count, index)
        }
    }

    /// The index of a term, which is appended if it is new.
    pub(super) fn push(&mut self, term: Term) -> TermIndex {
        let known = self.formula.terms.iter().position(|known| *known == term);
        known.unwrap_or_else(|| {
            let vector = self.formula.is_long(term, &self.vectors, self.length);
            self.vectors.push(vector);
            self.formula.push(term)
        })
    }

    /// The term of a finite number. Callers must not fold an operation to infinity, which has no text.
    pub(super) fn number(&mut self, value: f64) -> TermIndex {
        // Rounded, so that 0.1 * 3 is 0.3, not 0.30000000000000004; the largest `f64` would be rounded
        // to infinity.
        let magnitude = decimal::round_significant(value.abs(), 15).min(f64::MAX);
        let number = self.push(Term::Number(magnitude));
        if value < 0.0 {
            self.apply(Op::Neg, number)
        } else {
            number
        }
    }

    /// The value of a term that is a number or a negated number.
    pub(super) fn constant(&self, index: TermIndex) -> Option<f64> {
        match self.formula.terms[index] {
            Term::Number(number) => Some(number),
            Term::Apply(Op::Neg, a, _) => match self.formula.terms[a] {
                Term::Number(number) => Some(-number),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn apply(&mut self, operation: Op, a: TermIndex) -> TermIndex {
        if operation == Op::Log && self.formula.terms[a] == Term::E {
            return self.number(1.0);
        }
        self.push(Term::Apply(operation, a, a))
    }

    /// The inputs of a term, if it is of this operation.
    pub(super) fn inputs(&self, index: TermIndex, operation: Op) -> Option<(TermIndex, TermIndex)> {
        match self.formula.terms[index] {
            Term::Apply(own, a, b) if own == operation => Some((a, b)),
            _ => None,
        }
    }
}
