//! The operations that a formula is made of, with their values and derivatives.

/// An operation: what a node computes from others.
///
/// The order of the variants counts: those with two inputs come first, then those with one, and the
/// reductions of a vector to one number at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `a + b`.
    Add,
    /// `a - b`.
    Sub,
    /// `a * b`.
    Mul,
    /// `a / b`.
    Div,
    /// `a**b`: not a number for a negative base and a fraction.
    ///
    /// Its derivative by the base is 0 where the exponent is 0, that by the exponent is 0 where the
    /// base is 0 and the exponent is not negative, as in PyTorch.
    Pow,
    /// The smaller of each two numbers. Where they are equal, each gets half of the gradient.
    Minimum,
    /// The larger of each two numbers. Where they are equal, each gets half of the gradient.
    Maximum,
    /// `-x`.
    Neg,
    /// The sine, of radians.
    Sin,
    /// The cosine, of radians.
    Cos,
    /// The tangent, of radians.
    Tan,
    /// The hyperbolic tangent.
    Tanh,
    /// The exponential `e**x`.
    Exp,
    /// The natural logarithm: not a number below 0, minus infinity at 0.
    Log,
    /// The square root: not a number below 0, with an infinite derivative at 0.
    Sqrt,
    /// The absolute value. Its derivative at 0 is taken as 0, as PyTorch does.
    Abs,
    /// -1, 0 or 1. Its derivative is 0 everywhere, as PyTorch has it.
    Sign,
    /// The number where it is positive, else 0. Its derivative at 0 is taken as 0, as PyTorch does.
    Relu,
    /// The logistic function `1 / (1 + e**-x)`.
    Sigmoid,
    /// The sum of all numbers: one number.
    Sum,
    /// The mean of all numbers: one number.
    Mean,
    /// The largest of all numbers: one number. Equal ones share the gradient equally.
    Max,
}

impl Operation {
    /// Whether it takes two inputs. They are equally long, or one of them has length 1 and stands
    /// for a vector of equal numbers.
    #[must_use]
    pub fn is_binary(self) -> bool {
        (self as u8) < Self::Neg as u8
    }

    /// Whether it reduces a vector to one number.
    #[must_use]
    pub fn is_reduction(self) -> bool {
        (self as u8) >= Self::Sum as u8
    }

    /// Its value for the numbers `a` and `b`. One with a single input takes `a` alone; so does a
    /// reduction, as of a vector of length 1.
    ///
    /// ```
    /// use downhill_autodiff::Operation;
    ///
    /// assert_eq!(Operation::Pow.value(2.0, 3.0), 8.0);
    /// assert_eq!(Operation::Sign.value(-0.5, 0.0), -1.0);
    /// ```
    #[must_use]
    pub fn value(self, a: f64, b: f64) -> f64 {
        if self.is_reduction() {
            a
        } else {
            (self.row().value)(a, b)
        }
    }

    /// The divisor of a sum of this many numbers: their count for the mean, else 1.
    pub(super) fn divisor(self, count: usize) -> f64 {
        if self == Self::Mean {
            count as f64
        } else {
            1.0
        }
    }

    /// Whether a derivative of 0 makes the input's gradient 0 even where the output's gradient is
    /// infinite or not a number: PyTorch masks such entries instead of multiplying them.
    pub(super) fn masks_zero_derivatives(self) -> bool {
        matches!(
            self,
            Self::Sign | Self::Relu | Self::Minimum | Self::Maximum
        )
    }

    /// The table of the operations that work number by number. Derivatives at kinks are PyTorch's.
    #[rustfmt::skip]
    pub(super) fn row(self) -> OperationRow {
        let one = |value, by_a| OperationRow { value, by_a, by_b: None };
        let two = |value, by_a, by_b| OperationRow { value, by_a, by_b: Some(by_b) };
        match self {
            //                        y                      dy/da
            Self::Neg     => one(|a, _| -a,             |_, _, _| -1.0),
            Self::Sin     => one(|a, _| a.sin(),        |a, _, _| a.cos()),
            Self::Cos     => one(|a, _| a.cos(),        |a, _, _| -a.sin()),
            Self::Tan     => one(|a, _| a.tan(),        |_, _, y| 1.0 + y * y),
            Self::Tanh    => one(|a, _| a.tanh(),       |_, _, y| 1.0 - y * y),
            Self::Exp     => one(|a, _| a.exp(),        |_, _, y| y),
            Self::Log     => one(|a, _| a.ln(),         |a, _, _| 1.0 / a),
            Self::Sqrt    => one(|a, _| a.sqrt(),       |_, _, y| 0.5 / y),
            Self::Abs     => one(|a, _| a.abs(),        |a, _, _| sign(a)),
            Self::Sign    => one(|a, _| sign(a),       |_, _, _| 0.0),
            Self::Relu    => one(relu,                  |a, _, _| compare(a, 0.0, [0.0, 0.0, 1.0])),
            Self::Sigmoid => one(sigmoid,               |_, _, y| y * (1.0 - y)),

            //                        y            dy/da                dy/db
            Self::Add     => two(|a, b| a + b, |_, _, _| 1.0,       |_, _, _| 1.0),
            Self::Sub     => two(|a, b| a - b, |_, _, _| 1.0,       |_, _, _| -1.0),
            Self::Mul     => two(|a, b| a * b, |_, b, _| b,         |a, _, _| a),
            Self::Div     => two(|a, b| a / b, |_, b, _| 1.0 / b,   |a, b, _| -a / (b * b)),
            Self::Pow     => two(f64::powf,    pow_by_base,         pow_by_exponent),
            Self::Minimum => two(minimum,      |a, b, _| compare(a, b, [1.0, 0.5, 0.0]), |a, b, _| compare(a, b, [0.0, 0.5, 1.0])),
            Self::Maximum => two(maximum,      |a, b, _| compare(a, b, [0.0, 0.5, 1.0]), |a, b, _| compare(a, b, [1.0, 0.5, 0.0])),

            Self::Sum | Self::Mean | Self::Max => unreachable!("it has a loop of its own"),
        }
    }
}

/// A row of the table: the value `y` of `a` and `b`, and its derivatives by both, which may also use
/// `y`. An operation with one input has only `a`, and no derivative by `b`.
pub(super) struct OperationRow {
    pub(super) value: fn(f64, f64) -> f64,
    pub(super) by_a: fn(f64, f64, f64) -> f64,
    pub(super) by_b: Option<fn(f64, f64, f64) -> f64>,
}

/// One of three derivatives, as `a` is less than, equal to or greater than `b`; 1 if one of them is not
/// a number.
fn compare(a: f64, b: f64, [less, equal, greater]: [f64; 3]) -> f64 {
    if a < b {
        less
    } else if a > b {
        greater
    } else if a == b {
        equal
    } else {
        1.0
    }
}

/// The sign; 0 also for what is not a number, as in PyTorch.
fn sign(a: f64) -> f64 {
    f64::from(i8::from(a > 0.0) - i8::from(a < 0.0))
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

pub(super) fn maximum(a: f64, b: f64) -> f64 {
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
