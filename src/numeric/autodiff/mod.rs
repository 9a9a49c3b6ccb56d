//! Reverse-mode automatic differentiation on a tape of vectors.
//!
//! A formula is recorded once. Then it runs as often as needed, with new values in its leaves:
//! [`forward`](Tape::forward) computes every node from the nodes before it, and
//! [`backward`](Tape::backward) walks the same nodes in reverse and collects, by the chain rule,
//! the gradient of one output with respect to each of them. A run does not allocate.
//!
//! When the recording ends, operations that belong together are fused: see `fuse.rs`.
//!
//! ```
//! use downhill_autodiff::Tape;
//!
//! let (mut tape, (x, y)) = Tape::record(|recorder| {
//!     let x = recorder.leaf(&[-1.5]);
//!     let y = x.powi(2);
//!     (x.var(), y.var())
//! });
//! tape.backward(y);
//! assert_eq!(tape.value(y), [2.25]);
//! assert_eq!(tape.gradient(x), [-3.0]);
//!
//! tape.set(x, &[2.0]);
//! tape.forward();
//! tape.backward(y);
//! assert_eq!(tape.gradient(x), [4.0]);
//! ```
//!
//! # Adding an operation
//!
//! Add its name to [`Operation`], its row to the table there, and its method to `operators.rs`.
//!
//! # Source
//!
//! Reverse accumulation: Seppo Linnainmaa (1970). The tape: Robert Wengert (1964).

mod backward;
mod entropy;
mod expr;
mod forward;
mod fuse;
mod lanes;
mod layer;
mod matrix;
mod node;
mod operation;
mod operators;
mod term;
mod var;

use std::hint::black_box;

use backward::BackwardPass;
pub use entropy::{cross_entropy, logsumexp};
pub use expr::{Expr, Recorder};
use forward::ForwardPass;
pub use matrix::Matrix;
use node::{Node, Op};
pub use operation::Operation;
pub use var::Var;

/// A recorded formula with the values and gradients of its last run.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    nodes: Vec<Node>,
    /// The nodes that each run computes, in the order of recording: those that depend on a leaf and
    /// are used.
    running: Vec<usize>,
    /// The values of all nodes, one after the other.
    values: Vec<f64>,
    /// The gradients of the running nodes, one after the other; then zeros, for all others.
    gradients: Vec<f64>,
    /// The index at which the zeros start.
    zeros: usize,
    /// For each node, whether a backward run has found one that takes it as input. For running nodes
    /// it is false between runs.
    reached: Vec<bool>,
}

impl Tape {
    /// Gives each running node a place for its gradient.
    fn place_gradients(&mut self) {
        let mut longest = 0;
        for (index, node) in self.nodes.iter_mut().enumerate() {
            longest = longest.max(node.range.len());
            if node.varies && node.uses > 0 {
                if !matches!(node.op, Op::Leaf) {
                    self.running.push(index);
                }
                node.gradient = self.zeros;
                self.zeros += if node.is_proportional {
                    1
                } else {
                    node.range.len()
                };
            }
        }
        for node in &mut self.nodes {
            if !node.varies {
                node.gradient = self.zeros;
            }
        }
        self.gradients = vec![0.0; self.zeros + longest];
        self.reached = vec![false; self.nodes.len()];
    }

    /// Gives a leaf new values. The nodes after it keep theirs until [`forward`](Tape::forward).
    ///
    /// # Panics
    ///
    /// Panics when `var` is no leaf, or was recorded with another number of values.
    pub fn set(&mut self, var: Var, values: &[f64]) {
        let node = &self.nodes[var.0];
        assert!(matches!(node.op, Op::Leaf), "only a leaf can be set");
        assert!(
            node.range.len() == values.len(),
            "a leaf keeps the length it was recorded with"
        );
        self.values[node.range.clone()].copy_from_slice(values);
    }

    /// Chooses other rows for a [`linear`](Recorder::linear) node. It keeps its values until
    /// [`forward`](Tape::forward).
    ///
    /// # Panics
    ///
    /// Panics when `var` is no such node, when there are not as many rows as it was recorded with, or
    /// when its matrix has no such row.
    pub fn set_rows(&mut self, var: Var, rows: &[usize]) {
        let has_rows = match &mut self.nodes[var.0].op {
            Op::Layer(layer, _) => layer.set_rows(rows),
            _ => false,
        };
        assert!(has_rows, "only a linear node has rows");
    }

    /// Computes every node that depends on a leaf and is used, in the order of recording.
    pub fn forward(&mut self) {
        for position in 0..self.running.len() {
            self.compute(self.running[position]);
        }
    }

