//! Recording: expressions written with the usual operators put their nodes on a tape.

use std::cell::RefCell;
use std::sync::Arc;

use super::entropy::CrossEntropy;
use super::matrix::{Linear, Matrix};
use super::node::{Node, Op};
use super::term::NEUTRAL;
use super::{Operation, Tape, Var};

impl Tape {
    /// Records what `f` computes, and returns the tape with what `f` returns: usually some [`Var`]s.
    ///
    /// The values of all nodes are computed while recording, as if [`forward`](Tape::forward) had run.
    pub fn record<R>(f: impl FnOnce(&Recorder) -> R) -> (Tape, R) {
        let recorder = Recorder::new();
        let result = f(&recorder);
        let mut tape = recorder.into_tape();
        tape.fuse();
        tape.place_gradients();
        (tape, result)
    }
}

/// Records a formula while it is written. [`Tape::record`] makes one.
#[derive(Debug)]
pub struct Recorder {
    tape: RefCell<Tape>,
}

impl Recorder {
    /// A node whose values can be changed later with [`Tape::set`], and which gets a gradient.
    ///
    /// # Panics
    ///
    /// Panics when `values` is empty.
    #[must_use]
    pub fn leaf(&self, values: &[f64]) -> Expr<'_> {
        self.push_values(Op::Leaf, values)
    }

    /// A node whose values never change: data. It gets no gradient.
    ///
    /// # Panics
    ///
    /// Panics when `values` is empty.
    #[must_use]
    pub fn constant(&self, values: &[f64]) -> Expr<'_> {
        self.push_values(Op::Constant, values)
    }

    /// Rows of a matrix times weights, plus a bias: `x[rows] @ weights + bias`, as
    /// `torch.nn.functional.linear` computes it.
    ///
    /// `bias` has `k` numbers, `weights` has `k` for each column of the matrix, those of one column
    /// adjacent. The result has `k` for each of the rows. Only weights and bias get a gradient.
    /// [`Tape::set_rows`] chooses other rows later.
    ///
    /// # Panics
    ///
    /// Panics when the lengths differ from these, or when the matrix has no such row.
    #[must_use]
    pub fn linear<'t>(
        &'t self,
        matrix: &Arc<Matrix>,
        rows: &[usize],
        weights: Expr<'t>,
        bias: Expr<'t>,
    ) -> Expr<'t> {
        weights.assert_same_tape(bias);
        let [(cells, one), (outputs, other)] = [weights, bias].map(|input| self.shape(input.var));
        assert!(
            cells == outputs * matrix.width(),
            "each column has a weight for each number of the bias"
        );
        let linear = Box::new(Linear::new(matrix, rows));
        let op = Op::Layer(linear, [weights.var, bias.var]);
        self.push(op, rows.len() * outputs, one || other)
    }

    fn new() -> Self {
        let recorder = Self {
            tape: RefCell::default(),
        };
        for number in NEUTRAL {
            let _ = recorder.constant(&[number]);
        }
        recorder
    }

    fn into_tape(self) -> Tape {
        self.tape.into_inner()
    }

    fn push_values(&self, op: Op, values: &[f64]) -> Expr<'_> {
        assert!(!values.is_empty(), "a node holds at least one value");
        let varies = matches!(op, Op::Leaf);
        let expr = self.push(op, values.len(), varies);
        let tape = &mut *self.tape.borrow_mut();
        tape.values[tape.nodes[expr.var.0].range.clone()].copy_from_slice(values);
        expr
    }

    /// Appends a node of `length` values and computes it.
    fn push(&self, op: Op, length: usize, varies: bool) -> Expr<'_> {
        let tape = &mut *self.tape.borrow_mut();
        let index = tape.nodes.len();
        let start = tape.values.len();
        let range = start..start + length;
        tape.values.resize(range.end, 0.0);
        for input in op.inputs() {
            tape.nodes[input.0].uses += 1;
        }
        tape.nodes.push(Node {
            op,
            range,
            varies,
            uses: 0,
            gradient: 0,
            is_proportional: false,
        });
        tape.compute(index);
        Expr {
            recorder: self,
            var: Var(index),
        }
    }

    /// The length of a node, and whether it varies.
    fn shape(&self, var: Var) -> (usize, bool) {
        let node = &self.tape.borrow().nodes[var.0];
        (node.range.len(), node.varies)
    }
}

