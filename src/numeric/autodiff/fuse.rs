//! Fusion: when a recording ends, some groups of operations are replaced by one.
//!
//! An operation costs more than its arithmetic: it is dispatched, and its numbers are written to memory
//! and read again. So a sum of scaled vectors becomes one operation, and so does a sum of squares. All
//! results are the same as without fusion, to the last bit.
//!
//! A node that is fused into another has no values of its own any more. So a node is fused only if
//! no handle to it was taken and no second node uses it.

use super::node::Op;
use super::term::{FusedTerm, ONE, Signed};
use super::{Operation, Tape, Var};

impl Tape {
    /// Fuses operations where the results stay the same.
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

    /// The combination of two vectors, or of a vector and a number; `None` for a product of vectors.
    fn combination(&mut self, operation: Operation, a: Var, b: Var) -> Option<Op> {
        let is_number = |var: Var| self.nodes[var.0].range.len() == 1;
        let sign = if operation == Operation::Sub {
            -1.0
        } else {
            1.0
        };
        let terms = match (operation, is_number(a), is_number(b)) {
            (Operation::Mul, true, _) => vec![FusedTerm::scaled(a, b)],
            (Operation::Mul, _, true) => vec![FusedTerm::scaled(b, a)],
            (Operation::Mul, ..) => return None,
            (_, true, _) => {
                let mut term = self.take_term(b);
                term.factor.sign *= sign;
                term.number = Signed::plus(a);
                vec![term]
            }
            (_, _, true) => {
                let mut terms = self.take_terms(a, |terms| !terms[terms.len() - 1].has_number());
                if let Some(last) = terms.last_mut() {
                    last.number = Signed { sign, var: b };
                }
                terms
            }
            _ => {
                let mut terms = self.take_terms(a, |_| true);
                let mut term = self.take_term(b);
                term.factor.sign *= sign;
                terms.push(term);
                terms
            }
        };
        Some(Op::Combination(terms))
    }

    /// The terms of a node, to add others to. They are those of a combination if this is its only use
    /// and `fits` accepts them; then the combination is dropped. Else they are the node itself.
    fn take_terms(&mut self, var: Var, fits: fn(&[FusedTerm]) -> bool) -> Vec<FusedTerm> {
        let node = &mut self.nodes[var.0];
        match &mut node.op {
            Op::Combination(terms) if node.uses == 1 && fits(terms) => {
                node.uses = 0;
                std::mem::take(terms)
            }
            _ => vec![FusedTerm::scaled(ONE, var)],
        }
    }

    /// As [`take_terms`](Tape::take_terms), for a node that can be added as one term.
    fn take_term(&mut self, var: Var) -> FusedTerm {
        self.take_terms(var, |terms| terms.len() == 1 && !terms[0].has_number())[0]
    }

    /// The sum, or the mean, of the squares of a combination, if neither the squares nor the
    /// combination have another use.
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
