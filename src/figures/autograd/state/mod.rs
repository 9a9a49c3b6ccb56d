//! The state of the autograd figure: a formula of a vector, its computational graph, and a walk
//! along the forward and the backward pass.

pub mod example;
pub mod graph;
mod outcome;
mod steps;
pub mod visit;
mod walk;

use self::example::EXAMPLES;
use self::graph::{Graph, X};
use crate::numeric::expression::{Expression, MAX_ENTRIES, ParseError};

/// The names that a formula may contain: the vector and its entries.
pub const NAMES: [&str; 2] = [X, "x[]"];
/// The range of an entry of the vector.
pub const ENTRIES: (f64, f64) = (-1e6, 1e6);
/// The range of the small change `h` of the gradient check.
pub const CHANGES: (f64, f64) = (1e-8, 1.0);
/// The largest numbers of entries and of nodes with which a graph is drawn.
pub const DRAWN: (usize, usize) = (8, 40);

/// The state of the figure.
pub struct Autograd {
    formula: Expression,
    /// The formula, with a sum around it if its value is a vector.
    summed: Expression,
    x: Vec<f64>,
    graph: Graph,
    /// The number of steps of the walk that are taken; none for all of them.
    taken: Option<usize>,
    hovered_step: Option<usize>,
    /// The pace of playing.
    steps_per_second: f64,
    playing: bool,
    /// The fraction of the time to the next step that has passed, 0 to 1.
    phase: f64,
    change: f64,
}

impl Default for Autograd {
    fn default() -> Self {
        let formula = Expression::default();
        let mut autograd = Self {
            graph: Graph::new(&formula, &[0.0], false),
            summed: formula.clone(),
            formula,
            x: Vec::new(),
            taken: None,
            hovered_step: None,
            steps_per_second: 1.0,
            playing: false,
            phase: 0.0,
            change: 0.001,
        };
        autograd.set_example(EXAMPLES[0].formula);
        autograd
    }
}

impl Autograd {
    /// The formula, without an added sum.
    #[must_use]
    pub fn formula(&self) -> &Expression {
        &self.formula
    }

    /// Sets the formula and ends the walk. A vector that is too short for the formula's entries is
    /// filled up with ones.
    ///
    /// # Errors
    ///
    /// The first error in the text; then the formula stays as it is.
    pub fn set_formula(&mut self, text: &str) -> Result<(), ParseError> {
        let formula = Expression::parse(text, &NAMES)?;
        self.x
            .resize(self.x.len().max(needed_entries(&formula)), 1.0);
        self.formula = formula;
        self.record();
        Ok(())
    }

    /// The vector `x`.
    #[must_use]
    pub fn x(&self) -> &[f64] {
        &self.x
    }

    /// Sets the vector. Nothing changes if it has fewer entries than the formula needs, or more
    /// than [`MAX_ENTRIES`].
    pub fn set_x(&mut self, x: &[f64]) {
        if (needed_entries(&self.formula).max(1)..=MAX_ENTRIES).contains(&x.len()) {
            let has_same_len = x.len() == self.x.len();
            self.x = x.to_vec();
            if has_same_len {
                // The graph stays the same, so the walk stays where it is.
                self.stop_and_snap();
                self.graph.run(x);
            } else {
                self.record();
            }
        }
    }

    /// Sets an entry of the vector to a value clamped to [`ENTRIES`]. An index out of range changes
    /// nothing.
    pub fn set_entry(&mut self, entry: usize, value: f64) {
        let mut x = self.x.clone();
        if let Some(number) = x.get_mut(entry) {
            *number = value.clamp(ENTRIES.0, ENTRIES.1);
            self.set_x(&x);
        }
    }

    /// Sets the formula and the vector of an example; a formula that is none changes nothing.
    pub fn set_example(&mut self, formula: &str) {
        let example = EXAMPLES.iter().find(|example| example.formula == formula);
        if let Some(example) = example
            && let Ok(formula) = Expression::parse(example.formula, &NAMES)
        {
            self.formula = formula;
            self.x = example.x.to_vec();
            self.record();
        }
    }

