//! The two ways to run an operation: forward for its value, backward for its derivative.
//!
//! The operations that a fit is made of have loops that take several numbers at once; all others
//! share one that calls their row of the table, number by number.

use super::lanes::{Lanes, dot, sum, zip};
use super::op::{Op, Operation, maximum};
use super::{Node, Var};

/// Computes a node's values.
pub(super) struct Forward<'a> {
    pub(super) nodes: &'a [Node],
    /// The values of the nodes before it.
    pub(super) values: &'a [f64],
    pub(super) output: &'a mut [f64],
}

impl<'a> Forward<'a> {
    pub(super) fn run(&mut self, op: Op) {
        match op {
            Op::Leaf | Op::Constant => {}
            Op::Square(x) => {
                let x = self.value(x);
                zip(self.output, x, x, |_, a, b| a * b);
            }
            Op::Entry(x, index) => self.output[0] = self.value(x)[index],
            Op::Apply(operation, a, b) => match operation {
                Operation::Add => {
                    let (a, b) = self.longer_first(a, b);
                    zip(self.output, a, b, |_, a, b| a + b);
                }
                Operation::Sub => match (self.value(a), self.value(b)) {
                    (a @ [_], b) => zip(self.output, b, a, |_, b, a| a - b),
                    (a, b) => zip(self.output, a, b, |_, a, b| a - b),
                },
                Operation::Mul => {
                    let (a, b) = self.longer_first(a, b);
                    zip(self.output, a, b, |_, a, b| a * b);
                }
                Operation::Sum => self.output[0] = sum(self.value(a)),
                Operation::Mean => {
                    let x = self.value(a);
                    self.output[0] = sum(x) / x.len() as f64;
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

    /// The values of two nodes, of which only the second may be one number beside a vector.
    fn longer_first(&self, a: Var, b: Var) -> (&'a [f64], &'a [f64]) {
        match (self.value(a), self.value(b)) {
            (a @ [_], b) => (b, a),
            pair => pair,
        }
    }

    fn pair(&mut self, a: Var, b: Var, value: fn(f64, f64) -> f64) {
        let (a, b) = (self.value(a), self.value(b));
        // The only number of a vector of length 1 stands at every place.
        let (last_a, last_b) = (a.len() - 1, b.len() - 1);
        for (place, y) in self.output.iter_mut().enumerate() {
            *y = value(a[place.min(last_a)], b[place.min(last_b)]);
        }
    }
}

/// Adds a node's share to the gradients of its inputs.
pub(super) struct Backward<'a> {
    pub(super) nodes: &'a [Node],
    pub(super) values: &'a [f64],
    /// The node's values.
    pub(super) output: &'a [f64],
    /// The node's own gradient, complete by now.
    pub(super) output_gradient: &'a [f64],
    /// All gradients in places before that one.
    pub(super) gradients: &'a mut [f64],
    pub(super) reached: &'a mut [bool],
}

impl<'a> Backward<'a> {
    pub(super) fn run(&mut self, op: Op) {
        match op {
            Op::Leaf | Op::Constant => {}
            Op::Square(x) => self.scaled(x, 2.0, Some(x)),
            Op::Entry(x, index) => self.place(x, index),
            Op::Apply(operation, a, b) => match operation {
                Operation::Add => {
                    self.scaled(a, 1.0, None);
                    self.scaled(b, 1.0, None);
                }
                Operation::Sub => {
                    self.scaled(a, 1.0, None);
                    self.scaled(b, -1.0, None);
                }
                Operation::Mul => {
                    self.scaled(a, 1.0, Some(b));
                    self.scaled(b, 1.0, Some(a));
                }
                Operation::Sum => self.spread(a, 1.0),
                Operation::Mean => self.spread(a, 1.0 / self.value(a).len() as f64),
                Operation::Max => self.share(a),
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

    /// The gradient of an input, and whether it gets its first share now; none for a constant, nor
    /// for an input that has the node's own gradient.
    fn gradient(&mut self, var: Var) -> Option<(&mut [f64], bool)> {
        let node = &self.nodes[var.0];
        if !node.varies {
            return None;
        }
        let first = !std::mem::replace(&mut self.reached[var.0], true);
        let gradient = self.gradients.get_mut(node.gradient_range())?;
        Some((gradient, first))
    }

    /// The share of an input whose derivative is `factor`, times the values of a node.
    fn scaled(&mut self, input: Var, factor: f64, by: Option<Var>) {
        let by = by.map_or(&[1.0][..], |var| self.value(var));
        let output = self.output_gradient;
        let Some((input, first)) = self.gradient(input) else {
            return;
        };
        match (input, by) {
            ([input], &[by]) => add(input, sum(output) * (factor * by), first),
            ([input], by) => add(input, dot(output, by) * factor, first),
            (input, by) => {
                let factor = Lanes::splat(factor);
                if first {
                    zip(input, output, by, |_, g, by| g * (factor * by));
                } else {
                    zip(input, output, by, |sum, g, by| sum + g * (factor * by));
                }
            }
        }
    }

    /// The share of each number of a vector from which one number was made.
    fn spread(&mut self, input: Var, derivative: f64) {
        let share = self.output_gradient[0] * derivative;
        if let Some((input, first)) = self.gradient(input) {
            input.iter_mut().for_each(|input| add(input, share, first));
        }
    }

    /// The share of the one number of a vector that was taken.
    fn place(&mut self, input: Var, index: usize) {
        let share = self.output_gradient[0];
        if let Some((input, first)) = self.gradient(input) {
            if first {
                input.fill(0.0);
            }
            input[index] += share;
        }
    }

    /// The share of each number of a vector whose largest was taken: equal ones share equally.
    fn share(&mut self, input: Var) {
        let (x, largest) = (self.value(input), self.output[0]);
        let equal = x.iter().filter(|x| **x == largest).count() as f64;
        let share = self.output_gradient[0] / equal;
        if let Some((input, first)) = self.gradient(input) {
            for (input, x) in input.iter_mut().zip(x) {
                add(input, if *x == largest { share } else { 0.0 }, first);
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
        let (y, output) = (self.output, self.output_gradient);
        let Some((input, first)) = self.gradient(input) else {
            return;
        };
        if first {
            input.fill(0.0);
        }
        // The only number of a vector of length 1 stands at every place.
        let (last, last_a, last_b) = (input.len() - 1, a.len() - 1, b.len() - 1);
        for (place, (g, y)) in output.iter().zip(y).enumerate() {
            let (a, b) = (a[place.min(last_a)], b[place.min(last_b)]);
            let derivative = derivative(a, b, *y);
            if derivative != 0.0 || !operation.leaves_out() {
                input[place.min(last)] += g * derivative;
            }
        }
    }
}

/// Adds a share to a gradient. The first one takes the place of what the run before left there.
fn add(gradient: &mut f64, share: f64, first: bool) {
    *gradient = if first { share } else { *gradient + share };
}
