//! The functions that the curve can show.

use std::cell::RefCell;

use crate::numeric::autodiff::Operation;
use crate::numeric::expression::{Expression, Fault, Term};
use crate::numeric::training::Objective;

/// The name of the variable in a formula.
pub const NAMES: [&str; 1] = ["x"];

/// A good starting point.
pub struct Example {
    /// As Python writes it.
    pub formula: &'static str,
    /// One sentence on why it is interesting.
    pub about: &'static str,
}

/// Good starting points; the first is the default.
pub const EXAMPLES: [Example; 8] = [
    Example {
        formula: "x**2",
        about: "A bowl: one minimum, and a slope that shrinks on the way down.",
    },
    Example {
        formula: "x**4 - 2*x**2 + 0.3*x",
        about: "A double well: which minimum is found depends on the start.",
    },
    Example {
        formula: "sin(3*x) + 0.3*x**2",
        about: "A wave on a bowl: small steps stop in the nearest dip.",
    },
    Example {
        formula: "abs(x)",
        about: "A kink: the slope never shrinks, so the steps never do.",
    },
    Example {
        formula: "1 - exp(-x**2)",
        about: "A plateau: far out there is hardly a slope, so a start there goes nowhere.",
    },
    Example {
        formula: "x**3",
        about: "A saddle: at 0 the slope is zero, though the curve goes on down.",
    },
    Example {
        formula: "x - log(x)",
        about: "An edge: left of 0 there is no function, and a long step falls off.",
    },
    Example {
        formula: "relu(x) + 0.1*relu(-x)",
        about: "A bend as in a neural network: two slopes, and a kink between them.",
    },
];

/// A function of one variable, recorded on a tape, so that its slope is the tape's.
pub struct Function {
    /// As Python writes it: the label of the axis.
    pub formula: String,
    /// The `x` that a plot shows at first.
    pub range: (f64, f64),
    objective: RefCell<Objective>,
    /// Its second derivative, unless that is too long a formula.
    second: Option<RefCell<Objective>>,
    /// Whether the second derivative is the same everywhere.
    quadratic: bool,
}

impl Function {
    /// The function of a formula of `x`.
    ///
    /// # Errors
    ///
    /// The first fault of the formula.
    pub fn read(formula: &str) -> Result<Self, Fault> {
        let expression = Expression::parse(formula, &NAMES)?;
        let derivative = |of: &Expression| of.gradient(0, 1);
        let second = derivative(&expression).and_then(|first| derivative(&first));
        let mut function = Self {
            formula: expression.to_string(),
            range: (-2.0, 2.0),
            objective: RefCell::new(objective(&expression)),
            quadratic: is_polynomial(&expression)
                && second
                    .as_ref()
                    .is_some_and(|second| second.names().is_empty()),
            second: second.map(|second| RefCell::new(objective(&second))),
        };
        function.range = function.fitted_range();
        Ok(function)
    }

