//! Symbolic differentiation: the gradient of a formula as a formula.

mod derivatives;
mod simplify;
mod writer;

use super::{Expression, Term, TermIndex};
use crate::autodiff::Operation as Op;
use writer::Writer;

/// The greatest number of terms of a gradient.
const MAX_GRADIENT_TERMS: usize = 1000;

impl Expression {
    /// The gradient with respect to the name with this index, as a simplified formula; `None` if it
    /// would be too long. It is computed by reverse accumulation, as on the tape, but with terms
    /// instead of numbers.
    ///
    /// `length` is the length of every name; a name of length 1, and an entry, is a number. For a
    /// formula that is a vector, the gradient is that of its sum. At kinks it has PyTorch's values.
    ///
    /// ```
    /// use downhill_numeric::expression::Expression;
    ///
    /// let squares = Expression::parse("(x**2).sum()", &["x"]).expect("a formula");
    /// let gradient = squares.gradient(0, 3).expect("a short one");
    /// assert_eq!(gradient.to_string(), "2*x");
    /// ```
    #[must_use]
    pub fn gradient(&self, name: usize, length: usize) -> Option<Self> {
        let mut writer = Writer::new(self, length as f64);
        let count = self.terms.len();
        let mut shares: Vec<Option<TermIndex>> = vec![None; count];
        shares[count - 1] = Some(writer.number(1.0));
        for index in (0..count).rev() {
            let (Some(share), Term::Apply(operation, a, b)) = (shares[index], self.terms[index])
            else {
                continue;
            };
            let (by_a, by_b) = writer.derivatives(operation, [a, b, index], share);
            for (input, by) in [(a, Some(by_a)), (b, by_b)] {
                let Some(mut by) = by else { continue };
                // A number was broadcast to a vector, so its gradient is the sum over the vector.
                if writer.is_vector(index) && !writer.is_vector(input) {
                    by = writer.total(by);
                }
                shares[input] = Some(match shares[input] {
                    // Terms are visited in reverse, so the new summand goes first.
                    Some(before) => writer.add(by, before),
                    None => by,
                });
            }
            if writer.formula.terms.len() > MAX_GRADIENT_TERMS {
                return None;
            }
        }
        let of = |term: &Term| *term == Term::Name(name);
        let share = self
            .terms
            .iter()
            .position(of)
            .and_then(|index| shares[index]);
        let last = share.unwrap_or_else(|| writer.number(0.0));
        // Reassociation may add terms: a product that is used twice is then written twice.
        let formula = writer.formula.ending_with(last).left_to_right();
        (formula.terms.len() <= MAX_GRADIENT_TERMS).then_some(formula)
    }

    /// The formula with `a*b*c` in place of `a*(b*c)`.
    fn left_to_right(&self) -> Self {
        let mut formula = Self {
            terms: Vec::new(),
            names: self.names.clone(),
        };
        let mut moved = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            moved.push(match *term {
                Term::Apply(Op::Mul, a, b) => formula.product(moved[a], moved[b]),
                Term::Apply(operation, a, b) => {
                    formula.push(Term::Apply(operation, moved[a], moved[b]))
                }
                term => formula.push(term),
            });
        }
        let last = moved.last().copied().unwrap_or(0);
        formula.ending_with(last)
    }

    /// Appends the product of two terms, multiplying by the factors of the second one after the other.
    fn product(&mut self, a: TermIndex, b: TermIndex) -> TermIndex {
        match self.terms[b] {
            Term::Apply(Op::Mul, first, rest) => {
                let product = self.product(a, first);
                self.push(Term::Apply(Op::Mul, product, rest))
            }
            _ => self.push(Term::Apply(Op::Mul, a, b)),
        }
    }
}
