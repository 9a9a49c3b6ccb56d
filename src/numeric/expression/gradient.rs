//! The derivative of a formula, as a formula.

use super::{Expression, Place, Term};
use crate::autodiff::Operation as Op;
use crate::decimal;

/// A derivative that needs more terms than this is given up.
const MOST_TERMS: usize = 1000;

impl Expression {
    /// The gradient by one of its names, by reverse accumulation as on the tape, with terms in
    /// place of numbers; simplified. None when it would be too long.
    ///
    /// `length` is the length of every name; a name of length 1, and an entry, is a number. Where the formula is a
    /// vector, the gradient is that of its sum. At kinks it has PyTorch's values.
    ///
    /// ```
    /// use downhill_numeric::expression::Expression;
    ///
    /// let squares = Expression::parse("(x**2).sum()", &["x"]).expect("a formula");
    /// let gradient = squares.gradient(0, 3).expect("a short one");
    /// assert_eq!(gradient.to_string(), "2*x");
    /// ```
    #[must_use]
    pub fn gradient(&self, name: usize, length: usize) -> Option<Self> {
        let length = length as f64;
        let vectors = self.vectors(length);
        let mut writer = Writer {
            whole: self.clone(),
            vectors,
            length,
        };
        let count = self.terms.len();
        let mut shares: Vec<Option<Place>> = vec![None; count];
        shares[count - 1] = Some(writer.number(1.0));
        for place in (0..count).rev() {
            let (Some(share), Term::Apply(operation, a, b)) = (shares[place], self.terms[place])
            else {
                continue;
            };
            let (by_a, by_b) = writer.derivatives(operation, [a, b, place], share);
            for (input, by) in [(a, Some(by_a)), (b, by_b)] {
                let Some(mut by) = by else { continue };
                // One number that serves all places gets the sum of what they give it.
                if writer.is_vector(place) && !writer.is_vector(input) {
                    by = writer.total(by);
                }
                shares[input] = Some(match shares[input] {
                    // What comes first in the formula comes first.
                    Some(before) => writer.add(by, before),
                    None => by,
                });
            }
            if writer.whole.terms.len() > MOST_TERMS {
                return None;
            }
        }
        let of = |term: &Term| *term == Term::Name(name);
        let share = self
            .terms
            .iter()
            .position(of)
            .and_then(|place| shares[place]);
        let last = share.unwrap_or_else(|| writer.number(0.0));
        // That may take more terms again: a product that is used twice is then written twice.
        let whole = writer.whole.ending_with(last).left_to_right();
        (whole.terms.len() <= MOST_TERMS).then_some(whole)
    }

    /// The same with `a*b*c` for `a*(b*c)`.
    fn left_to_right(&self) -> Self {
        let mut whole = Self {
            terms: Vec::new(),
            names: self.names.clone(),
        };
        let mut moved = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            moved.push(match *term {
                Term::Apply(Op::Mul, a, b) => whole.product(moved[a], moved[b]),
                Term::Apply(operation, a, b) => {
                    whole.push(Term::Apply(operation, moved[a], moved[b]))
                }
                term => whole.push(term),
            });
        }
        let last = moved.last().copied().unwrap_or(0);
        whole.ending_with(last)
    }

    fn product(&mut self, a: Place, b: Place) -> Place {
        match self.terms[b] {
            Term::Apply(Op::Mul, first, rest) => {
                let product = self.product(a, first);
                self.push(Term::Apply(Op::Mul, product, rest))
            }
            _ => self.push(Term::Apply(Op::Mul, a, b)),
        }
    }

    /// Whether the formula is a vector of more than one number, where its names have so many.
    #[must_use]
    pub fn is_vector(&self, length: usize) -> bool {
        self.vectors(length as f64)
            .last()
            .is_some_and(|vector| *vector)
    }

    fn vectors(&self, length: f64) -> Vec<bool> {
        let mut vectors = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            vectors.push(self.is_long(*term, &vectors, length));
        }
        vectors
    }

    /// Whether a term has as many numbers as a name; `vectors` says it of the terms before it.
    fn is_long(&self, term: Term, vectors: &[bool], length: f64) -> bool {
        match term {
            Term::Name(name) => length > 1.0 && Self::entry(&self.names[name]).is_none(),
            Term::Apply(operation, a, b) => !operation.is_total() && (vectors[a] || vectors[b]),
            _ => false,
        }
    }

    /// How many terms it would have if each stood wherever it is used: the length of its text.
    #[must_use]
    pub fn size(&self) -> usize {
        let mut sizes: Vec<usize> = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            sizes.push(match *term {
                Term::Apply(operation, a, b) if operation.is_pair() => {
                    sizes[a].saturating_add(sizes[b]).saturating_add(1)
                }
                Term::Apply(_, a, _) => sizes[a].saturating_add(1),
                _ => 1,
            });
        }
        sizes.last().copied().unwrap_or(0)
    }
}