/// A node while it is being recorded. Operators and methods on it record further nodes.
///
/// The lengths of two expressions match if they are equal or one of them is 1. A plain `f64` may be on
/// either side of an operator.
///
/// # Panics
///
/// An operator panics if the lengths do not match, or if the two sides belong to different tapes.
#[derive(Clone, Copy, Debug)]
pub struct Expr<'t> {
    recorder: &'t Recorder,
    var: Var,
}

impl<'t> Expr<'t> {
    /// The handle with which the [`Tape`] finds this node. A node whose handle is not taken may be fused
    /// into another.
    #[must_use]
    pub fn var(self) -> Var {
        self.recorder.tape.borrow_mut().nodes[self.var.0].uses += 1;
        self.var
    }

    /// The integer power `x**n`. Its derivative is `n * x**(n - 1)`, and 0 for `n = 0`.
    #[must_use]
    pub fn powi(self, n: i32) -> Self {
        self.pow(self.constant(n.into()))
    }

    /// An entry of a vector, counted from 0.
    ///
    /// # Panics
    ///
    /// Panics when the vector is not that long.
    #[must_use]
    pub fn entry(self, index: usize) -> Self {
        let (length, varies) = self.recorder.shape(self.var);
        assert!(index < length, "a vector has only its entries");
        self.recorder.push(Op::Entry(self.var, index), 1, varies)
    }

    /// A constant on the same tape.
    pub(super) fn constant(self, number: f64) -> Self {
        self.recorder.constant(&[number])
    }

    fn assert_same_tape(self, other: Self) {
        assert!(
            std::ptr::eq(self.recorder, other.recorder),
            "both sides of an operator belong to one tape"
        );
    }

    /// The mean of `-ln p`, over rows of scores, where `p` is the share that the softmax of a row
    /// gives to its class: PyTorch's `cross_entropy`. The largest score of a row is taken out before
    /// anything is exponentiated, so no score is too large.
    ///
    /// `targets` has one number a row: its class, an integer from 0. It gets no gradient.
    ///
    /// With one score a row, `p` is its sigmoid for the target 1, and one minus its sigmoid for the
    /// target 0: see [`binary_cross_entropy_with_logits`].
    ///
    /// [`binary_cross_entropy_with_logits`]: Expr::binary_cross_entropy_with_logits
    ///
    /// # Panics
    ///
    /// Panics when the rows are not equally long. The loss of a target that is not a class is infinite.
    #[must_use]
    pub fn cross_entropy(self, targets: Self) -> Self {
        self.assert_same_tape(targets);
        let recorder = self.recorder;
        let [(scores, varies), (rows, _)] = [self, targets].map(|input| recorder.shape(input.var));
        assert!(
            scores.is_multiple_of(rows),
            "each row has equally many scores"
        );
        let op = Op::Layer(Box::new(CrossEntropy), [self.var, targets.var]);
        recorder.push(op, 1, varies)
    }

    /// The mean of `max(z, 0) - z*y + ln(1 + e**-|z|)` over scores `z` with targets `y` from 0 to 1:
    /// PyTorch's `binary_cross_entropy_with_logits`. It is [`cross_entropy`](Expr::cross_entropy)
    /// with one score a row.
    ///
    /// # Panics
    ///
    /// Panics when there are not as many targets as scores.
    #[must_use]
    pub fn binary_cross_entropy_with_logits(self, targets: Self) -> Self {
        let [scores, rows] = [self, targets].map(|input| input.recorder.shape(input.var).0);
        assert!(scores == rows, "each score has a target");
        self.cross_entropy(targets)
    }

    /// Records an operation; one with a single input ignores `other`.
    ///
    /// # Panics
    ///
    /// Panics if the lengths do not match, or if the two sides belong to different tapes.
    #[must_use]
    pub fn apply(self, operation: Operation, other: Self) -> Self {
        let recorder = self.recorder;
        let (a, varies) = recorder.shape(self.var);
        if !operation.is_binary() {
            let length = if operation.is_reduction() { 1 } else { a };
            let op = Op::Apply(operation, self.var, self.var);
            return recorder.push(op, length, varies);
        }
        self.assert_same_tape(other);
        let (b, other_varies) = recorder.shape(other.var);
        assert!(
            a == b || a == 1 || b == 1,
            "lengths {a} and {b} do not go together: they are to be equal, or one of them 1"
        );
        let is_two = || !other_varies && recorder.tape.borrow().value(other.var) == [2.0];
        let op = if operation == Operation::Pow && is_two() {
            Op::Square(self.var)
        } else {
            Op::Apply(operation, self.var, other.var)
        };
        recorder.push(op, a.max(b), varies || other_varies)
    }
}
