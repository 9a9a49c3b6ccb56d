//! The function of one variable that the curve shows.

use std::cell::RefCell;

pub use super::critical_points::{Minimum, Shape};
use crate::numeric::autodiff::Operation;
use crate::numeric::expression::{Expression, ParseError, Term};
use crate::numeric::training::Objective;

/// The name of the variable in a formula.
pub const NAMES: [&str; 1] = ["x"];

/// A function of one variable, recorded on a tape, so that its slope comes from the backward pass.
pub struct Function {
    /// The formula in Python's syntax; also the label of the axis.
    pub formula: String,
    /// The range of `x` that a plot shows at first.
    pub range: (f64, f64),
    objective: RefCell<Objective>,
    /// The second derivative; none if its formula is too long.
    second: Option<RefCell<Objective>>,
    /// Whether the function is a polynomial whose second derivative is constant.
    quadratic: bool,
}

impl Function {
    /// Parses a formula of `x`.
    ///
    /// # Errors
    ///
    /// The first error in the formula.
    pub fn read(formula: &str) -> Result<Self, ParseError> {
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

    /// The function as the objective of a training with one parameter.
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

    /// Whether the function is a polynomial whose second derivative is constant.
    pub(super) fn is_quadratic(&self) -> bool {
        self.quadratic
    }

    /// `f''(x)`; none if its formula is too long.
    pub(super) fn second(&self, x: f64) -> Option<f64> {
        let second = self.second.as_ref()?;
        Some(second.borrow_mut().loss(&[x]))
    }

    /// `f(x)` and its slope, from one evaluation.
    pub(super) fn value_and_slope(&self, x: f64) -> (f64, f64) {
        let mut slope = [0.0];
        let value = self.objective.borrow_mut().evaluate(&[x], &mut slope);
        (value, slope[0])
    }

    /// The largest `|f|` over `range`, sampled coarsely; at least 1e-9.
    #[must_use]
    pub fn height(&self) -> f64 {
        let heights = self.sampled(self.range).map(|(_, y)| y.abs());
        heights.filter(|y| y.is_finite()).fold(1e-9, f64::max)
    }

    /// The average steepness: the largest minus the smallest `f` over `range`, divided by its
    /// width.
    #[must_use]
    pub fn steepness(&self) -> f64 {
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        let heights = self.sampled(self.range).map(|(_, y)| y);
        let (low, high) = heights
            .filter(|y| y.is_finite())
            .fold(ends, |(low, high), y| (y.min(low), y.max(high)));
        (high - low).max(0.0) / (self.range.1 - self.range.0)
    }

    /// Whether `f(x)` and its slope are finite.
    #[must_use]
    pub fn is_defined(&self, x: f64) -> bool {
        let (value, slope) = self.value_and_slope(x);
        value.is_finite() && slope.is_finite()
    }

    /// The nearest `x` at which the function is defined, rounded and a little inside its domain;
    /// none if it is defined at `x` itself, or nowhere within about one and a half widths of
    /// `range`.
    #[must_use]
    pub fn nearest_defined(&self, x: f64) -> Option<f64> {
        const SAMPLES: i32 = 400;
        const HALVINGS: usize = 40;
        if self.is_defined(x) {
            return None;
        }
        let width = self.range.1 - self.range.0;
        let middle = f64::midpoint(self.range.0, self.range.1);
        // Reaches all of the range and one more width beyond it.
        let far = (x - middle).abs() + 1.5 * width;
        let (side, (mut outside, mut inside)) = (1..=SAMPLES).find_map(|k| {
            let [before, away] = [k - 1, k].map(|k| far * f64::from(k) / f64::from(SAMPLES));
            let mut sides = [1.0, -1.0].into_iter();
            let side = sides.find(|side| self.is_defined(x + side * away))?;
            Some((side, (before, away)))
        })?;
        for _ in 0..HALVINGS {
            let half = f64::midpoint(outside, inside);
            if self.is_defined(x + side * half) {
                inside = half;
            } else {
                outside = half;
            }
        }
        let margins = (3..20).map(|k| width / 2_f64.powi(k));
        let rounded = margins.map(|margin| ((x + side * (inside + margin)) * 1e3).round() / 1e3);
        let mut candidates = rounded.chain([x + side * inside]);
        candidates.find(|place| self.is_defined(*place))
    }

    /// Points `(x, f(x))` of the graph over a range: 201 of them, evenly spaced.
    pub fn sampled(&self, (low, high): (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
        const COUNT: u32 = 200;
        (0..=COUNT).map(move |k| {
            let x = low + (high - low) * f64::from(k) / f64::from(COUNT);
            (x, self.value(x))
        })
    }

    /// A range that shows the function's features: the turning points near 0 with a margin, or else
    /// the surroundings of 0, moved to where the function is defined.
    fn fitted_range(&self) -> (f64, f64) {
        const FAR: i32 = 200;
        const STEP: f64 = 0.05;
        let xs = || (-FAR..=FAR).map(|k| f64::from(k) * STEP);
        let slopes: Vec<(f64, f64)> = xs().map(|x| (x, self.slope(x))).collect();
        let turns = slopes.windows(2).filter(|pair| {
            let [(_, before), (_, after)] = [pair[0], pair[1]];
            before * after < 0.0 || before == 0.0 && after != 0.0
        });
        // A periodic function has turning points everywhere; those near 0 are enough.
        let near = |x: &f64| x.abs() <= 4.0;
        let turns: Vec<f64> = turns.map(|pair| pair[0].0).filter(near).collect();
        let defined: Vec<f64> = xs().filter(|x| self.value(*x).is_finite()).collect();
        let (Some(first), Some(last)) = (defined.first(), defined.last()) else {
            return (-2.0, 2.0);
        };
        let (low, high) = match turns[..] {
            [] => (-2.0, 2.0),
            [low, .., high] => {
                let margin = (0.4 * (high - low)).max(1.0);
                (low - margin, high + margin)
            }
            [turn] => (turn - 2.0, turn + 2.0),
        };
        let round = |x: f64| (x * 10.0).round() / 10.0;
        // Half a unit beyond the domain stays in view, so that its edge is visible.
        let low = low.max((first - 0.5).min(2.0));
        let high = high.max(low + 4.0).min((last + 0.5).max(low + 1.0));
        (round(low), round(high))
    }
}

/// Whether a formula contains only numbers, `x`, the four operations and powers, and so no kinks.
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

/// Records an expression of `x` as an objective of one parameter.
fn objective(expression: &Expression) -> Objective {
    Objective::record(1, |recorder, params| {
        let terms = expression.record(recorder, params);
        terms[terms.len() - 1]
    })
}
