//! A formula of a vector, and a walk along its graph: forward for the values, backward for the
//! gradients.

pub mod example;
pub mod graph;
mod outcome;
mod steps;
pub mod visit;
mod walk;

use self::example::EXAMPLES;
use self::graph::{Graph, X};
use crate::numeric::expression::{Expression, MAX_ENTRIES, ParseError};

/// The names that a formula may have: the vector and its entries.
pub const NAMES: [&str; 2] = [X, "x[]"];
/// The entries of the vector.
pub const ENTRIES: (f64, f64) = (-1e6, 1e6);
/// The small change of the check.
pub const CHANGES: (f64, f64) = (1e-8, 1.0);
/// The most entries and nodes of a graph that is drawn.
pub const DRAWN: (usize, usize) = (8, 40);

/// The state.
pub struct Autograd {
    formula: Expression,
    /// With a sum around it where it is a vector.
    summed: Expression,
    x: Vec<f64>,
    graph: Graph,
    /// The steps of the walk that are taken; none for all of them.
    taken: Option<usize>,
    hovered_step: Option<usize>,
    /// Steps a second while playing.
    steps_per_second: f64,
    playing: bool,
    /// How much of the time to the next step has passed, 0 to 1.
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
    /// The formula, as it was typed.
    #[must_use]
    pub fn formula(&self) -> &Expression {
        &self.formula
    }

    /// Takes another formula; the walk shows all of it. A vector that is too short for its entries
    /// grows by ones.
    ///
    /// # Errors
    ///
    /// The first fault of the text; the formula in force stays.
    pub fn set_formula(&mut self, text: &str) -> Result<(), ParseError> {
        let formula = Expression::parse(text, &NAMES)?;
        self.x.resize(self.x.len().max(needed(&formula)), 1.0);
        self.formula = formula;
        self.record();
        Ok(())
    }

    /// The vector.
    #[must_use]
    pub fn x(&self) -> &[f64] {
        &self.x
    }

    /// Takes another vector, if it has the entries that the formula needs.
    pub fn set_x(&mut self, x: &[f64]) {
        if (needed(&self.formula).max(1)..=MAX_ENTRIES).contains(&x.len()) {
            let same = x.len() == self.x.len();
            self.x = x.to_vec();
            if same {
                // The graph is the same: the walk goes on where it is.
                self.stop_and_snap();
                self.graph.run(x);
            } else {
                self.record();
            }
        }
    }

    /// Gives an entry of the vector another value, if there is such an entry.
    pub fn set_entry(&mut self, entry: usize, value: f64) {
        let mut x = self.x.clone();
        if let Some(place) = x.get_mut(entry) {
            *place = value.clamp(ENTRIES.0, ENTRIES.1);
            self.set_x(&x);
        }
    }

    /// Takes one of the examples, with its vector.
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

    fn record(&mut self) {
        self.stop_and_snap();
        self.taken = None;
        let summed = self.formula.is_vector(self.x.len());
        self.summed = if summed {
            self.formula.summed()
        } else {
            self.formula.clone()
        };
        self.graph = Graph::new(&self.summed, &self.x, summed);
    }

    /// Whether the formula is a vector, of which the sum is taken: a gradient is that of one number.
    #[must_use]
    pub fn is_summed(&self) -> bool {
        self.graph.nodes().iter().any(|node| node.added)
    }

    /// The graph.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Whether the graph is small enough to be drawn.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.x.len() <= DRAWN.0 && self.graph.nodes().len() <= DRAWN.1
    }

    /// The value of the formula.
    #[must_use]
    pub fn y(&self) -> f64 {
        self.graph.value(self.last())[0]
    }

    /// The gradient of `y` with respect to `x`.
    #[must_use]
    pub fn grad(&self) -> &[f64] {
        self.graph.gradient(0)
    }

    /// The small change of the check.
    #[must_use]
    pub fn change(&self) -> f64 {
        self.change
    }

    /// Takes another small change.
    pub fn set_change(&mut self, change: f64) {
        self.change = change;
    }

    /// The slope of `y` along an entry of `x`, by a small change to both sides.
    #[must_use]
    pub fn central_difference(&self, entry: usize) -> f64 {
        let at = |by: f64| {
            let mut x = self.x.clone();
            x[entry] += by;
            self.graph.probe(&x)
        };
        (at(self.change) - at(-self.change)) / (2.0 * self.change)
    }

    /// The gradient as formulas, a line of Python each.
    #[must_use]
    pub fn gradient_formulas(&self) -> Vec<String> {
        /// A longer one would not be read.
        const LONGEST: usize = 40;
        let names = self.summed.names();
        let has_whole = names.iter().any(|name| name == X);
        let mut lines = Vec::new();
        for (k, name) in names.iter().enumerate() {
            let formula = self.summed.gradient(k, self.x.len());
            let text = match formula.filter(|formula| formula.size() <= LONGEST) {
                Some(formula) => formula.to_string(),
                None => "(too long to be read)".into(),
            };
            match Expression::entry(name) {
                // Where all of x is used as well, its entries add to that.
                Some((_, entry)) if has_whole => lines.push(format!("x.grad[{entry}] += {text}")),
                Some((_, entry)) => lines.push(format!("x.grad[{entry}] = {text}")),
                None => lines.insert(0, format!("x.grad = {text}")),
            }
        }
        if lines.is_empty() {
            lines.push("x.grad = 0".into());
        }
        lines
    }

    fn last(&self) -> usize {
        self.graph.nodes().len() - 1
    }

    fn stop_and_snap(&mut self) {
        self.playing = false;
        self.phase = 0.0;
    }

    fn go(&mut self, step: usize) {
        self.stop_and_snap();
        self.taken = Some(step).filter(|step| *step < self.steps());
    }

    /// The step that the walk has come to, whatever is pointed at.
    fn now(&self) -> usize {
        self.taken.unwrap_or(self.steps()).min(self.steps())
    }
}

/// How many entries a vector has for a formula to find those that it asks for.
fn needed(formula: &Expression) -> usize {
    let entries = formula
        .names()
        .iter()
        .filter_map(|name| Expression::entry(name));
    entries.map(|(_, entry)| entry + 1).max().unwrap_or(0)
}
