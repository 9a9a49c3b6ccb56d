//! A formula of a vector, and a walk along its graph: forward for the values, backward for the
//! gradients.

use super::example::EXAMPLES;
use super::graph::{Graph, X};
use super::outcome;
use crate::numeric::descent::Status;
use crate::numeric::expression::{Expression, Fault, MOST_ENTRIES};
use crate::numeric::steps::Steps;

/// The names that a formula may have: the vector and its entries.
pub const NAMES: [&str; 2] = [X, "x[]"];
/// The entries of the vector.
pub const ENTRIES: (f64, f64) = (-1e6, 1e6);
/// The small change of the check.
pub const CHANGES: (f64, f64) = (1e-8, 1.0);
/// The most entries and nodes of a graph that is drawn.
pub const DRAWN: (usize, usize) = (8, 40);

/// What the walk does at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// Nothing yet: the vector is given.
    Start,
    /// Computes the value of a node.
    Forward(usize),
    /// Gives the last node the gradient 1.
    Seed,
    /// Hands the gradient of a node to its inputs.
    Backward(usize),
}

/// The state.
pub struct Autograd {
    formula: Expression,
    /// With a sum around it where it is a vector.
    summed: Expression,
    x: Vec<f64>,
    graph: Graph,
    /// The steps of the walk that are taken; none for all of them.
    taken: Option<usize>,
    peeked: Option<usize>,
    /// Steps a second while playing.
    pace: f64,
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
            peeked: None,
            pace: 1.0,
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
    pub fn set_formula(&mut self, text: &str) -> Result<(), Fault> {
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
        if (needed(&self.formula).max(1)..=MOST_ENTRIES).contains(&x.len()) {
            let same = x.len() == self.x.len();
            self.x = x.to_vec();
            if same {
                // The graph is the same: the walk goes on where it is.
                self.settle();
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
        self.settle();
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

    /// The steps of the whole walk.
    #[must_use]
    pub fn steps(&self) -> usize {
        // Each node but `x` forward and backward, and the gradient 1 between.
        2 * self.last() + 1
    }

    /// The steps of the walk that are shown.
    #[must_use]
    pub fn at(&self) -> usize {
        let taken = self.peeked.or(self.taken);
        taken.map_or(self.steps(), |taken| taken.min(self.steps()))
    }

    /// The steps taken, if they are not all.
    #[must_use]
    pub fn taken(&self) -> Option<usize> {
        self.taken
    }

    /// What the walk does at the step that is shown.
    #[must_use]
    pub fn visit(&self) -> Visit {
        let last = self.last();
        match self.at() {
            0 => Visit::Start,
            step if step <= last => Visit::Forward(step),
            step if step == last + 1 => Visit::Seed,
            step => Visit::Backward(self.steps() + 1 - step),
        }
    }

    /// The values of a node, once the walk has computed them.
    #[must_use]
    pub fn value(&self, node: usize) -> Option<&[f64]> {
        (self.at() >= node).then(|| self.graph.value(node))
    }

    /// Whether the walk has handed on the gradient of a node.
    #[must_use]
    pub fn handed(&self, node: usize) -> bool {
        node > 0 && self.at() > self.steps() - node
    }

    /// The gradient of a node as far as the walk has collected it.
    #[must_use]
    pub fn gradient(&self, node: usize) -> Option<Vec<f64>> {
        if node == self.last() {
            return (self.at() > node).then(|| vec![1.0]);
        }
        let (mut sum, mut complete) = (None, self.at() > self.last());
        for (user, own) in self.graph.nodes().iter().enumerate() {
            if !own.inputs.contains(&node) {
                continue;
            }
            if !self.handed(user) {
                complete = false;
                continue;
            }
            let share = self.graph.share(user, node);
            sum = Some(match sum {
                None => share,
                Some(before) => add(before, &share),
            });
        }
        if complete {
            return Some(self.graph.gradient(node).to_vec());
        }
        sum
    }

    fn settle(&mut self) {
        self.playing = false;
        self.phase = 0.0;
    }

    fn go(&mut self, step: usize) {
        self.settle();
        self.taken = Some(step).filter(|step| *step < self.steps());
    }

    /// The step that the walk has come to, whatever is pointed at.
    fn now(&self) -> usize {
        self.taken.unwrap_or(self.steps()).min(self.steps())
    }
}

fn add(mut sum: Vec<f64>, share: &[f64]) -> Vec<f64> {
    for (sum, share) in sum.iter_mut().zip(share) {
        *sum += share;
    }
    sum
}

/// How many entries a vector has for a formula to find those that it asks for.
fn needed(formula: &Expression) -> usize {
    let entries = formula
        .names()
        .iter()
        .filter_map(|name| Expression::entry(name));
    entries.map(|(_, entry)| entry + 1).max().unwrap_or(0)
}

impl Steps for Autograd {
    fn status(&self) -> Status {
        match self.now() {
            _ if self.playing => Status::Running,
            0 => Status::Ready,
            _ => Status::Paused,
        }
    }

    fn is_playing(&self) -> bool {
        self.playing
    }

    fn can_step(&self) -> bool {
        self.now() < self.steps()
    }

    fn can_play(&self) -> bool {
        true
    }

    fn can_go_back(&self) -> bool {
        self.now() > 0
    }

    fn place(&self) -> (usize, usize) {
        (self.at(), self.steps())
    }

    fn pace(&self) -> f64 {
        self.pace
    }

    fn set_pace(&mut self, pace: f64) {
        self.pace = pace;
    }

    fn step(&mut self, n: usize) {
        self.go(self.now().saturating_add(n));
    }

    fn back(&mut self, n: usize) {
        self.go(self.now().saturating_sub(n));
    }

    fn reset(&mut self) {
        self.go(0);
    }

    fn play(&mut self) {
        // At the end it starts anew.
        self.go(if self.can_step() { self.now() } else { 0 });
        // The first step is taken at once.
        (self.playing, self.phase) = (true, 1.0);
    }

    fn pause(&mut self) {
        self.settle();
    }

    fn show(&mut self, step: usize) {
        self.go(step);
    }

    fn peek(&mut self, step: Option<usize>) {
        self.peeked = step;
    }

    fn advance(&mut self, seconds: f64, _glide: bool) {
        if !self.playing {
            return;
        }
        self.phase += seconds * self.pace;
        while self.phase >= 1.0 && self.playing {
            let phase = self.phase - 1.0;
            self.step(1);
            if self.can_step() {
                (self.playing, self.phase) = (true, phase);
            }
        }
    }

    fn describe(&self) -> String {
        outcome::sentence(self)
    }

    fn outcome(&self) -> Option<String> {
        outcome::trouble(self)
    }
}
