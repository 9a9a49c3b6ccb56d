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
//! Add its name to `Op`, its row to the table in `Op::apply`, and its method to [`Expr`].
//!
//! # Source
//!
//! Reverse accumulation: Seppo Linnainmaa (1970). The tape: Robert Wengert (1964).

mod expr;
mod passes;

use std::ops::Range;

pub use expr::{Expr, Recorder};
use passes::{Backward, Forward, Pass};

/// The handle of a node: its place on the [`Tape`] that recorded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Var(usize);

/// What a node computes, and from which nodes.
#[derive(Clone, Copy, Debug)]
enum Op {
    Leaf,
    Constant,
    Neg(Var),
    Powi(Var, i32),
    Sin(Var),
    Cos(Var),
    Exp(Var),
    Ln(Var),
    Sqrt(Var),
    Abs(Var),
    Add(Var, Var),
    Sub(Var, Var),
    Mul(Var, Var),
    Div(Var, Var),
    Sum(Var),
    Mean(Var),
}

impl Op {
    /// The table of operations: the value, and beside it the local derivative for each input.
    ///
    /// A derivative may use the inputs, and for one input `x` also the value `y`.
    #[rustfmt::skip]
    fn apply(self, pass: &mut impl Pass) {
        match self {
            Op::Leaf | Op::Constant => {}

            //                              y                 dy/dx
            Op::Neg(x)     => pass.each(x, |x| -x,           |_, _| -1.0),
            Op::Powi(x, 0) => pass.each(x, |_| 1.0,          |_, _| 0.0),
            Op::Powi(x, 2) => pass.each(x, |x| x * x,        |x, _| 2.0 * x),
            Op::Powi(x, n) => pass.each(x, |x| x.powi(n),    |x, _| f64::from(n) * x.powi(n.saturating_sub(1))),
            Op::Sin(x)     => pass.each(x, f64::sin,         |x, _| x.cos()),
            Op::Cos(x)     => pass.each(x, f64::cos,         |x, _| -x.sin()),
            Op::Exp(x)     => pass.each(x, f64::exp,         |_, y| y),
            Op::Ln(x)      => pass.each(x, f64::ln,          |x, _| 1.0 / x),
            Op::Sqrt(x)    => pass.each(x, f64::sqrt,        |_, y| 0.5 / y),
            Op::Abs(x)     => pass.each(x, f64::abs,         |x, _| sign(x)),

            //                                 y             dy/da         dy/db
            Op::Add(a, b)  => pass.pair(a, b, |a, b| a + b, |_, _| 1.0,   |_, _| 1.0),
            Op::Sub(a, b)  => pass.pair(a, b, |a, b| a - b, |_, _| 1.0,   |_, _| -1.0),
            Op::Mul(a, b)  => pass.pair(a, b, |a, b| a * b, |_, b| b,     |a, _| a),
            Op::Div(a, b)  => pass.pair(a, b, |a, b| a / b, |_, b| 1.0/b, |a, b| -a / (b * b)),

            //                                 y = weight * (x0 + x1 + …), so dy/dxi = weight
            Op::Sum(x)     => pass.total(x, |_| 1.0),
            Op::Mean(x)    => pass.total(x, |length| 1.0 / length),
        }
    }
}

/// The sign of `x`, and 0 at 0: the derivative of `abs`, which PyTorch also takes as 0 at the kink.
fn sign(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x.signum() }
}

/// One recorded operation and where its values lie.
#[derive(Clone, Debug)]
struct Node {
    op: Op,
    range: Range<usize>,
    /// False for constants and what is computed from constants alone.
    varies: bool,
}

impl Node {
    /// Whether a run computes it from others: a leaf is set, and constants stay.
    fn is_computed(&self) -> bool {
        self.varies && !matches!(self.op, Op::Leaf)
    }
}

/// A recorded formula with the values and gradients of its last run.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    nodes: Vec<Node>,
    /// The values of all nodes, one after the other.
    values: Vec<f64>,
    /// The gradients of all nodes, in the places of their values.
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
        tape.gradients = vec![0.0; tape.values.len()];
        tape.reached = vec![false; tape.nodes.len()];
        (tape, result)
    }

    /// Gives a leaf new values. The nodes after it keep theirs until [`forward`](Tape::forward).
    ///
    /// # Panics
    ///
    /// Panics when `var` is no leaf, or was recorded with another number of values.
    pub fn set(&mut self, var: Var, values: &[f64]) {
        let node = &self.nodes[var.0];
        assert!(matches!(node.op, Op::Leaf), "only a leaf can be set");
        assert_eq!(
            node.range.len(),
            values.len(),
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
        assert_eq!(range.len(), 1, "the output of a backward run is one number");
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
                self.gradients[node.range.clone()].fill(0.0);
                continue;
            }
            if !node.is_computed() {
                continue;
            }
            let (before, rest) = self.gradients.split_at_mut(node.range.start);
            node.op.apply(&mut Backward {
                nodes: &self.nodes,
                values: &self.values,
                output: &self.values[node.range.clone()],
                output_gradient: &rest[..node.range.len()],
                gradients: before,
                reached: &mut self.reached,
            });
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
        &self.gradients[self.nodes[var.0].range.clone()]
    }

    /// Computes one node from the nodes before it.
    fn compute(&mut self, index: usize) {
        let node = &self.nodes[index];
        let (before, rest) = self.values.split_at_mut(node.range.start);
        node.op.apply(&mut Forward {
            nodes: &self.nodes,
            values: before,
            output: &mut rest[..node.range.len()],
        });
    }
}