    /// Records the graph of the formula anew, and ends the walk.
    fn record(&mut self) {
        self.stop_and_snap();
        self.taken = None;
        let is_vector = self.formula.is_vector(self.x.len());
        self.summed = if is_vector {
            self.formula.summed()
        } else {
            self.formula.clone()
        };
        self.graph = Graph::new(&self.summed, &self.x, is_vector);
    }

    /// Whether the formula's value is a vector, so that its sum is taken: only a single number has
    /// a gradient.
    #[must_use]
    pub fn is_summed(&self) -> bool {
        self.graph.nodes().iter().any(|node| node.added)
    }

    /// The computational graph.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Whether the graph is small enough to be drawn.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.x.len() <= DRAWN.0 && self.graph.nodes().len() <= DRAWN.1
    }

    /// The value of the formula, or the sum of its entries.
    #[must_use]
    pub fn y(&self) -> f64 {
        self.graph.value(self.last())[0]
    }

    /// The gradient of `y` with respect to `x`.
    #[must_use]
    pub fn grad(&self) -> &[f64] {
        self.graph.gradient(0)
    }

    /// The small change `h` of the gradient check.
    #[must_use]
    pub fn change(&self) -> f64 {
        self.change
    }

    /// Sets the small change of the gradient check.
    pub fn set_change(&mut self, change: f64) {
        self.change = change;
    }

    /// The central difference of `y` with respect to an entry of `x`.
    #[must_use]
    pub fn central_difference(&self, entry: usize) -> f64 {
        let at = |by: f64| {
            let mut x = self.x.clone();
            x[entry] += by;
            self.graph.probe(&x)
        };
        (at(self.change) - at(-self.change)) / (2.0 * self.change)
    }

    /// The gradient as formulas, each a line of Python.
    #[must_use]
    pub fn gradient_formulas(&self) -> Vec<String> {
        /// The largest size of a formula that is printed.
        const MAX_SIZE: usize = 40;
        let names = self.summed.names();
        let uses_all_of_x = names.iter().any(|name| name == X);
        let mut lines = Vec::new();
        for (k, name) in names.iter().enumerate() {
            let formula = self.summed.gradient(k, self.x.len());
            let text = match formula.filter(|formula| formula.size() <= MAX_SIZE) {
                Some(formula) => formula.to_string(),
                None => "(too long to be read)".into(),
            };
            match Expression::entry(name) {
                // If the formula also uses all of x, the entry's gradient is added to that.
                Some((_, entry)) if uses_all_of_x => {
                    lines.push(format!("x.grad[{entry}] += {text}"))
                }
                Some((_, entry)) => lines.push(format!("x.grad[{entry}] = {text}")),
                None => lines.insert(0, format!("x.grad = {text}")),
            }
        }
        if lines.is_empty() {
            lines.push("x.grad = 0".into());
        }
        lines
    }

    /// The index of the last node, `y`.
    fn last(&self) -> usize {
        self.graph.nodes().len() - 1
    }

    /// Stops playing.
    fn stop_and_snap(&mut self) {
        self.playing = false;
        self.phase = 0.0;
    }

    /// Stops playing and goes to a step of the walk.
    fn go(&mut self, step: usize) {
        self.stop_and_snap();
        self.taken = Some(step).filter(|step| *step < self.steps());
    }

    /// The step of the walk, regardless of a hovered one.
    fn now(&self) -> usize {
        self.taken.unwrap_or(self.steps()).min(self.steps())
    }
}

/// The number of entries that a vector needs for a formula.
fn needed_entries(formula: &Expression) -> usize {
    let entries = formula
        .names()
        .iter()
        .filter_map(|name| Expression::entry(name));
    entries.map(|(_, entry)| entry + 1).max().unwrap_or(0)
}
