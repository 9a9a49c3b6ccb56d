//! The shapes of terms, numbers or vectors, and the size of a formula.

use super::{Expression, Term};

impl Expression {
    /// Whether the formula is a vector if every name has this length.
    #[must_use]
    pub fn is_vector(&self, length: usize) -> bool {
        self.vectors(length as f64)
            .last()
            .is_some_and(|vector| *vector)
    }

    /// For each term, whether it is a vector if every name has this length.
    pub(super) fn vectors(&self, length: f64) -> Vec<bool> {
        let mut vectors = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            vectors.push(self.is_long(*term, &vectors, length));
        }
        vectors
    }

    /// Whether a term is a vector; `vectors` has the answers for the terms before it.
    pub(super) fn is_long(&self, term: Term, vectors: &[bool], length: f64) -> bool {
        match term {
            Term::Name(name) => length > 1.0 && Self::entry(&self.names[name]).is_none(),
            Term::Apply(operation, a, b) => !operation.is_reduction() && (vectors[a] || vectors[b]),
            _ => false,
        }
    }

    /// The number of terms with repetitions: a term that is used twice counts twice, as in the text.
    #[must_use]
    pub fn size(&self) -> usize {
        let mut sizes: Vec<usize> = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            sizes.push(match *term {
                Term::Apply(operation, a, b) if operation.is_binary() => {
                    sizes[a].saturating_add(sizes[b]).saturating_add(1)
                }
                Term::Apply(_, a, _) => sizes[a].saturating_add(1),
                _ => 1,
            });
        }
        sizes.last().copied().unwrap_or(0)
    }
}
