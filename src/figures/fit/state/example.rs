//! The examples of the fit: models by name, each with a descent that shows what is said of it.

use super::Fit;
use crate::numeric::descent::{Descends, Direction};

/// A model offered as an example.
pub struct Example {
    /// Its name.
    pub name: &'static str,
    /// The formula in Python's syntax.
    pub formula: &'static str,
    /// One sentence on what it shows.
    pub about: &'static str,
    /// The initial parameters; empty for those of the data's source.
    pub start: &'static [f64],
    /// The learning rate.
    pub rate: f64,
}

/// The examples; the first is the lesson's.
pub const EXAMPLES: [Example; 4] = [
    Example {
        name: "Quadratic",
        formula: "a*t**2 + b*t + c",
        about: "The lesson\u{2019}s model, and the shape that is behind the data.",
        start: &[],
        rate: 1e-5,
    },
    Example {
        name: "Line",
        formula: "a*t + b",
        about: "It cannot bend, and its best fit shows how much that costs.",
        start: &[],
        rate: 7e-3,
    },
    Example {
        name: "Fold",
        formula: "a*abs(t - b) + c",
        about: "Its place b sits inside the bend, so no formula gives the best fit: only descent leads towards it.",
        start: &[5.0, 6.0, 10.0],
        rate: 1e-2,
    },
    Example {
        name: "Wave",
        formula: "a*sin(b*t) + c",
        about: "Where it ends depends on where it starts, most of all in b.",
        start: &[-30.0, 0.3, 40.0],
        rate: 1e-5,
    },
];

/// The example with this formula.
fn of_formula(formula: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.formula == formula)
}

impl Fit {
    /// One sentence on what the model shows; a general one unless it is an example.
    #[must_use]
    pub fn about_model(&self) -> &'static str {
        let example = of_formula(self.model().formula());
        example.map_or("A model of your own.", |example| example.about)
    }

    /// Fits the example with this formula, with its initial parameters and learning rate, downhill; a
    /// formula that is none changes nothing.
    pub fn set_example(&mut self, formula: &str) {
        let Some(example) = of_formula(formula) else {
            return;
        };
        // The formula of an example can be parsed.
        let _ = self.set_model(example.formula);
        match example.start {
            [] => self.reset_start(),
            start => self.set_start(start),
        }
        self.drive(|descent| {
            descent.set_learning_rate(example.rate);
            descent.set_direction(Direction::Downhill);
        });
    }
}