/// Appends simplified terms to a formula.
struct Writer {
    whole: Expression,
    /// Which of its terms have as many numbers as a name.
    vectors: Vec<bool>,
    /// Of every name.
    length: f64,
}

/// Whether a quotient is written as a number. A third stays a third.
fn is_short(quotient: f64) -> bool {
    quotient.is_finite() && decimal::round_significant(quotient, 6) == quotient
}

impl Writer {
    /// The shares of the inputs `a` and `b` of the term `y` in its own `share`.
    fn derivatives(
        &mut self,
        operation: Op,
        [a, b, y]: [Place; 3],
        share: Place,
    ) -> (Place, Option<Place>) {
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
                // 1, 1/2 or 0 as `a` is greater than, equal to or less than `b`.
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
                // 1 for the largest and 0 for the others, shared among equals.
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

    /// Whether a term has as many numbers as a name.
    fn is_vector(&self, place: Place) -> bool {
        self.vectors[place]
    }

    /// The sum of a term over all places.
    fn total(&mut self, place: Place) -> Place {
        if self.is_vector(place) {
            self.apply(Op::Sum, place)
        } else {
            let count = self.number(self.length);
            self.mul(count, place)
        }
    }

    /// A term that may be there already.
    fn push(&mut self, term: Term) -> Place {
        let known = self.whole.terms.iter().position(|known| *known == term);
        known.unwrap_or_else(|| {
            let vector = self.whole.is_long(term, &self.vectors, self.length);
            self.vectors.push(vector);
            self.whole.push(term)
        })
    }

    /// A number, which is finite: what is not has no text. It is left as an operation on numbers.
    fn number(&mut self, value: f64) -> Place {
        // 0.1 * 3 is 0.3 to a reader. The largest of all would be rounded to infinity.
        let magnitude = decimal::round_significant(value.abs(), 15).min(f64::MAX);
        let number = self.push(Term::Number(magnitude));
        if value < 0.0 {
            self.apply(Op::Neg, number)
        } else {
            number
        }
    }

    /// The value of a number, or of one with a minus sign.
    fn constant(&self, place: Place) -> Option<f64> {
        match self.whole.terms[place] {
            Term::Number(number) => Some(number),
            Term::Apply(Op::Neg, a, _) => match self.whole.terms[a] {
                Term::Number(number) => Some(-number),
                _ => None,
            },
            _ => None,
        }
    }

    fn apply(&mut self, operation: Op, a: Place) -> Place {
        if operation == Op::Log && self.whole.terms[a] == Term::E {
            return self.number(1.0);
        }
        self.push(Term::Apply(operation, a, a))
    }

    /// The inputs of a term, if it is this operation.
    fn inputs(&self, place: Place, operation: Op) -> Option<(Place, Place)> {
        match self.whole.terms[place] {
            Term::Apply(own, a, b) if own == operation => Some((a, b)),
            _ => None,
        }
    }

    fn neg(&mut self, a: Place) -> Place {
        if let Some(value) = self.constant(a) {
            // Zero has no sign.
            self.number(0.0 - value)
        } else if let Some((inner, _)) = self.inputs(a, Op::Neg) {
            inner
        } else if let Some((left, right)) = self.inputs(a, Op::Sub) {
            self.sub(right, left)
        } else if let Some((left, right)) = self.inputs(a, Op::Mul)
            && self.constant(left).is_some()
        {
            let factor = self.neg(left);
            self.mul(factor, right)
        } else {
            self.apply(Op::Neg, a)
        }
    }

    /// A term with a minus sign in front, without it.
    fn positive(&mut self, a: Place) -> Option<Place> {
        let minus = self.inputs(a, Op::Neg).is_some();
        let factor = self
            .inputs(a, Op::Mul)
            .and_then(|(factor, _)| self.constant(factor));
        (minus || factor.is_some_and(|factor| factor < 0.0)).then(|| self.neg(a))
    }

    fn add(&mut self, a: Place, b: Place) -> Place {
        match (self.constant(a), self.constant(b)) {
            (Some(0.0), _) => b,
            (_, Some(0.0)) => a,
            (Some(x), Some(y)) if (x + y).is_finite() => self.number(x + y),
            _ if a == b => {
                let two = self.number(2.0);
                self.mul(two, a)
            }
            _ => {
                if let Some(b) = self.positive(b) {
                    self.sub(a, b)
                } else if let Some((first, rest)) = self.inputs(b, Op::Add) {
                    let sum = self.add(a, first);
                    self.add(sum, rest)
                } else if let Some((first, rest)) = self.inputs(b, Op::Sub) {
                    let sum = self.add(a, first);
                    self.sub(sum, rest)
                } else {
                    self.push(Term::Apply(Op::Add, a, b))
                }
            }
        }
    }

    fn sub(&mut self, a: Place, b: Place) -> Place {
        match (self.constant(a), self.constant(b)) {
            (_, Some(0.0)) => a,
            (Some(0.0), _) => self.neg(b),
            (Some(x), Some(y)) if (x - y).is_finite() => self.number(x - y),
            _ if a == b => self.number(0.0),
            _ => match self.positive(b) {
                Some(b) => self.add(a, b),
                None => self.push(Term::Apply(Op::Sub, a, b)),
            },
        }
    }

    /// A product; its number comes first.
    fn mul(&mut self, a: Place, b: Place) -> Place {
        match (self.constant(a), self.constant(b)) {
            (Some(x), Some(y)) if (x * y).is_finite() => return self.number(x * y),
            (Some(0.0), _) | (_, Some(1.0)) => return a,
            (_, Some(0.0)) | (Some(1.0), _) => return b,
            (Some(-1.0), _) => return self.neg(b),
            (None, Some(_)) => return self.mul(b, a),
            _ => {}
        }
        if a == b {
            self.square(a)
        } else if let Some((over, under)) = self.inputs(b, Op::Div) {
            let over = self.mul(a, over);
            self.div(over, under)
        } else if let Some((over, under)) = self.inputs(a, Op::Div) {
            let over = self.mul(over, b);
            self.div(over, under)
        } else if let Some((inner, _)) = self.inputs(a, Op::Neg)
            && self.constant(a).is_none()
        {
            let product = self.mul(inner, b);
            self.neg(product)
        } else if let Some((inner, _)) = self.inputs(b, Op::Neg) {
            let product = self.mul(a, inner);
            self.neg(product)
        } else if let Some((factor, rest)) = self.inputs(b, Op::Mul)
            && self.constant(factor).is_some()
        {
            let (factor, rest) = if self.constant(a).is_some() {
                (self.mul(a, factor), rest)
            } else {
                (factor, self.mul(a, rest))
            };
            self.mul_once(factor, rest)
        } else if let Some((factor, rest)) = self.inputs(a, Op::Mul)
            && self.constant(factor).is_some()
        {
            let rest = self.mul(rest, b);
            self.mul_once(factor, rest)
        } else {
            self.push(Term::Apply(Op::Mul, a, b))
        }
    }

    /// A number times a term; a number in front of that goes into it.
    fn mul_once(&mut self, factor: Place, rest: Place) -> Place {
        match self.inputs(rest, Op::Mul) {
            _ if self.constant(factor) == Some(1.0) => rest,
            Some((inner, rest)) if self.constant(inner).is_some() => {
                let factor = self.mul(factor, inner);
                self.mul_once(factor, rest)
            }
            _ => self.push(Term::Apply(Op::Mul, factor, rest)),
        }
    }

    fn div(&mut self, a: Place, b: Place) -> Place {
        match (self.constant(a), self.constant(b)) {
            (Some(0.0), _) | (_, Some(1.0)) => return a,
            (Some(x), Some(y)) if is_short(x / y) => return self.number(x / y),
            _ => {}
        }
        if let Some((inner, _)) = self.inputs(a, Op::Neg) {
            let quotient = self.div(inner, b);
            self.neg(quotient)
        } else if let Some((factor, rest)) = self.inputs(a, Op::Mul)
            && let (Some(x), Some(y)) = (self.constant(factor), self.constant(b))
            && is_short(x / y)
        {
            let factor = self.number(x / y);
            self.mul(factor, rest)
        } else {
            self.push(Term::Apply(Op::Div, a, b))
        }
    }

    fn square(&mut self, a: Place) -> Place {
        let two = self.number(2.0);
        self.pow(a, two)
    }

    fn pow(&mut self, a: Place, b: Place) -> Place {
        match (self.constant(a), self.constant(b)) {
            (_, Some(0.0)) => self.number(1.0),
            (_, Some(1.0)) => a,
            (Some(x), Some(2.0)) if (x * x).is_finite() => self.number(x * x),
            _ => self.push(Term::Apply(Op::Pow, a, b)),
        }
    }
}
