//! The operators and methods of expressions, one for each operation.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::{Expr, Operation};

/// A method of an expression for each operation that has no operator.
macro_rules! methods {
    ($($name:ident($($other:ident)?) = $operation:ident;)*) => {
        impl Expr<'_> {$(
            #[doc = concat!("[`Operation::", stringify!($operation), "`].")]
            #[must_use]
            pub fn $name(self $(, $other: Self)?) -> Self {
                methods!(@ self, $operation $(, $other)?)
            }
        )*}
    };
    (@ $x:ident, $operation:ident) => { $x.apply(Operation::$operation, $x) };
    (@ $x:ident, $operation:ident, $other:ident) => { $x.apply(Operation::$operation, $other) };
}

methods! {
    pow(exponent) = Pow;
    minimum(other) = Minimum;
    maximum(other) = Maximum;
    sin() = Sin;
    cos() = Cos;
    tan() = Tan;
    tanh() = Tanh;
    exp() = Exp;
    ln() = Log;
    sqrt() = Sqrt;
    abs() = Abs;
    sign() = Sign;
    relu() = Relu;
    sigmoid() = Sigmoid;
    sum() = Sum;
    mean() = Mean;
    max() = Max;
}

impl Neg for Expr<'_> {
    type Output = Self;
    fn neg(self) -> Self {
        self.apply(Operation::Neg, self)
    }
}

/// An operator between two expressions, and between an expression and a number on either side.
macro_rules! operator {
    ($operator:ident, $method:ident) => {
        impl $operator for Expr<'_> {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                self.apply(Operation::$operator, other)
            }
        }

        impl $operator<f64> for Expr<'_> {
            type Output = Self;
            fn $method(self, number: f64) -> Self {
                self.$method(self.constant(number))
            }
        }

        impl<'t> $operator<Expr<'t>> for f64 {
            type Output = Expr<'t>;
            fn $method(self, expr: Expr<'t>) -> Expr<'t> {
                expr.constant(self).$method(expr)
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);
