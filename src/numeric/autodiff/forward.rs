//! The forward pass: the values of a node from those of the nodes before it.
//!
//! The operations that occur in fits have loops of their own that process several numbers at once. All
//! others share one loop, which calls their row of the table for each number.

use super::lanes::{Lanes, Scaled, combine, dot, sum, zip};
use super::node::{Node, Op};
use super::operation::maximum;
use super::term::{FusedTerm, Signed};
use super::{Operation, Var};

/// Computes a node's values.
pub(super) struct ForwardPass<'a> {
    pub(super) nodes: &'a [Node],
    /// The values of the nodes before it.
    pub(super) values: &'a [f64],
    pub(super) output: &'a mut [f64],
}

impl<'a> ForwardPass<'a> {
    pub(super) fn run(&mut self, op: &Op) {
        match *op {
            Op::Leaf | Op::Constant => {}
            Op::Square(x) => self.product(x, x),
            Op::Entry(x, index) => self.output[0] = self.value(x)[index],
            Op::Combination(ref terms) => self.combination(terms),
            Op::Squares(operation, x) => {
                let x = self.value(x);
                self.output[0] = dot(x, x) / operation.divisor(x.len());
            }
            Op::Layer(ref layer, inputs) => {
                layer.forward(inputs.map(|var| self.value(var)), self.output);
            }
            Op::Apply(operation, a, b) => match operation {
                Operation::Mul if self.value(a).len() == self.value(b).len() => {
                    self.product(a, b);
                }
                Operation::Sum | Operation::Mean => {
                    let x = self.value(a);
                    self.output[0] = sum(x) / operation.divisor(x.len());
                }
                Operation::Max => {
                    let x = self.value(a).iter().copied();
                    self.output[0] = x.fold(f64::NEG_INFINITY, maximum);
                }
                _ => self.pair(a, b, operation.row().value),
            },
        }
    }

    fn value(&self, var: Var) -> &'a [f64] {
        &self.values[self.nodes[var.0].range.clone()]
    }

    /// `y = k*v + c + ...`, up to three terms at a time.
    fn combination(&mut self, terms: &[FusedTerm]) {
        let (nodes, values) = (self.nodes, self.values);
        let start = |var: Var| nodes[var.0].range.start;
        let number = |Signed { sign, var }| Lanes::splat(sign * values[start(var)]);
        let mut scaled = [Scaled::default(); 3];
        let mut rest = terms;
        while !rest.is_empty() {
            let (now, later) = rest.split_at(if rest.len() < 3 { 1 } else { 3 });
            for (scaled, term) in scaled.iter_mut().zip(now) {
                let vector = start(term.vector);
                *scaled = Scaled {
                    factor: number(term.factor),
                    vector: &values[vector..vector + self.output.len()],
                    number: number(term.number),
                };
            }
            let is_first = rest.len() == terms.len();
            match now.len() {
                1 => combine(self.output, [scaled[0]], is_first),
                _ => combine(self.output, scaled, is_first),
            }
            rest = later;
        }
    }

    fn product(&mut self, a: Var, b: Var) {
        zip(self.output, self.value(a), self.value(b), |_, a, b| a * b);
    }

    fn pair(&mut self, a: Var, b: Var, value: fn(f64, f64) -> f64) {
        let (a, b) = (self.value(a), self.value(b));
        // A vector of length 1 stands for a vector of equal numbers.
        let (last_a, last_b) = (a.len() - 1, b.len() - 1);
        for (index, y) in self.output.iter_mut().enumerate() {
            *y = value(a[index.min(last_a)], b[index.min(last_b)]);
        }
    }
}
