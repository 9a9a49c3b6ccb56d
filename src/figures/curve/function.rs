//! The functions that the curve can show.

use std::cell::RefCell;

use crate::numeric::autodiff::Expr;
use crate::numeric::clamp;
use crate::numeric::training::Objective;

/// A function of one variable, recorded on a tape, so that its slope is the tape's.
pub struct Function {
    /// As Python writes it: the name in the list, and the label of the axis.
    pub formula: &'static str,
    /// The `x` that a plot shows at first.
    pub range: (f64, f64),
    /// One sentence on why it is interesting.
    pub about: &'static str,
    record: Record,
    objective: RefCell<Objective>,
}

type Record = for<'t> fn(Expr<'t>) -> Expr<'t>;

struct BuiltIn {
    formula: &'static str,
    range: (f64, f64),
    about: &'static str,
    record: Record,
}

const LIST: [BuiltIn; 4] = [
    BuiltIn {
        formula: "x**2",
        range: (-2.0, 2.0),
        about: "A bowl: one minimum, and a slope that shrinks on the way down.",
        record: |x| x.powi(2),
    },
    BuiltIn {
        formula: "x**4 - 2*x**2 + 0.3*x",
        range: (-1.8, 1.8),
        about: "A double well: which minimum is found depends on the start.",
        record: |x| x.powi(4) - 2.0 * x.powi(2) + 0.3 * x,
    },
    BuiltIn {
        formula: "sin(3*x) + 0.3*x**2",
        range: (-4.0, 4.0),
        about: "A wave on a bowl: small steps stop in the nearest dip.",
        record: |x| (3.0 * x).sin() + 0.3 * x.powi(2),
    },
    BuiltIn {
        formula: "abs(x)",
        range: (-2.0, 2.0),
        about: "A kink: the slope never shrinks, so the steps never do.",
        record: |x| x.abs(),
    },
];

/// The formulas of the list, in its order; the first is the default.
pub const FORMULAS: [&str; LIST.len()] = {
    let mut names = [""; LIST.len()];
    let mut i = 0;
    while i < LIST.len() {
        names[i] = LIST[i].formula;
        i += 1;
    }
    names
};

impl Function {
    /// The function of the list with this formula; the first one if there is none.
    #[must_use]
    pub fn named(formula: &str) -> Self {
        let found = LIST.iter().find(|entry| entry.formula == formula);
        let entry = found.unwrap_or(&LIST[0]);
        Self {
            formula: entry.formula,
            range: entry.range,
            about: entry.about,
            record: entry.record,
            objective: RefCell::new(objective(entry.record)),
        }
    }

    /// The function as the loss of a training with one parameter.
    #[must_use]
    pub fn objective(&self) -> Objective {
        objective(self.record)
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

    /// The second derivative at `x`, from the slopes at `h` to either side. Exact for a
    /// quadratic, since `h` is a power of two.
    fn curvature(&self, x: f64, h: f64) -> f64 {
        (self.slope(x + h) - self.slope(x - h)) / (2.0 * h)
    }

    /// The largest of `|f|` over the range that a plot shows at first.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.sampled()
            .fold(0.0, |most, (_, y)| f64::max(most, y.abs()))
    }

    /// The graph over the range that a plot shows at first, coarsely.
    pub fn sampled(&self) -> impl Iterator<Item = (f64, f64)> {
        const COUNT: u32 = 200;
        let (low, high) = self.range;
        (0..=COUNT).map(move |k| {
            let x = low + (high - low) * f64::from(k) / f64::from(COUNT);
            (x, self.value(x))
        })
    }

    /// The minimum that lies downhill of `x`, if it is within twice the range. Farther out the
    /// search begins where that ends.
    #[must_use]
    pub fn minimum_from(&self, x: f64) -> Option<Minimum> {
        const STRIDES: u32 = 800;
        const HALVINGS: u32 = 60;
        let (low, high) = self.range;
        let width = high - low;
        let x = clamp(x, low - width / 2.0, high + width / 2.0);
        let downhill = -self.slope(x).signum() * width / f64::from(STRIDES / 2);
        if self.slope(x) == 0.0 {
            return self.minimum_at(x);
        }
        // Walk until the slope turns, then halve the interval in which it does.
        let mut here = x;
        let mut turned = None;
        for _ in 0..STRIDES {
            let next = here + downhill;
            if self.slope(next) * downhill >= 0.0 {
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
        let (fine, coarse) = (self.curvature(x, NEAR), self.curvature(x, 2.0 * NEAR));
        if fine <= 0.0 {
            return None;
        }
        // At a kink the slope jumps, and the quotient grows as the step shrinks.
        if fine > 1.5 * coarse {
            return Some(Minimum::Kink { x });
        }
        let width = self.range.1 - self.range.0;
        let elsewhere = self.curvature(x + width / 8.0, NEAR);
        Some(Minimum::Smooth {
            x,
            curvature: fine,
            quadratic: (elsewhere - fine).abs() < 1e-6 * fine,
        })
    }
}

fn objective(record: Record) -> Objective {
    Objective::record(1, |_, params| record(params[0]))
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
