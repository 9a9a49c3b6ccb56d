//! The examples of the landscape: functions by name, each with a descent that shows what is said of it.

use super::Landscape;
use super::height_grid::Bounds;
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::optimizer::Optimizer;
use crate::numeric::regression::HasRegression;

/// A function offered as an example.
pub struct Example {
    /// Its name.
    pub name: &'static str,
    /// The formula in Python's syntax.
    pub formula: &'static str,
    /// One sentence on what it shows.
    pub about: &'static str,
    /// The start of the descent.
    pub start: (f64, f64),
    /// A learning rate that shows it well.
    pub rate: f64,
    /// The area of the plot.
    pub area: Bounds,
}

/// The examples; the first is shown when none is chosen.
pub const EXAMPLES: [Example; 6] = [
    Example {
        name: "Narrow bowl",
        formula: "x**2 + 10*y**2",
        about: "It bends ten times as much one way as the other: descent swings across while it creeps along.",
        start: (-2.0, 1.0),
        rate: 0.09,
        area: [-2.5, 2.5, -1.5, 1.5],
    },
    Example {
        name: "Rosenbrock\u{2019}s valley",
        formula: "(1 - x)**2 + 100*(y - x**2)**2",
        about: "Its floor is found at once, and the way along it takes thousands of steps.",
        start: (-1.2, 1.0),
        rate: 0.001,
        area: [-2.0, 2.0, -1.0, 3.0],
    },
    Example {
        name: "Saddle",
        formula: "x**2 - y**2",
        about: "Flat in the middle, though it is no minimum; a little off the ridge, the way down has no end.",
        start: (-1.5, 0.001),
        rate: 0.1,
        area: [-2.0, 2.0, -2.0, 2.0],
    },
    Example {
        name: "Two wells",
        formula: "(x**2 - 1)**2 + y**2",
        about: "Which one is found depends on the side of the start.",
        start: (0.2, 1.2),
        rate: 0.05,
        area: [-2.0, 2.0, -1.5, 1.5],
    },
    Example {
        name: "Slanted ravine",
        formula: "(x + y - 2)**2 + 0.01*(x - y)**2",
        about: "It lies across both variables: neither alone is the steep one.",
        start: (-1.0, 0.5),
        rate: 0.2,
        area: [-2.0, 4.0, -2.0, 4.0],
    },
    Example {
        name: "Egg box",
        formula: "0.1*(x**2 + y**2) + sin(2*x)*sin(2*y)",
        about: "There are many minima, and the nearest is not the lowest.",
        start: (2.6, 2.2),
        rate: 0.1,
        area: [-4.0, 4.0, -4.0, 4.0],
    },
];

/// The example with this formula.
pub(super) fn of_formula(formula: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.formula == formula)
}

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
