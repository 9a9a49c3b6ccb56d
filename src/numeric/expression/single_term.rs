//! One term of a formula, as a formula of its inputs.

use super::{Expression, Term, TermIndex};

impl Expression {
    /// One term as a formula of its inputs. An input that depends on a name is replaced by the name that
    /// `named` returns; one that consists of numbers alone is written out.
    #[must_use]
    pub fn alone(&self, index: TermIndex, named: &dyn Fn(TermIndex) -> String) -> Self {
        let mut formula = Self::empty();
        let varying = self.varying();
        let last = match self.terms[index] {
            Term::Apply(operation, a, b) => {
                let [a, b] = [a, b].map(|input| formula.input(self, input, &varying, named));
                formula.push(Term::Apply(operation, a, b))
            }
            _ => formula.input(self, index, &varying, named),
        };
        formula.ending_with(last)
    }

    /// Appends an input of a term of `of`, and returns its index.
    fn input(
        &mut self,
        of: &Self,
        index: TermIndex,
        varying: &[bool],
        named: &dyn Fn(TermIndex) -> String,
    ) -> TermIndex {
        match of.terms[index] {
            _ if varying[index] => self.name(&named(index)),
            Term::Apply(operation, a, b) => {
                let [a, b] = [a, b].map(|input| self.input(of, input, varying, named));
                self.push(Term::Apply(operation, a, b))
            }
            term => self.push(term),
        }
    }
}
