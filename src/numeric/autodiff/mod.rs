//! Reverse-mode automatic differentiation on a tape of vectors.
//!
//! A formula is recorded once. Then it runs as often as needed, with new values in its leaves:
//! [`forward`](Tape::forward) computes every node from the nodes before it, and
//! [`backward`](Tape::backward) walks the same nodes in reverse and collects, by the chain rule,
//! the gradient of one output with respect to each of them. A run does not allocate.
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

mod expr;
mod lanes;
mod op;
mod passes;

use std::ops::Range;

pub use expr::{Expr, Recorder};
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
    /// Where its gradient starts: in the place of its values, or where an equal one lies.
    gradient: usize,
}

impl Node {
    /// Whether a run computes it from others: a leaf is set, and constants stay.
    fn is_computed(&self) -> bool {
        self.varies && !matches!(self.op, Op::Leaf)
    }

    fn gradient_range(&self) -> Range<usize> {
        self.gradient..self.gradient + self.range.len()
    }
}

/// A recorded formula with the values and gradients of its last run.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    nodes: Vec<Node>,
    /// The values of all nodes, one after the other.
    values: Vec<f64>,
    /// The gradients of all nodes.
    gradients: Vec<f64>,
    /// Whether a backward run has found a node that takes this one as input; false between runs.
    reached: Vec<bool>,
}

impl Tape {
    /// Records what `f` computes, and returns the tape with what `f` returns: usually some [`Var`]s.
    ///
    /// The values of all nodes are there at once, as if [`forward`](Tape::forward) had run.
    pub fn record<R>(f: impl FnOnce(&Recorder) -> R) -> (Tape, R) {
        let recorder = Recorder::default();
        let result = f(&recorder);
        let mut tape = recorder.into_tape();
        tape.share_gradients();
        tape.gradients = vec![0.0; tape.values.len()];
        tape.reached = vec![false; tape.nodes.len()];
        (tape, result)
    }

    /// Gives one place to gradients that are equal, so that no run copies them: a vector that goes
    /// nowhere but into a sum has the gradient of the sum.
    ///
    /// A single number keeps its place: a backward run may start there.
    fn share_gradients(&mut self) {
        let mut uses = vec![0; self.nodes.len()];
        for input in self.nodes.iter().flat_map(|node| node.op.inputs()) {
            uses[input.0] += 1;
        }
        for index in (0..self.nodes.len()).rev() {
            let (gradient, length) = (self.nodes[index].gradient, self.nodes[index].range.len());
            for input in self.nodes[index].op.summands() {
                let node = &mut self.nodes[input.0];
                if uses[input.0] == 1 && length > 1 && node.varies && node.range.len() == length {
                    node.gradient = gradient;
                }
            }
        }
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

    /// Computes every node that depends on a leaf, in the order of recording.
    pub fn forward(&mut self) {
        for index in 0..self.nodes.len() {
            if self.nodes[index].is_computed() {
                self.compute(index);
            }
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
        let Node { range, varies, .. } = &self.nodes[output.0];
        assert!(
            range.len() == 1,
            "the output of a backward run is one number"
        );
        if !varies {
            self.gradients.fill(0.0);
            return;
        }
        self.gradients[range.start] = 1.0;
        self.reached[output.0] = true;

        for (index, node) in self.nodes.iter().enumerate().rev() {
            if !node.varies {
                continue;
            }
            if !std::mem::take(&mut self.reached[index]) {
                self.gradients[node.gradient_range()].fill(0.0);
                continue;
            }
            if !node.is_computed() {
                continue;
            }
            let (before, rest) = self.gradients.split_at_mut(node.gradient);
            Backward {
                nodes: &self.nodes,
                values: &self.values,
                output: &self.values[node.range.clone()],
                output_gradient: &rest[..node.range.len()],
                gradients: before,
                reached: &mut self.reached,
            }
            .run(node.op);
        }
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
        &self.gradients[self.nodes[var.0].gradient_range()]
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
        .run(node.op);
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
