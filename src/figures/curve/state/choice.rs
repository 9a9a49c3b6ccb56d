//! The choice of an example.

use super::Curve;
use super::example::of_formula;
use crate::numeric::descent::{Descends, Direction};

impl Curve {
    /// One sentence on what the function shows; a general one unless it is an example.
    #[must_use]
    pub fn about(&self) -> &'static str {
        let example = of_formula(&self.function().formula);
        example.map_or("A function of your own.", |example| example.about)
    }

    /// Shows the example with this formula, with its range, start and learning rate, downhill; a
    /// formula that is none changes nothing.
    pub fn set_example(&mut self, formula: &str) {
        let Some(example) = of_formula(formula) else {
            return;
        };
        // The formula of an example can be parsed.
        let _ = self.set_function(example.formula);
        self.set_range(example.range);
        self.set_start(example.start);
        self.drive(|descent| {
            descent.set_learning_rate(example.rate);
            descent.set_direction(Direction::Downhill);
        });
    }

    /// Fits the range to the function again, if it is that of the example which is shown: it would
    /// not suit the function to come.
    pub fn leave_example(&mut self) {
        let example = of_formula(&self.function().formula);
        if example.is_some_and(|example| example.range == self.range()) {
            self.set_range(None);
        }
    }
}