    /// One sentence on why it is interesting, for an example.
    #[must_use]
    pub fn about(&self) -> &'static str {
        let example = EXAMPLES
            .iter()
            .find(|example| example.formula == self.formula);
        example.map_or("A function of your own.", |example| example.about)
    }

    /// The function as the loss of a training with one parameter.
    #[must_use]
    pub fn objective(&self) -> Objective {
        self.objective.borrow().clone()
    }

    /// `f(x)`.
    #[must_use]
    pub fn value(&self, x: f64) -> f64 {
        self.objective.borrow_mut().loss(&[x])
    }

    /// The slope of `f` at `x`, from the tape.
    #[must_use]
    pub fn slope(&self, x: f64) -> f64 {
        let mut slope = [0.0];
        self.objective.borrow_mut().evaluate(&[x], &mut slope);
        slope[0]
    }

    /// The change of the slope from `h` to the left of `x` to `h` to its right, by their distance.
    fn bend(&self, x: f64, h: f64) -> f64 {
        (self.slope(x + h) - self.slope(x - h)) / (2.0 * h)
    }

    /// The largest of `|f|` over the range that a plot shows at first.
    #[must_use]
    pub fn height(&self) -> f64 {
        let heights = self.sampled(self.range).map(|(_, y)| y.abs());
        heights.filter(|y| y.is_finite()).fold(1e-9, f64::max)
    }

    /// The graph over a range, coarsely.
    pub fn sampled(&self, (low, high): (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
        const COUNT: u32 = 200;
        (0..=COUNT).map(move |k| {
            let x = low + (high - low) * f64::from(k) / f64::from(COUNT);
            (x, self.value(x))
        })
    }

    /// Where it is worth looking: around the places near 0 where the slope turns, or else around
    /// 0, moved to where the function is defined.
    fn fitted_range(&self) -> (f64, f64) {
        const FAR: i32 = 200;
        const A_STEP: f64 = 0.05;
        let xs = || (-FAR..=FAR).map(|k| f64::from(k) * A_STEP);
        let slopes: Vec<(f64, f64)> = xs().map(|x| (x, self.slope(x))).collect();
        let turns = slopes.windows(2).filter(|pair| {
            let [(_, before), (_, after)] = [pair[0], pair[1]];
            before * after < 0.0 || before == 0.0 && after != 0.0
        });
        // An own rhythm such as that of a wave goes on; some of it tells enough.
        let near = |x: &f64| x.abs() <= 4.0;
        let turns: Vec<f64> = turns.map(|pair| pair[0].0).filter(near).collect();
        let defined: Vec<f64> = xs().filter(|x| self.value(*x).is_finite()).collect();
        let (Some(first), Some(last)) = (defined.first(), defined.last()) else {
            return (-2.0, 2.0);
        };
        let (low, high) = match turns[..] {
            [] => (-2.0, 2.0),
            [low, .., high] => {
                let room = (0.4 * (high - low)).max(1.0);
                (low - room, high + room)
            }
            [turn] => (turn - 2.0, turn + 2.0),
        };
        let round = |x: f64| (x * 10.0).round() / 10.0;
        // A little of where there is nothing shows the edge.
        let low = low.max((first - 0.5).min(2.0));
        let high = high.max(low + 4.0).min((last + 0.5).max(low + 1.0));
        (round(low), round(high))
    }

    /// The minimum that lies downhill of `x`, if it is within twice the range. Farther out the
    /// search begins where that ends.
    #[must_use]
    pub fn minimum_from(&self, x: f64) -> Option<Minimum> {
        const STRIDES: u32 = 800;
        const HALVINGS: u32 = 60;
        let (low, high) = self.range;
        let width = high - low;
        let x = x.clamp(low - width / 2.0, high + width / 2.0);
        let downhill = -self.slope(x).signum() * width / f64::from(STRIDES / 2);
        if self.slope(x) == 0.0 {
            return self.minimum_at(x);
        }
        // Walk until the slope turns, then halve the interval in which it does.
        let mut here = x;
        let mut turned = None;
        for _ in 0..STRIDES {
            let next = here + downhill;
            let slope = self.slope(next);
            if slope.is_nan() {
                break;
            }
            if slope * downhill >= 0.0 {
                turned = Some(next);
                break;
            }
            here = next;
        }
        let mut there = turned?;
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(here, there);
            if self.slope(middle) * downhill >= 0.0 {
                there = middle;
            } else {
                here = middle;
            }
        }
        let exact = f64::midpoint(here, there);
        // The halving stops a rounding error away; a round minimum is meant to be round.
        let tidy = (exact * 1e9).round() / 1e9;
        self.minimum_at(tidy)
    }

    fn minimum_at(&self, x: f64) -> Option<Minimum> {
        const NEAR: f64 = 1.0 / 1024.0;
        let (fine, coarse) = (self.bend(x, NEAR), self.bend(x, 2.0 * NEAR));
        // Not where the slope only shrinks for a while, nor at a pole.
        if fine.is_nan() || fine <= 0.0 || !self.value(x).is_finite() {
            return None;
        }
        // At a kink the slope jumps, and the quotient grows as the step shrinks.
        if fine > 1.5 * coarse {
            return Some(Minimum::Kink { x });
        }
        let second = self.second.as_ref();
        let curvature = second.map_or(fine, |second| second.borrow_mut().loss(&[x]));
        (curvature > 0.0).then_some(Minimum::Smooth {
            x,
            curvature,
            quadratic: self.quadratic,
        })
    }

    /// What the function looks like around a place where its slope is zero.
    #[must_use]
    pub fn shape_at(&self, x: f64) -> Shape {
        const GENTLE: f64 = 1e-4;
        let near = (self.range.1 - self.range.0) / 256.0;
        let [left, right] = [-near, near].map(|h| self.slope(x + h));
        if left < 0.0 && right > 0.0 {
            Shape::Minimum
        } else if left > 0.0 && right < 0.0 {
            Shape::Maximum
        } else if left.abs().min(right.abs()) < GENTLE {
            Shape::Flat
        } else {
            Shape::Saddle
        }
    }
}

/// Whether a formula is of numbers and `x` by the four operations and powers: it has no kinks.
fn is_polynomial(expression: &Expression) -> bool {
    expression.terms().iter().all(|term| match term {
        Term::Apply(operation, ..) => matches!(
            operation,
            Operation::Add
                | Operation::Sub
                | Operation::Mul
                | Operation::Div
                | Operation::Pow
                | Operation::Neg
        ),
        _ => true,
    })
}

fn objective(expression: &Expression) -> Objective {
    Objective::record(1, |recorder, params| {
        let terms = expression.record(recorder, params);
        terms[terms.len() - 1]
    })
}

/// A minimum, as far as the learning rate is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Minimum {
    /// The slope passes through zero there.
    Smooth {
        /// Where it is.
        x: f64,
        /// The second derivative there, positive.
        curvature: f64,
        /// Whether the function has this second derivative everywhere.
        quadratic: bool,
    },
    /// The slope jumps over zero there.
    Kink {
        /// Where it is.
        x: f64,
    },
}

/// A place where the slope is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The curve goes up on both sides.
    Minimum,
    /// The curve goes down on both sides.
    Maximum,
    /// The curve goes on down on one side.
    Saddle,
    /// There is no slope around it, either.
    Flat,
}
