//! The function of two variables that the landscape shows.

use std::cell::RefCell;

use super::example;
use super::height_grid::Bounds;
use crate::numeric::descent::{Descent, MAX_STEPS};
use crate::numeric::expression::{Expression, ParseError};
use crate::numeric::optimizer::Optimizer;
use crate::numeric::training::{Objective, Rules, Training};

/// The names of the variables in a formula.
pub const NAMES: [&str; 2] = ["x", "y"];

/// A function of two variables, with its descent.
pub struct Function {
    /// The formula in Python's syntax.
    pub formula: String,
    /// The function recorded on a tape, for evaluation.
    pub objective: RefCell<Objective>,
    /// The descent on it.
    pub descent: Descent,
    /// The area of the plot.
    pub area: Bounds,
}

impl Function {
    /// Parses a formula of `x` and `y`. An example sets its own start and learning rate; any other
    /// formula keeps those of the function `before`.
    ///
    /// # Errors
    ///
    /// The first error in the formula.
    pub fn read(
        formula: &str,
        before: Option<&Self>,
        optimizer: Optimizer,
        steps_per_second: f64,
    ) -> Result<Self, ParseError> {
        let expression = Expression::parse(formula, &NAMES)?;
        let objective = Objective::record(2, |recorder, params| {
            // `names()` lists the variables in the order in which they occur in the formula.
            let leaves = expression.names().iter();
            let leaves: Vec<_> = leaves
                .map(|name| params[usize::from(name == NAMES[1])])
                .collect();
            let terms = expression.record(recorder, &leaves);
            terms[terms.len() - 1]
        });
        let formula = expression.to_string();
        let example = example::of_formula(&formula);
        let (start, rate) = match (example, before) {
            (Some(example), _) => (example.start, example.rate),
            (None, Some(before)) => {
                let start = before.descent.training().at(0).params;
                ((start[0], start[1]), before.descent.learning_rate())
            }
            (None, None) => ((-1.0, 1.0), 0.01),
        };
        let area = example.map_or([-2.0, 2.0, -2.0, 2.0], |example| example.area);
        let height = height(&mut objective.clone(), area);
        let rules = Rules {
            gradient_below: 1e-6,
            stop: None,
            loss_above: 1e6 * height,
            max_steps: MAX_STEPS,
        };
        let mut training = Training::new(objective.clone(), &[start.0, start.1], rules);
        training.set_optimizer(optimizer, None);
        Ok(Self {
            formula,
            objective: RefCell::new(objective),
            descent: Descent::new(training, rate, steps_per_second),
            area,
        })
    }
}

/// The largest `|f|` over an area, on a grid of 17 by 17 points; at least 1e-9.
fn height(objective: &mut Objective, [left, right, below, above]: Bounds) -> f64 {
    const COUNT: u32 = 16;
    let mut most: f64 = 1e-9;
    for row in 0..=COUNT {
        for column in 0..=COUNT {
            let share = |k: u32| f64::from(k) / f64::from(COUNT);
            let at = [
                left + (right - left) * share(column),
                below + (above - below) * share(row),
            ];
            let size = objective.loss(&at).abs();
            if size.is_finite() {
                most = most.max(size);
            }
        }
    }
    most
}
