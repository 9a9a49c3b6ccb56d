//! Arithmetic on terms that simplifies the result: constants are folded, signs are moved to the front,
//! and summands 0 and factors 1 are dropped.

use super::super::{Term, TermIndex};
use super::writer::Writer;
use crate::autodiff::Operation as Op;
use crate::decimal;

/// Whether a quotient of constants is folded: 1/4 is, because it is a short decimal, 1/3 is not.
fn is_short(quotient: f64) -> bool {
    quotient.is_finite() && decimal::round_significant(quotient, 6) == quotient
}

impl Writer {
    pub(super) fn neg(&mut self, a: TermIndex) -> TermIndex {
        if let Some(value) = self.constant(a) {
            // 0 - value, because -0 would be printed with its sign.
            self.number(0.0 - value)
        } else if let Some((inner, _)) = self.inputs(a, Op::Neg) {
            inner
        } else if let Some((left, right)) = self.inputs(a, Op::Sub) {
            self.sub(right, left)
        } else if let Some((left, right)) = self.inputs(a, Op::Mul)
            && self.constant(left).is_some()
        {
            let factor = self.neg(left);
            self.mul(factor, right)
        } else {
            self.apply(Op::Neg, a)
        }
    }

    /// The negative of a term that is printed with a leading minus sign; `None` for other terms.
    fn without_minus(&mut self, a: TermIndex) -> Option<TermIndex> {
        let minus = self.inputs(a, Op::Neg).is_some();
        let factor = self
            .inputs(a, Op::Mul)
            .and_then(|(factor, _)| self.constant(factor));
        (minus || factor.is_some_and(|factor| factor < 0.0)).then(|| self.neg(a))
    }

    pub(super) fn add(&mut self, a: TermIndex, b: TermIndex) -> TermIndex {
        match (self.constant(a), self.constant(b)) {
            (Some(0.0), _) => b,
            (_, Some(0.0)) => a,
            (Some(x), Some(y)) if (x + y).is_finite() => self.number(x + y),
            _ if a == b => {
                let two = self.number(2.0);
                self.mul(two, a)
            }
            _ => {
                if let Some(b) = self.without_minus(b) {
                    self.sub(a, b)
                } else if let Some((first, rest)) = self.inputs(b, Op::Add) {
                    let sum = self.add(a, first);
                    self.add(sum, rest)
                } else if let Some((first, rest)) = self.inputs(b, Op::Sub) {
                    let sum = self.add(a, first);
                    self.sub(sum, rest)
                } else {
                    self.push(Term::Apply(Op::Add, a, b))
                }
            }
        }
    }

    pub(super) fn sub(&mut self, a: TermIndex, b: TermIndex) -> TermIndex {
        match (self.constant(a), self.constant(b)) {
            (_, Some(0.0)) => a,
            (Some(0.0), _) => self.neg(b),
            (Some(x), Some(y)) if (x - y).is_finite() => self.number(x - y),
            _ if a == b => self.number(0.0),
            _ => match self.without_minus(b) {
                Some(b) => self.add(a, b),
                None => self.push(Term::Apply(Op::Sub, a, b)),
            },
        }
    }

    /// A product, with its constant factor in front.
    pub(super) fn mul(&mut self, a: TermIndex, b: TermIndex) -> TermIndex {
        match (self.constant(a), self.constant(b)) {
            (Some(x), Some(y)) if (x * y).is_finite() => return self.number(x * y),
            (Some(0.0), _) | (_, Some(1.0)) => return a,
            (_, Some(0.0)) | (Some(1.0), _) => return b,
            (Some(-1.0), _) => return self.neg(b),
            (None, Some(_)) => return self.mul(b, a),
            _ => {}
        }
        if a == b {
            self.square(a)
        } else if let Some((over, under)) = self.inputs(b, Op::Div) {
            let over = self.mul(a, over);
            self.div(over, under)
        } else if let Some((over, under)) = self.inputs(a, Op::Div) {
            let over = self.mul(over, b);
            self.div(over, under)
        } else if let Some((inner, _)) = self.inputs(a, Op::Neg)
            && self.constant(a).is_none()
        {
            let product = self.mul(inner, b);
            self.neg(product)
        } else if let Some((inner, _)) = self.inputs(b, Op::Neg) {
            let product = self.mul(a, inner);
            self.neg(product)
        } else if let Some((factor, rest)) = self.inputs(b, Op::Mul)
            && self.constant(factor).is_some()
        {
            let (factor, rest) = if self.constant(a).is_some() {
                (self.mul(a, factor), rest)
            } else {
                (factor, self.mul(a, rest))
            };
            self.mul_number(factor, rest)
        } else if let Some((factor, rest)) = self.inputs(a, Op::Mul)
            && self.constant(factor).is_some()
        {
            let rest = self.mul(rest, b);
            self.mul_number(factor, rest)
        } else {
            self.push(Term::Apply(Op::Mul, a, b))
        }
    }

    /// A constant times a term. If the term has a constant factor too, the two are multiplied.
    fn mul_number(&mut self, factor: TermIndex, rest: TermIndex) -> TermIndex {
        match self.inputs(rest, Op::Mul) {
            _ if self.constant(factor) == Some(1.0) => rest,
            Some((inner, rest)) if self.constant(inner).is_some() => {
                let factor = self.mul(factor, inner);
                self.mul_number(factor, rest)
            }
            _ => self.push(Term::Apply(Op::Mul, factor, rest)),
        }
    }

    pub(super) fn div(&mut self, a: TermIndex, b: TermIndex) -> TermIndex {
        match (self.constant(a), self.constant(b)) {
            (Some(0.0), _) | (_, Some(1.0)) => return a,
            (Some(x), Some(y)) if is_short(x / y) => return self.number(x / y),
            _ => {}
        }
        if let Some((inner, _)) = self.inputs(a, Op::Neg) {
            let quotient = self.div(inner, b);
            self.neg(quotient)
        } else if let Some((factor, rest)) = self.inputs(a, Op::Mul)
            && let (Some(x), Some(y)) = (self.constant(factor), self.constant(b))
            && is_short(x / y)
        {
            let factor = self.number(x / y);
            self.mul(factor, rest)
        } else {
            self.push(Term::Apply(Op::Div, a, b))
        }
    }

    pub(super) fn square(&mut self, a: TermIndex) -> TermIndex {
        let two = self.number(2.0);
        self.pow(a, two)
    }

    pub(super) fn pow(&mut self, a: TermIndex, b: TermIndex) -> TermIndex {
        match (self.constant(a), self.constant(b)) {
            (_, Some(0.0)) => self.number(1.0),
            (_, Some(1.0)) => a,
            (Some(x), Some(2.0)) if (x * x).is_finite() => self.number(x * x),
            _ => self.push(Term::Apply(Op::Pow, a, b)),
        }
    }
}
