//! The choice of an example.

use super::Landscape;
use super::example::of_formula;
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::optimizer::Optimizer;
use crate::numeric::regression::HasRegression;

impl Landscape {
    /// One sentence on what the function shows, a general one unless it is an example; empty for a
    /// fit.
    #[must_use]
    pub fn about_function(&self) -> &'static str {
        let Some(function) = self.function() else {
            return "";
        };
        let example = of_formula(&function.formula);
        example.map_or("A function of your own.", |example| example.about)
    }

    /// Shows the example with this formula, with its area, start and learning rate, by plain descent
    /// downhill; a formula that is none changes nothing.
    pub fn set_example(&mut self, formula: &str) {
        let Some(example) = of_formula(formula) else {
            return;
        };
        // The formula of an example can be parsed.
        let _ = self.set_function(example.formula);
        self.set_range(None);
        self.change(|regression| regression.set_optimizer(Optimizer::default()));
        self.set_start(example.start);
        self.drive(|descent| {
            descent.set_learning_rate(example.rate);
            descent.set_direction(Direction::Downhill);
        });
    }
}
