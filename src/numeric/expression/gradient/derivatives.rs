//! The derivative of each operation, as terms.

use super::super::TermIndex;
use super::writer::Writer;
use crate::autodiff::Operation as Op;

impl Writer {
    /// The contributions of the term `y` to the gradients of its inputs `a` and `b`: its own gradient,
    /// `share`, times its local derivatives.
    pub(super) fn derivatives(
        &mut self,
        operation: Op,
        [a, b, y]: [TermIndex; 3],
        share: TermIndex,
    ) -> (TermIndex, Option<TermIndex>) {
        let one = self.number(1.0);
        let slope = match operation {
            Op::Add => return (share, Some(share)),
            Op::Sub => return (share, Some(self.neg(share))),
            Op::Mul => return (self.mul(share, b), Some(self.mul(share, a))),
            Op::Div => {
                let by_a = self.div(share, b);
                let square = self.square(b);
                let product = self.mul(share, a);
                let quotient = self.div(product, square);
                return (by_a, Some(self.neg(quotient)));
            }
            Op::Pow => {
                let less = self.sub(b, one);
                let power = self.pow(a, less);
                let by_base = self.mul(b, power);
                let by_a = self.mul(share, by_base);
                if self.constant(b).is_some() {
                    return (by_a, None);
                }
                let log = self.apply(Op::Log, a);
                let by_exponent = self.mul(y, log);
                return (by_a, Some(self.mul(share, by_exponent)));
            }
            Op::Maximum | Op::Minimum => {
                // 1, 1/2 or 0 if `a` is greater than, equal to or less than `b`.
                let difference = self.sub(a, b);
                let sign = self.apply(Op::Sign, difference);
                let two = self.number(2.0);
                let (more, less) = (self.add(one, sign), self.sub(one, sign));
                let [more, less] = [more, less].map(|part| self.div(part, two));
                let [more, less] = [more, less].map(|part| self.mul(share, part));
                return if operation == Op::Maximum {
                    (more, Some(less))
                } else {
                    (less, Some(more))
                };
            }
            Op::Sum => return (share, None),
            Op::Mean => {
                let count = self.number(if self.is_vector(a) { self.length } else { 1.0 });
                return (self.div(share, count), None);
            }
            Op::Max if !self.is_vector(a) => return (share, None),
            Op::Max => {
                // 1 for the maximum and 0 for the others; equal maxima divide the gradient equally.
                let below = self.sub(a, y);
                let sign = self.apply(Op::Sign, below);
                let is_largest = self.add(one, sign);
                let count = self.apply(Op::Sum, is_largest);
                self.div(is_largest, count)
            }
            Op::Neg => return (self.neg(share), None),
            Op::Sin => self.apply(Op::Cos, a),
            Op::Cos => {
                let sin = self.apply(Op::Sin, a);
                self.neg(sin)
            }
            Op::Tan => {
                let square = self.square(y);
                self.add(one, square)
            }
            Op::Tanh => {
                let square = self.square(y);
                self.sub(one, square)
            }
            Op::Exp => y,
            Op::Log => return (self.div(share, a), None),
            Op::Sqrt => {
                let two = self.number(2.0);
                let twice = self.mul(two, y);
                return (self.div(share, twice), None);
            }
            Op::Abs => self.apply(Op::Sign, a),
            Op::Sign => self.number(0.0),
            Op::Relu => {
                let sign = self.apply(Op::Sign, a);
                self.apply(Op::Relu, sign)
            }
            Op::Sigmoid => {
                let rest = self.sub(one, y);
                self.mul(y, rest)
            }
        };
        (self.mul(share, slope), None)
    }
}
