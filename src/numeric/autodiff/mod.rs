//! Reverse-mode automatic differentiation on a tape of vectors.
//!
//! A formula is recorded once. Then it runs as often as needed, with new values in its leaves:
//! [`forward`](Tape::forward) computes every node from the nodes before it, and
//! [`backward`](Tape::backward) walks the same nodes in reverse and collects, by the chain rule,
//! the gradient of one output with respect to each of them. A run does not allocate.
//!
//! When the recording ends, operations that belong together become one: see `fuse.rs`.
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
//! Add its name to [`Operation`], its row to the table there, and its method to [`Expr`].
//!
//! # Source
//!
//! Reverse accumulation: Seppo Linnainmaa (1970). The tape: Robert Wengert (1964).

mod entropy;
mod expr;
mod fuse;
mod lanes;
mod layer;
mod matrix;
mod op;
mod passes;

use std::hint::black_box;
use std::ops::Range;

pub use entropy::{cross_entropy, logsumexp};
pub use expr::{Expr, Recorder};
pub use matrix::Matrix;
use op::Op;
pub use op::Operation;
use passes::{Backward, Forward};

/// The handle of a node: its place on the [`Tape`] that recorded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Var(usize);

/// One recorded operation and where its values lie.
#[derive(Clone, Debug)]
struct Node {
    op: Op,
    range: Range<usize>,
    /// False for constants and what is computed from constants alone.
    varies: bool,
    /// How often it is an input, or its handle was taken.
    uses: usize,
    /// Where its gradient starts.
    gradient: usize,
    /// Whether its gradient is its values times one number, which stands for it.
    is_proportional: bool,
}

/// A recorded formula with the values and gradients of its last run.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    nodes: Vec<Node>,
    /// The nodes that are computed anew in each run and needed, in the order of recording.
    running: Vec<usize>,
    /// The values of all nodes, one after the other.
    values: Vec<f64>,
    /// The gradients of the running nodes, one after the other; then zeros, for all others.
    gradients: Vec<f64>,
    /// Where the zeros start.
    zeros: usize,
    /// Whether a backward run has found a node that takes this one as input; of those that run, false
    /// between runs.
    reached: Vec<bool>,
}

impl Tape {
    /// Records what `f` computes, and returns the tape with what `f` returns: usually some [`Var`]s.
    ///
    /// The values of all nodes are there at once, as if [`forward`](Tape::forward) had run.
    pub fn record<R>(f: impl FnOnce(&Recorder) -> R) -> (Tape, R) {
        let recorder = Recorder::new();
        let result = f(&recorder);
        let mut tape = recorder.into_tape();
        tape.fuse();
        tape.place_gradients();
        (tape, result)
    }

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

    /// Computes every node that depends on a leaf and is needed, in the order of recording.
    pub fn forward(&mut self) {
        for place in 0..self.running.len() {
            self.compute(self.running[place]);
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
        // Most tapes have few numbers, and a zero that the compiler cannot see is written by a loop:
        // the engine is not called for them.
        self.gradients[..self.zeros].fill(black_box(0.0));
        if node.varies {
            self.gradients[node.gradient] = 1.0;
            self.reached[output.0] = true;
        }
        for &index in self.running.iter().rev() {
            // What the output does not depend on has no part: infinity times 0 is no number.
            if !std::mem::take(&mut self.reached[index]) {
                continue;
            }
            let node = &self.nodes[index];
            let (before, own) = self.gradients.split_at_mut(node.gradient);
            Backward {
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
        Forward {
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
