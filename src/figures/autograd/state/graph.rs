//! A formula of a vector as the graph that the tape records: nodes, their values, their gradients,
//! and the local derivative along each edge.

use crate::numeric::autodiff::{Operation, Tape, Var};
use crate::numeric::decimal::{short, significant};
use crate::numeric::expression::{Expression, Term};

/// As many numbers stand in a sentence; more would not be read.
pub const LISTED: usize = 4;

/// The name of the vector.
pub const X: &str = "x";

/// One node of the graph.
pub struct GraphNode {
    /// `x`, `x[0]`, then `v1`, `v2`, … and `y` for the last.
    pub name: String,
    /// Its operation on other nodes, such as `x**2`; none for `x` itself.
    pub rule: Option<Expression>,
    /// The nodes that it is computed from, by their places, each once.
    pub inputs: Vec<usize>,
    /// Whether it is the sum that was added to make one number of a vector.
    pub added: bool,
    operation: Option<Operation>,
    var: Var,
}

impl GraphNode {
    /// What it computes, such as `v1 = x**2`; for `x` its name.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.rule {
            Some(rule) if rule.to_string() != self.name => format!("{} = {rule}", self.name),
            _ => self.name.clone(),
        }
    }
}

/// A recorded formula. The first node is `x`, the last is `y`, and each comes after its inputs.
pub struct Graph {
    tape: Tape,
    nodes: Vec<GraphNode>,
}

impl Graph {
    /// Records a formula of `x` and its entries, and runs it forward and backward. `added` says
    /// that its last operation was not typed.
    ///
    /// # Panics
    ///
    /// Panics when the formula has other names, entries beyond the end of `x`, or is a vector.
    #[must_use]
    pub fn new(formula: &Expression, x: &[f64], added: bool) -> Self {
        let names = formula.names();
        let (mut tape, (x, terms)) = Tape::record(|recorder| {
            let leaf = recorder.leaf(x);
            let of = |name: &String| match Expression::entry(name) {
                Some((_, index)) => leaf.entry(index),
                None => leaf,
            };
            let leaves: Vec<_> = names.iter().map(of).collect();
            let nodes = formula.record(recorder, &leaves);
            (
                leaf.var(),
                nodes.iter().map(|node| node.var()).collect::<Vec<_>>(),
            )
        });
        let last = terms.len() - 1;
        tape.backward(terms[last]);

        let mut nodes = vec![GraphNode {
            name: X.into(),
            rule: None,
            inputs: Vec::new(),
            added: false,
            operation: None,
            var: x,
        }];
        let varying = formula.varying();
        // The node of each term, where there is one: numbers stand in the rules.
        let mut places = vec![0; terms.len()];
        let mut computed = 0;
        for (term, var) in terms.iter().enumerate() {
            let (operation, from) = match formula.terms()[term] {
                _ if !varying[term] && term < last => continue,
                Term::Name(name) if names[name] == X && term < last => continue,
                Term::Apply(operation, a, b) => (Some(operation), vec![a, b]),
                _ => (None, Vec::new()),
            };
            let entry = match formula.terms()[term] {
                Term::Name(name) => Some(&names[name]),
                _ => None,
            };
            let name = match entry {
                _ if term == last => "y".into(),
                Some(entry) => entry.clone(),
                None => {
                    computed += 1;
                    format!("v{computed}")
                }
            };
            let named = |place: usize| match entry {
                Some(entry) => entry.clone(),
                None => nodes[places[place]].name.clone(),
            };
            let rule = formula.alone(term, &named);
            let mut inputs: Vec<usize> = match entry {
                Some(_) => vec![0],
                None => from
                    .into_iter()
                    .filter(|input| varying[*input])
                    .map(|input| places[input])
                    .collect(),
            };
            inputs.dedup();
            places[term] = nodes.len();
            nodes.push(GraphNode {
                name,
                rule: Some(rule),
                inputs,
                added: added && term == last,
                operation,
                var: *var,
            });
        }
        Self { tape, nodes }
    }

    /// Runs it forward and backward for another `x` of the same length.
    ///
    /// # Panics
    ///
    /// Panics when `x` has another length.
    pub fn run(&mut self, x: &[f64]) {
        self.tape.set(self.nodes[0].var, x);
        self.tape.forward();
        self.tape.backward(self.nodes[self.nodes.len() - 1].var);
    }

    /// The nodes.
    #[must_use]
    pub fn nodes(&self) -> &[GraphNode] {
        &self.nodes
    }

    /// The values of a node.
    #[must_use]
    pub fn value(&self, node: usize) -> &[f64] {
        self.tape.value(self.nodes[node].var)
    }

    /// The gradient of `y` with respect to the values of a node.
    #[must_use]
    pub fn gradient(&self, node: usize) -> &[f64] {
        self.tape.gradient(self.nodes[node].var)
    }

    /// `y`, for an `x` of the same length; the values and gradients stay.
    #[must_use]
    pub fn probe(&self, x: &[f64]) -> f64 {
        let mut tape = self.tape.clone();
        tape.set(self.nodes[0].var, x);
        tape.forward();
        tape.value(self.nodes[self.nodes.len() - 1].var)[0]
    }

    /// The share of the gradient that a node hands to one of its inputs.
    #[must_use]
    pub fn share(&self, node: usize, input: usize) -> Vec<f64> {
        self.local(node, input, self.gradient(node), self.value(input))
    }

