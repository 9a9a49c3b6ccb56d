//! Recording: expressions written with the usual operators put their nodes on a tape.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::op::{Each, Op};
use super::{Node, Tape, Var};

/// Takes down a formula while it is written. [`Tape::record`] makes one.
#[derive(Debug, Default)]
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

    pub(super) fn into_tape(self) -> Tape {
        self.tape.into_inner()
    }

    fn push_values(&self, op: Op, values: &[f64]) -> Expr<'_> {
        assert!(!values.is_empty(), "a node holds at least one value");
        let expr = self.push(op, values.len(), matches!(op, Op::Leaf));
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
        tape.nodes.push(Node { op, range, varies });
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
/// Two expressions go together when their lengths are equal or one of them has length 1. A plain
/// `f64` may stand on either side of an operator.
///
/// # Panics
///
/// An operator panics when the lengths do not go together, or the two sides belong to two tapes.
#[derive(Clone, Copy, Debug)]
pub struct Expr<'t> {
    recorder: &'t Recorder,
    var: Var,
}

impl<'t> Expr<'t> {
    /// The handle with which the [`Tape`] finds this node.
    #[must_use]
    pub fn var(self) -> Var {
        self.var
    }

    /// The whole power `x**n`. Its derivative is `n * x**(n - 1)`, and 0 for `n = 0`.
    #[must_use]
    pub fn powi(self, n: i32) -> Self {
        if n == 2 {
            let (length, varies) = self.recorder.shape(self.var);
            self.recorder.push(Op::Square(self.var), length, varies)
        } else {
            self.pow(self.recorder.constant(&[n.into()]))
        }
    }

    /// The power `x**exponent`: not a number for a negative base and a fraction.
    ///
    /// Its derivative by the base is 0 where the exponent is 0, that by the exponent is 0 where the
    /// base is 0 and the exponent is not negative, as in PyTorch.
    #[must_use]
    pub fn pow(self, exponent: Self) -> Self {
        self.pair(exponent, |a, b| Op::Each(Each::Pow, a, b))
    }

    /// The smaller of each two numbers. Where they are equal, each gets half of the gradient.
    #[must_use]
    pub fn minimum(self, other: Self) -> Self {
        self.pair(other, |a, b| Op::Each(Each::Minimum, a, b))
    }

    /// The larger of each two numbers. Where they are equal, each gets half of the gradient.
    #[must_use]
    pub fn maximum(self, other: Self) -> Self {
        self.pair(other, |a, b| Op::Each(Each::Maximum, a, b))
    }

    /// The sine, of radians.
    #[must_use]
    pub fn sin(self) -> Self {
        self.each(Each::Sin)
    }

    /// The cosine, of radians.
    #[must_use]
    pub fn cos(self) -> Self {
        self.each(Each::Cos)
    }

    /// The tangent, of radians.
    #[must_use]
    pub fn tan(self) -> Self {
        self.each(Each::Tan)
    }

    /// The hyperbolic tangent.
    #[must_use]
    pub fn tanh(self) -> Self {
        self.each(Each::Tanh)
    }

    /// The exponential `e**x`.
    #[must_use]
    pub fn exp(self) -> Self {
        self.each(Each::Exp)
    }

    /// The natural logarithm: not a number below 0, minus infinity at 0.
    #[must_use]
    pub fn ln(self) -> Self {
        self.each(Each::Ln)
    }

    /// The square root: not a number below 0, with an infinite derivative at 0.
    #[must_use]
    pub fn sqrt(self) -> Self {
        self.each(Each::Sqrt)
    }

    /// The absolute value. Its derivative at 0 is taken as 0, as PyTorch does.
    #[must_use]
    pub fn abs(self) -> Self {
        self.each(Each::Abs)
    }

    /// The number where it is positive, else 0. Its derivative at 0 is taken as 0, as PyTorch does.
    #[must_use]
    pub fn relu(self) -> Self {
        self.each(Each::Relu)
    }

    /// The logistic function `1 / (1 + e**-x)`.
    #[must_use]
    pub fn sigmoid(self) -> Self {
        self.each(Each::Sigmoid)
    }

    /// The sum of all values: one number.
    #[must_use]
    pub fn sum(self) -> Self {
        self.total(Op::Sum(self.var))
    }

    /// The mean of all values: one number.
    #[must_use]
    pub fn mean(self) -> Self {
        self.total(Op::Mean(self.var))
    }

    /// The largest of all values: one number. Equal ones share the gradient equally.
    #[must_use]
    pub fn max(self) -> Self {
        self.total(Op::Max(self.var))
    }

    fn each(self, each: Each) -> Self {
        let (length, varies) = self.recorder.shape(self.var);
        let op = Op::Each(each, self.var, self.var);
        self.recorder.push(op, length, varies)
    }

    fn total(self, op: Op) -> Self {
        let (_, varies) = self.recorder.shape(self.var);
        self.recorder.push(op, 1, varies)
    }

    fn pair(self, other: Self, op: impl Fn(Var, Var) -> Op) -> Self {
        assert!(
            std::ptr::eq(self.recorder, other.recorder),
            "both sides of an operator belong to one tape"
        );
        let (a, a_varies) = self.recorder.shape(self.var);
        let (b, b_varies) = self.recorder.shape(other.var);
        assert!(
            a == b || a == 1 || b == 1,
            "lengths {a} and {b} do not go together: they are to be equal, or one of them 1"
        );
        let op = op(self.var, other.var);
        self.recorder.push(op, a.max(b), a_varies || b_varies)
    }
}

impl Neg for Expr<'_> {
    type Output = Self;
    fn neg(self) -> Self {
        self.each(Each::Neg)
    }
}

/// An operator between two expressions, and between an expression and a number on either side.
macro_rules! operator {
    ($operator:ident, $method:ident, $op:expr) => {
        impl $operator for Expr<'_> {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                self.pair(other, $op)
            }
        }

        impl $operator<f64> for Expr<'_> {
            type Output = Self;
            fn $method(self, number: f64) -> Self {
                self.$method(self.recorder.constant(&[number]))
            }
        }

        impl<'t> $operator<Expr<'t>> for f64 {
            type Output = Expr<'t>;
            fn $method(self, expr: Expr<'t>) -> Expr<'t> {
                expr.recorder.constant(&[self]).$method(expr)
            }
        }
    };
}

operator!(Add, add, Op::Add);
operator!(Sub, sub, Op::Sub);
operator!(Mul, mul, Op::Mul);
operator!(Div, div, |a, b| Op::Each(Each::Div, a, b));
