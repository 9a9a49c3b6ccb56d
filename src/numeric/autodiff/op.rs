//! The operations that a tape records.

use super::Var;

/// What a node computes, and from which nodes.
///
/// Two inputs of an operation are equally long, or one of them has length 1 and stands for a vector
/// of equal numbers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    Leaf,
    Constant,
    Add(Var, Var),
    Sub(Var, Var),
    Mul(Var, Var),
    Square(Var),
    /// Number by number, after a row of the table. One with a single input has it twice.
    Each(Each, Var, Var),
    Sum(Var),
    Mean(Var),
    Max(Var),
}

/// The operations that work number by number, apart from those with loops of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Each {
    Neg,
    Sin,
    Cos,
    Tan,
    Tanh,
    Exp,
    Ln,
    Sqrt,
    Abs,
    Relu,
    Sigmoid,
    Div,
    Pow,
    Minimum,
    Maximum,
}

/// A row of the table: the value `y` of `a` and `b`, and its derivatives by both, for which `y` may
/// be used, too. An operation with one input calls it `a`, and has no derivative by `b`.
pub(super) struct Row {
    pub(super) value: fn(f64, f64) -> f64,
    pub(super) by_a: fn(f64, f64, f64) -> f64,
    pub(super) by_b: Option<fn(f64, f64, f64) -> f64>,
}

impl Each {
    /// The table. Derivatives at kinks are PyTorch's.
    #[rustfmt::skip]
    pub(super) fn row(self) -> Row {
        let one = |value, by_a| Row { value, by_a, by_b: None };
        let two = |value, by_a, by_b| Row { value, by_a, by_b: Some(by_b) };
        match self {
            //                        y                      dy/da
            Self::Neg     => one(|a, _| -a,             |_, _, _| -1.0),
            Self::Sin     => one(|a, _| a.sin(),        |a, _, _| a.cos()),
            Self::Cos     => one(|a, _| a.cos(),        |a, _, _| -a.sin()),
            Self::Tan     => one(|a, _| a.tan(),        |_, _, y| 1.0 + y * y),
            Self::Tanh    => one(|a, _| a.tanh(),       |_, _, y| 1.0 - y * y),
            Self::Exp     => one(|a, _| a.exp(),        |_, _, y| y),
            Self::Ln      => one(|a, _| a.ln(),         |a, _, _| 1.0 / a),
            Self::Sqrt    => one(|a, _| a.sqrt(),       |_, _, y| 0.5 / y),
            Self::Abs     => one(|a, _| a.abs(),        |a, _, _| compare(a, 0.0, [-1.0, 0.0, 1.0])),
            Self::Relu    => one(relu,                  |a, _, _| compare(a, 0.0, [0.0, 0.0, 1.0])),
            Self::Sigmoid => one(sigmoid,               |_, _, y| y * (1.0 - y)),

            //                        y            dy/da                dy/db
            Self::Div     => two(|a, b| a / b, |_, b, _| 1.0 / b,   |a, b, _| -a / (b * b)),
            Self::Pow     => two(f64::powf,    pow_by_base,         pow_by_exponent),
            Self::Minimum => two(minimum,      |a, b, _| compare(a, b, [1.0, 0.5, 0.0]), |a, b, _| compare(a, b, [0.0, 0.5, 1.0])),
            Self::Maximum => two(maximum,      |a, b, _| compare(a, b, [0.0, 0.5, 1.0]), |a, b, _| compare(a, b, [1.0, 0.5, 0.0])),
        }
    }
}

/// The one for which `a` is less than, equal to or greater than `b`.
fn compare(a: f64, b: f64, [less, equal, greater]: [f64; 3]) -> f64 {
    if a < b {
        less
    } else if a == b {
        equal
    } else {
        greater
    }
}

fn relu(a: f64, _: f64) -> f64 {
    if a < 0.0 { 0.0 } else { a }
}

fn sigmoid(a: f64, _: f64) -> f64 {
    1.0 / (1.0 + (-a).exp())
}

fn minimum(a: f64, b: f64) -> f64 {
    if a < b || a.is_nan() { a } else { b }
}

fn maximum(a: f64, b: f64) -> f64 {
    if a > b || a.is_nan() { a } else { b }
}

fn pow_by_base(a: f64, b: f64, _: f64) -> f64 {
    if b == 0.0 { 0.0 } else { b * a.powf(b - 1.0) }
}

fn pow_by_exponent(a: f64, b: f64, y: f64) -> f64 {
    if a == 0.0 && b >= 0.0 {
        0.0
    } else {
        y * a.ln()
    }
}
