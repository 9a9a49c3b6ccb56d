//! The backward pass: the gradients of a node's inputs from its own, by the chain rule.
//!
//! The operations that occur in fits have loops of their own that process several numbers at once. All
//! others share one loop, which calls their row of the table for each number.

use super::lanes::{Lanes, dot, sum, zip};
use super::node::{Node, Op};
use super::term::{FusedTerm, Signed};
use super::{Operation, Var};

/// Adds a node's share to the gradients of its inputs.
pub(super) struct BackwardPass<'a> {
    pub(super) nodes: &'a [Node],
    pub(super) values: &'a [f64],
    pub(super) node: &'a Node,
    /// The node's own gradient, which is complete by now, and the gradients stored after it.
    pub(super) own: &'a [f64],
    /// The gradients of the nodes before it.
    pub(super) gradients: &'a mut [f64],
    pub(super) reached: &'a mut [bool],
}

impl<'a> BackwardPass<'a> {
    pub(super) fn run(&mut self) {
        match self.node.op {
            Op::Leaf | Op::Constant => {}
            Op::Square(x) => self.product(x, x, 2.0),
            Op::Entry(x, index) => {
                let share = self.own[0];
                if let Some(input) = self.gradient(x) {
                    input[index] += share;
                }
            }
            Op::Combination(ref terms) => self.combination(terms),
            // `y = x*x + ...`: `dy/dx = 2*x`, where `x` itself is at hand.
            Op::Squares(operation, x) => {
                let factor = 2.0 * self.own[0] / operation.divisor(self.value(x).len());
                self.number(Signed::plus(x), factor, || 1.0);
            }
            Op::Layer(ref layer, inputs) => {
                let (values, output) = (inputs.map(|var| self.value(var)), self.output_gradient());
                for (position, input) in inputs.into_iter().enumerate() {
                    if let Some(gradient) = self.gradient(input) {
                        layer.backward(position, values, output, gradient);
                    }
                }
            }
            Op::Apply(operation, a, b) => match operation {
                Operation::Mul => {
                    self.product(a, b, 1.0);
                    self.product(b, a, 1.0);
                }
                Operation::Sum | Operation::Mean => {
                    let share = self.own[0] / operation.divisor(self.value(a).len());
                    self.spread(a, &|_| share);
                }
                // Equal maxima divide the gradient equally.
                Operation::Max => {
                    let (x, largest) = (self.value(a), self.output()[0]);
                    let equal = x.iter().filter(|x| **x == largest).count() as f64;
                    let share = self.own[0] / equal;
                    self.spread(a, &|x| if x == largest { share } else { 0.0 });
                }
                _ => {
                    let row = operation.row();
                    self.each(a, operation, [a, b], row.by_a);
                    if let Some(by_b) = row.by_b {
                        self.each(b, operation, [a, b], by_b);
                    }
                }
            },
        }
    }

    fn value(&self, var: Var) -> &'a [f64] {
        &self.values[self.nodes[var.0].range.clone()]
    }

    fn output(&self) -> &'a [f64] {
        &self.values[self.node.range.clone()]
    }

    fn output_gradient(&self) -> &'a [f64] {
        &self.own[..self.node.range.len()]
    }

    /// The gradient of an input, for adding to it; `None` for a constant.
    fn gradient(&mut self, var: Var) -> Option<&mut [f64]> {
        let node = &self.nodes[var.0];
        if !node.varies {
            return None;
        }
        self.reached[var.0] = true;
        let length = if node.is_proportional {
            1
        } else {
            node.range.len()
        };
        self.gradients
            .get_mut(node.gradient..node.gradient + length)
    }

    /// The share of an input whose derivative is `factor` times an equally long vector.
    fn product(&mut self, input: Var, by: Var, factor: f64) {
        let (by, output) = (self.value(by), self.output_gradient());
        if let Some(input) = self.gradient(input) {
            let factor = Lanes::splat(factor);
            zip(input, output, by, |sum, g, by| sum + g * (factor * by));
        }
    }

    /// `y = k*v + c + ...`: `dy/dv = k`; for the numbers, `dy/dk = v` and `dy/dc = 1`, summed over
    /// the vector.
    fn combination(&mut self, terms: &[FusedTerm]) {
        let (output, scale) = if self.node.is_proportional {
            (self.output(), self.own[0])
        } else {
            (self.output_gradient(), 1.0)
        };
        for term in terms {
            let (k, v) = (term.factor, self.value(term.vector));
            self.number(term.number, scale, || sum(output));
            self.number(k, scale, || dot(output, v));
            let factor = scale * k.sign * self.value(k.var)[0];
            if let Some(input) = self.gradient(term.vector) {
                let factor = Lanes::splat(factor);
                zip(input, output, output, |sum, g, _| sum + g * factor);
            }
        }
    }

    /// The share of an input that is one number. Its derivative is computed only if it varies.
    fn number(&mut self, input: Signed, scale: f64, derivative: impl Fn() -> f64) {
        let node = &self.nodes[input.var.0];
        if node.varies {
            self.reached[input.var.0] = true;
            self.gradients[node.gradient] += input.sign * scale * derivative();
        }
    }

    /// The share of each number of a vector from which one number was made.
    fn spread(&mut self, input: Var, share: &dyn Fn(f64) -> f64) {
        let values = self.value(input);
        if let Some(input) = self.gradient(input) {
            for (input, x) in input.iter_mut().zip(values) {
                *input += share(*x);
            }
        }
    }

    /// The share of an input of an operation with a row in the table.
    fn each(
        &mut self,
        input: Var,
        operation: Operation,
        inputs: [Var; 2],
        derivative: fn(f64, f64, f64) -> f64,
    ) {
        let [a, b] = inputs.map(|var| self.value(var));
        let (y, output) = (self.output(), self.output_gradient());
        let Some(input) = self.gradient(input) else {
            return;
        };
        // A vector of length 1 stands for a vector of equal numbers.
        let (last, last_a, last_b) = (input.len() - 1, a.len() - 1, b.len() - 1);
        for (index, (g, y)) in output.iter().zip(y).enumerate() {
            let (a, b) = (a[index.min(last_a)], b[index.min(last_b)]);
            let derivative = derivative(a, b, *y);
            if derivative != 0.0 || !operation.masks_zero_derivatives() {
                input[index.min(last)] += g * derivative;
            }
        }
    }
}
