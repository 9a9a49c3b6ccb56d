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
/// be used, too. An operation with one input calls it `a`.
pub(super) struct Row {
    pub(super) value: fn(f64, f64) -> f64,
    pub(super) by_a: fn(f64, f64, f64) -> f64,
    pub(super) by_b: fn(f64, f64, f64) -> f64,
}

impl Each {
    /// The table. Derivatives at kinks are PyTorch's.
    #[rustfmt::skip]
    pub(super) fn row(self) -> Row {
        const NONE: fn(f64, f64, f64) -> f64 = |_, _, _| 0.0;
        let row = |value, by_a, by_b| Row { value, by_a, by_b };
        match self {
            //                        y                   dy/da                              dy/db
            Self::Neg     => row(|a, _| -a,        |_, _, _| -1.0,                           NONE),
            Self::Sin     => row(|a, _| a.sin(),    |a, _, _| a.cos(),                         NONE),
            Self::Cos     => row(|a, _| a.cos(),    |a, _, _| -a.sin(),                        NONE),
            Self::Tan     => row(|a, _| a.tan(),    |_, _, y| 1.0 + y * y,                    NONE),
            Self::Tanh    => row(|a, _| a.tanh(),   |_, _, y| 1.0 - y * y,                    NONE),
            Self::Exp     => row(|a, _| a.exp(),    |_, _, y| y,                              NONE),
            Self::Ln      => row(|a, _| a.ln(),     |a, _, _| 1.0 / a,                        NONE),
            Self::Sqrt    => row(|a, _| a.sqrt(),  |_, _, y| 0.5 / y,                        NONE),
            Self::Abs     => row(|a, _| a.abs(),   |a, _, _| compare(a, 0.0, [-1.0, 0.0, 1.0]), NONE),
            Self::Relu    => row(relu,             |a, _, _| compare(a, 0.0, [0.0, 0.0, 1.0]), NONE),
            Self::Sigmoid => row(|a, _| sigmoid(a), |_, _, y| y * (1.0 - y),                 NONE),
            Self::Div     => row(|a, b| a / b,     |_, b, _| 1.0 / b,                        |a, b, _| -a / (b * b)),
            Self::Pow     => row(f64::powf,              pow_by_base,                              pow_by_exponent),
            Self::Minimum => row(minimum,          |a, b, _| compare(a, b, [1.0, 0.5, 0.0]), |a, b, _| compare(a, b, [0.0, 0.5, 1.0])),
            Self::Maximum => row(maximum,          |a, b, _| compare(a, b, [0.0, 0.5, 1.0]), |a, b, _| compare(a, b, [1.0, 0.5, 0.0])),
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

fn sigmoid(a: f64) -> f64 {
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
    if a == 0.0 && b >= 0.0 { 0.0 } else { y * a.ln() }
}
