//! The examples of the curve: functions by name, each with a descent that shows what is said of it.

/// A function offered as an example.
pub struct Example {
    /// Its name.
    pub name: &'static str,
    /// The formula in Python's syntax.
    pub formula: &'static str,
    /// One sentence on what it shows.
    pub about: &'static str,
    /// The start of the descent.
    pub start: f64,
    /// The learning rate.
    pub rate: f64,
    /// The range of the plot; none if it is fitted to the function.
    pub range: Option<(f64, f64)>,
}

/// The examples; the first is the default.
pub const EXAMPLES: [Example; 8] = [
    Example {
        name: "Bowl",
        formula: "x**2",
        about: "One minimum, and a slope that shrinks on the way down.",
        start: -1.5,
        rate: 0.1,
        range: None,
    },
    Example {
        name: "Double well",
        formula: "x**4 - 2*x**2 + 0.3*x",
        about: "Which minimum is found depends on the start: from the right it is the higher one.",
        start: 1.7,
        rate: 0.05,
        range: None,
    },
    Example {
        name: "Waves in a bowl",
        formula: "sin(3*x) + 0.3*x**2",
        about: "Small steps stop in the nearest dip: from x = 2.2 that is not the lowest.",
        start: 2.2,
        rate: 0.05,
        range: Some((-3.5, 3.5)),
    },
    Example {
        name: "Kink",
        formula: "abs(x)",
        about: "The slope never shrinks, so the steps never do: they end up jumping to and fro.",
        start: -1.5,
        rate: 0.4,
        range: None,
    },
    Example {
        name: "Plateau",
        formula: "1 - exp(-x**2)",
        about: "Far out there is hardly any slope: from x = 3 a hundred steps lead nowhere.",
        start: 3.0,
        rate: 0.1,
        range: Some((-4.0, 4.0)),
    },
    Example {
        name: "Inflection point",
        formula: "x**3",
        about: "At 0 the slope is zero, though the curve goes on down: from the right, descent stalls there.",
        start: 1.0,
        rate: 0.2,
        range: None,
    },
    Example {
        name: "Edge",
        formula: "x - log(x)",
        about: "Left of 0 the function is not defined: at a learning rate of 5 the second step falls off.",
        start: 0.7,
        rate: 5.0,
        range: Some((-0.5, 4.5)),
    },
    Example {
        name: "Leaky ReLU",
        formula: "relu(x) + 0.1*relu(-x)",
        about: "Two slopes and a kink, as in a neural network: for each long step over it, short ones lead back.",
        start: 1.5,
        rate: 0.4,
        range: None,
    },
];

/// The example with this formula.
pub(super) fn of_formula(formula: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.formula == formula)
}
