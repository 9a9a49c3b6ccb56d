//! Several operations in one: what a recording is made of when it ends.
//!
//! A run of an operation has a price besides its arithmetic: it is looked up, and its numbers go to
//! memory and come back. So vectors that are scaled and added up become one operation, and so do
//! squares that are added up. Each number is computed as before, to the last bit.
//!
//! What is inside of such an operation has no place of its own any more. So no node is taken inside
//! whose handle somebody has, or that a second one uses.

use super::op::{Op, Operation};
use super::{Tape, Var};

/// The first node of each tape: the number 1.
const ONE: Var = Var(0);
/// The second one: minus zero, with which every sum is what it was before.
const NOTHING: Var = Var(1);
/// The values of the two.
pub(super) const NEUTRAL: [f64; 2] = [1.0, -0.0];

/// A vector times a number, and a number that is added then: `k*v + c`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub(super) factor: Signed,
    pub(super) vector: Var,
    pub(super) number: Signed,
}

/// A node of one number that counts with a sign, which is 1 or -1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signed {
    pub(super) sign: f64,
    pub(super) var: Var,
}

impl Signed {
    pub(super) fn plus(var: Var) -> Self {
        Self { sign: 1.0, var }
    }
}

impl Term {
    fn new(factor: Var, vector: Var) -> Self {
        Self {
            factor: Signed::plus(factor),
            vector,
            number: Signed::plus(NOTHING),
        }
    }

    fn has_number(&self) -> bool {
        self.number.var != NOTHING
    }
}

impl Tape {
    /// Makes one operation of several, where that gives the same numbers.
    pub(super) fn fuse(&mut self) {
        for index in 0..self.nodes.len() {
            let node = &self.nodes[index];
            let Op::Apply(operation, a, b) = node.op else {
                continue;
            };
            if !node.varies {
                continue;
            }
            let fused = match operation {
                Operation::Add | Operation::Sub | Operation::Mul if node.range.len() > 1 => {
                    self.combination(operation, a, b)
                }
                Operation::Sum | Operation::Mean => self.squares(operation, a),
                _ => None,
            };
            if let Some(op) = fused {
                self.nodes[index].op = op;
            }
        }
    }

    /// Two vectors, or a vector and a number, as a combination: none for a product of vectors.
    fn combination(&mut self, operation: Operation, a: Var, b: Var) -> Option<Op> {
        let is_number = |var: Var| self.nodes[var.0].range.len() == 1;
        let sign = if operation == Operation::Sub {
            -1.0
        } else {
            1.0
        };
        let terms = match (operation, is_number(a), is_number(b)) {
            (Operation::Mul, true, _) => vec![Term::new(a, b)],
            (Operation::Mul, _, true) => vec![Term::new(b, a)],
            (Operation::Mul, ..) => return None,
            (_, true, _) => {
                let mut term = self.take_one(b);
                term.factor.sign *= sign;
                term.number = Signed::plus(a);
                vec![term]
            }
            (_, _, true) => {
                let mut terms = self.take(a, |terms| !terms[terms.len() - 1].has_number());
                if let Some(last) = terms.last_mut() {
                    last.number = Signed { sign, var: b };
                }
                terms
            }
            _ => {
                let mut terms = self.take(a, |_| true);
                let mut term = self.take_one(b);
                term.factor.sign *= sign;
                terms.push(term);
                terms
            }
        };
        Some(Op::Combination(terms))
    }

    /// The terms of a combination that nobody else needs and to which something can be added; of
    /// anything else, the vector itself.
    fn take(&mut self, var: Var, fits: fn(&[Term]) -> bool) -> Vec<Term> {
        let node = &mut self.nodes[var.0];
        match &mut node.op {
            Op::Combination(terms) if node.uses == 1 && fits(terms) => {
                node.uses = 0;
                std::mem::take(terms)
            }
            _ => vec![Term::new(ONE, var)],
        }
    }

    /// The same for what is added as one term.
    fn take_one(&mut self, var: Var) -> Term {
        self.take(var, |terms| terms.len() == 1 && !terms[0].has_number())[0]
    }

    /// The sum of the squares of a combination, where nobody else needs these nor that.
    fn squares(&mut self, operation: Operation, squares: Var) -> Option<Op> {
        let Op::Square(x) = self.nodes[squares.0].op else {
            return None;
        };
        let is_inner = |var: Var| self.nodes[var.0].uses == 1;
        let is_combination = matches!(self.nodes[x.0].op, Op::Combination(_));
        if !(is_inner(squares) && is_inner(x) && is_combination) {
            return None;
        }
        self.nodes[squares.0].uses = 0;
        self.nodes[x.0].is_proportional = true;
        Some(Op::Squares(operation, x))
    }
}
