//! The examples of the autograd figure: formulas, each with a vector.

/// A formula with a vector, offered as an example.
pub struct Example {
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
        formula: "(x**2).sum()",
        x: &[3.0, 4.0, 10.0],
        about: "The notebook\u{2019}s: a sum of squares, whose gradient is twice the vector.",
    },
    Example {
        formula: "(1 - x[0])**2 + 100*(x[1] - x[0]**2)**2",
        x: &[-1.0, 2.0],
        about: "Rosenbrock\u{2019}s valley: x[0] is used twice, and both ways add to its gradient.",
    },
    Example {
        formula: "((x - x.mean())**2).mean()",
        x: &[1.0, 2.0, 6.0],
        about: "The variance: the gradient also goes back through the mean, where it cancels.",
    },
    Example {
        formula: "log(exp(x).sum())",
        x: &[1.0, 2.0, 3.0],
        about: "A soft maximum: its gradient is the softmax, positive numbers that add up to 1.",
    },
    Example {
        formula: "sqrt((x**2).sum())",
        x: &[3.0, 4.0],
        about: "The length of a vector: its gradient has length 1 and points along the vector.",
    },
    Example {
        formula: "sigmoid(sigmoid(sigmoid(x))).sum()",
        x: &[-2.0, 0.0, 2.0],
        about: "Three layers of a sigmoid: each lets at most a quarter of the gradient through.",
    },
    Example {
        formula: "x.max()",
        x: &[10.0, 3.0, 10.0],
        about: "The largest entry: only it gets a gradient, and equal ones share it.",
    },
    Example {
        formula: "abs(x - 1).sum()",
        x: &[0.0, 1.0, 3.0],
        about: "A kink at 1: there the slope jumps from -1 to 1, and PyTorch takes 0.",
    },
];

/// One sentence on what a formula shows; a general one unless it is an example.
#[must_use]
pub fn about(formula: &str) -> &'static str {
    let example = EXAMPLES.iter().find(|example| example.formula == formula);
    example.map_or("A function of your own.", |example| example.about)
}