    /// Computes the gradient of `output` with respect to every node that it depends on.
    ///
    /// The walk starts with `d output / d output = 1`. A node then adds, to the gradient of each of
    /// its inputs, its own gradient times its local derivative. Nodes that `output` does not depend
    /// on have gradient 0.
    ///
    /// # Panics
    ///
    /// Panics when `output` holds more than one value.
    pub fn backward(&mut self, output: Var) {
        let node = &self.nodes[output.0];
        assert!(
            node.range.len() == 1,
            "the output of a backward run is one number"
        );
        // A zero that the compiler cannot see is written by a loop, not by a call of `memset`. Most
        // tapes have few numbers, for which the call would take longer.
        self.gradients[..self.zeros].fill(black_box(0.0));
        if node.varies {
            self.gradients[node.gradient] = 1.0;
            self.reached[output.0] = true;
        }
        for &index in self.running.iter().rev() {
            // A node that the output does not depend on is left out: infinity times 0 is not a number.
            if !std::mem::take(&mut self.reached[index]) {
                continue;
            }
            let node = &self.nodes[index];
            let (before, own) = self.gradients.split_at_mut(node.gradient);
            BackwardPass {
                nodes: &self.nodes,
                values: &self.values,
                node,
                own,
                gradients: before,
                reached: &mut self.reached,
            }
            .run();
        }
    }

    /// Sets leaves of one number each, and runs [`forward`](Tape::forward) and
    /// [`backward`](Tape::backward). Returns the value of `output`, and writes its gradient with
    /// respect to the leaves.
    ///
    /// # Panics
    ///
    /// Panics as these do, and when there are not as many numbers and slopes as leaves.
    pub fn evaluate(
        &mut self,
        leaves: &[Var],
        numbers: &[f64],
        output: Var,
        gradient: &mut [f64],
    ) -> f64 {
        assert!(
            leaves.len() == numbers.len() && leaves.len() == gradient.len(),
            "one number and one slope for each leaf"
        );
        for (leaf, number) in leaves.iter().zip(numbers) {
            let node = &self.nodes[leaf.0];
            assert!(
                matches!(node.op, Op::Leaf) && node.range.len() == 1,
                "a leaf of one number"
            );
            self.values[node.range.start] = *number;
        }
        self.forward();
        self.backward(output);
        for (leaf, slope) in leaves.iter().zip(gradient) {
            *slope = self.gradients[self.nodes[leaf.0].gradient];
        }
        self.value(output)[0]
    }

    /// The values of a node in the last forward run.
    #[must_use]
    pub fn value(&self, var: Var) -> &[f64] {
        &self.values[self.nodes[var.0].range.clone()]
    }

    /// The gradient of the output of the last backward run with respect to a node's values.
    ///
    /// It is 0 for constants, and before the first backward run.
    #[must_use]
    pub fn gradient(&self, var: Var) -> &[f64] {
        let Node {
            gradient, range, ..
        } = &self.nodes[var.0];
        &self.gradients[*gradient..gradient + range.len()]
    }

    /// Computes one node from the nodes before it.
    fn compute(&mut self, index: usize) {
        let node = &self.nodes[index];
        let (before, rest) = self.values.split_at_mut(node.range.start);
        ForwardPass {
            nodes: &self.nodes,
            values: before,
            output: &mut rest[..node.range.len()],
        }
        .run(&node.op);
    }
}

#[cfg(test)]
mod tests {
    use super::Tape;

    #[test]
    fn summands_have_the_gradient_of_their_sum_and_no_other() {
        let (mut tape, (nodes, early, late, alone)) = Tape::record(|recorder| {
            let x = recorder.leaf(&[1.0, 2.0]);
            let [once, twice, taken] = [3.0, 5.0, 7.0].map(|factor| x * factor);
            let sum = once + twice - taken;
            let product = sum * twice;
            let nodes = [x, once, twice, taken, sum].map(|node| node.var());
            let alone = recorder.leaf(&[1.0]).var();
            (nodes, sum.sum().var(), product.sum().var(), alone)
        });
        tape.backward(late);
        // The sum is x, and twice is 5 x.
        let wanted = [
            [10.0, 20.0],
            [5.0, 10.0],
            [6.0, 12.0],
            [-5.0, -10.0],
            [5.0, 10.0],
        ];
        assert_eq!(nodes.map(|node| tape.gradient(node).to_vec()), wanted);
        tape.backward(early);
        let wanted = [1.0, 1.0, 1.0, -1.0, 1.0].map(|slope| [slope; 2]);
        assert_eq!(nodes.map(|node| tape.gradient(node).to_vec()), wanted);
        tape.backward(alone);
        assert_eq!(
            nodes.map(|node| tape.gradient(node).to_vec()),
            [[0.0; 2]; 5]
        );
    }
}