    /// The local derivative of a node with respect to one of its inputs at each place.
    #[must_use]
    pub fn derivative(&self, node: usize, input: usize) -> Vec<f64> {
        let places = self.places(node, input);
        let from: Vec<f64> = self.spread(input, places).collect();
        let ones = vec![1.0; self.value(node).len()];
        self.local(node, input, &ones, &from)
    }

    /// How many derivatives there are: one for each number of the input, or of the node where one
    /// number serves all of its places.
    fn places(&self, node: usize, input: usize) -> usize {
        self.value(input).len().max(self.value(node).len())
    }

    /// The values of a node, its only number as often as needed.
    fn spread(&self, node: usize, places: usize) -> impl Iterator<Item = f64> {
        let values = self.value(node);
        (0..places).map(move |place| values[place.min(values.len() - 1)])
    }

    /// The gradient by an input, with the values `from`, of the sum of a node's values times
    /// `weights`.
    fn local(&self, node: usize, input: usize, weights: &[f64], from: &[f64]) -> Vec<f64> {
        let GraphNode { rule, inputs, .. } = &self.nodes[node];
        let Some(rule) = rule else {
            return Vec::new();
        };
        let (mut tape, (leaf, sum)) = Tape::record(|recorder| {
            let leaf = recorder.leaf(from);
            let entry = self.entry(node);
            let leaves: Vec<_> = rule
                .names()
                .iter()
                .map(|name| match entry {
                    Some(index) => leaf.entry(index),
                    None if *name == self.nodes[input].name => leaf,
                    None => {
                        let other = inputs
                            .iter()
                            .find(|other| self.nodes[**other].name == *name);
                        recorder.constant(other.map_or(&[0.0], |other| self.value(*other)))
                    }
                })
                .collect();
            let nodes = rule.record(recorder, &leaves);
            let sum = (nodes[nodes.len() - 1] * recorder.constant(weights)).sum();
            (leaf.var(), sum.var())
        });
        tape.backward(sum);
        tape.gradient(leaf).to_vec()
    }

    /// Which entry of `x` a node is.
    fn entry(&self, node: usize) -> Option<usize> {
        let rule = self.nodes[node].rule.as_ref()?;
        match rule.terms() {
            [Term::Name(_)] => Expression::entry(&rule.names()[0]).map(|(_, index)| index),
            _ => None,
        }
    }

    /// The rule of the local derivative of a node with respect to one of its inputs, such as `2*x`.
    #[must_use]
    pub fn derivative_rule(&self, node: usize, input: usize) -> String {
        if self.entry(node).is_some() {
            return list(&self.derivative(node, input), LISTED);
        }
        if self.nodes[node].operation == Some(Operation::Max) && self.value(input).len() > 1 {
            return "1 for the largest".into();
        }
        self.derivative_formula(node, input)
            .map_or(String::new(), |formula| formula.to_string())
    }

    fn derivative_formula(&self, node: usize, input: usize) -> Option<Expression> {
        let rule = self.nodes[node].rule.as_ref()?;
        let name = rule
            .names()
            .iter()
            .position(|name| *name == self.nodes[input].name)?;
        rule.gradient(name, self.value(input).len())
    }

    /// The local derivative with the numbers of now, such as `2*3 = 6`, place by place; empty where
    /// the rule is a number itself.
    #[must_use]
    pub fn derivative_numbers(&self, node: usize, input: usize) -> Vec<String> {
        let derivative = self.derivative(node, input);
        let total = |operation: Operation| operation.is_reduction();
        let formula = self.derivative_formula(node, input);
        let is_number = |formula: &Expression| formula.names().is_empty();
        if self.entry(node).is_some() || formula.as_ref().is_some_and(is_number) {
            return Vec::new();
        }
        let formula = formula.filter(|_| !self.nodes[node].operation.is_some_and(total));
        let number = |place: usize| {
            let result = shown(derivative[place], 4);
            let Some(formula) = &formula else {
                return result;
            };
            let with = formula.text_with(&|name| self.in_formula(&formula.names()[name], place));
            if with == result {
                result
            } else {
                format!("{with} = {result}")
            }
        };
        let mut numbers: Vec<String> = (0..derivative.len().min(LISTED)).map(number).collect();
        if derivative.len() > LISTED {
            numbers.push("…".into());
        }
        numbers
    }

    /// A node's number at a place, as it stands in a formula.
    fn in_formula(&self, name: &str, place: usize) -> String {
        let node = self.nodes.iter().position(|node| node.name == name);
        let value = node.and_then(|node| self.spread(node, place + 1).last());
        shown(value.unwrap_or(f64::NAN), 4)
    }
}

/// A number with so many digits, and a dash where there is none.
#[must_use]
pub fn shown(number: f64, digits: usize) -> String {
    if number.is_finite() {
        short(significant(number, digits))
    } else {
        "\u{2013}".into()
    }
}

/// A vector as Python prints a list, up to so many of its numbers; an only number as a number.
#[must_use]
pub fn list(numbers: &[f64], most: usize) -> String {
    if let [number] = numbers {
        return shown(*number, 4);
    }
    let listed = numbers.iter().take(most);
    let mut texts: Vec<String> = listed.map(|number| shown(*number, 4)).collect();
    if numbers.len() > most {
        texts.push("…".into());
    }
    format!("[{}]", texts.join(", "))
}
