//! The examples of the autograd figure: formulas, each with a vector.

/// A formula with a vector, offered as an example.
pub struct Example {
    /// Its name.
    pub name: &'static str,
    /// The formula in Python's syntax.
    pub formula: &'static str,
    /// The vector `x`.
    pub x: &'static [f64],
    /// One sentence on what it shows.
    pub about: &'static str,
}

/// The examples; the first is the default.
pub const EXAMPLES: [Example; 8] = [
    Example {
        name: "Sum of squares",
        formula: "(x**2).sum()",
        x: &[3.0, 4.0, 10.0],
        about: "The notebook\u{2019}s example: its gradient is twice the vector.",
    },
    Example {
        name: "Rosenbrock\u{2019}s valley",
        formula: "(1 - x[0])**2 + 100*(x[1] - x[0]**2)**2",
        x: &[-1.0, 2.0],
        about: "x[0] is used twice, and both uses add to its gradient.",
    },
    Example {
        name: "Variance",
        formula: "((x - x.mean())**2).mean()",
        x: &[1.0, 2.0, 6.0],
        about: "The gradient also goes back through the mean, where it cancels.",
    },
    Example {
        name: "Soft maximum",
        formula: "log(exp(x).sum())",
        x: &[1.0, 2.0, 3.0],
        about: "Its gradient is the softmax, positive numbers that add up to 1.",
    },
    Example {
        name: "Length of a vector",
        formula: "sqrt((x**2).sum())",
        x: &[3.0, 4.0],
        about: "Its gradient has length 1 and points along the vector.",
    },
    Example {
        name: "Three sigmoids",
        formula: "sigmoid(sigmoid(sigmoid(x))).sum()",
        x: &[-2.0, 0.0, 2.0],
        about: "Each layer lets at most a quarter of the gradient through.",
    },
    Example {
        name: "Largest entry",
        formula: "x.max()",
        x: &[10.0, 3.0, 10.0],
        about: "Only the largest entry gets a gradient, and equal ones share it.",
    },
    Example {
        name: "Kinks",
        formula: "abs(x - 1).sum()",
        x: &[0.0, 1.0, 3.0],
        about: "At 1 the slope jumps from -1 to 1, and PyTorch takes 0.",
    },
];

/// One sentence on what a formula shows; a general one unless it is an example.
#[must_use]
pub fn about(formula: &str) -> &'static str {
    let example = EXAMPLES.iter().find(|example| example.formula == formula);
    example.map_or("A function of your own.", |example| example.about)
}
