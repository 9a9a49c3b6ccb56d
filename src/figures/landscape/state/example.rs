//! The examples of the landscape: functions by name, each with a descent that shows what is said of it.

use super::height_grid::Bounds;

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
        about: "Flat in the middle, though it is not a minimum; a little off the ridge, the way down has no end.",
        start: (-1.5, 0.001),
        rate: 0.1,
        area: [-2.0, 2.0, -2.0, 2.0],
    },
    Example {
        name: "Two wells",
        formula: "(x**2 - 1)**2 + y**2",
        about: "Which one is found depends on which side it starts from.",
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
