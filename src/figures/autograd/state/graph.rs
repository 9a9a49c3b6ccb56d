//! The computational graph of a formula of a vector: nodes with their values and gradients, and the
//! local derivative along each edge.

use crate::numeric::autodiff::{Operation, Tape, Var};
use crate::numeric::decimal::{short, significant};
use crate::numeric::expression::{Expression, Term};

/// The largest number of entries that a sentence lists.
pub const MAX_LISTED: usize = 4;

/// The name of the vector.
pub const X: &str = "x";

/// A node of the graph.
pub struct GraphNode {
    /// Its name: `x` and `x[0]`, `v1`, `v2`, … for what is computed, and `y` for the last node.
    pub name: String,
    /// Its operation on other nodes, such as `x**2`; none for `x` itself.
    pub rule: Option<Expression>,
    /// The indices of the nodes that it is computed from, each once.
    pub inputs: Vec<usize>,
    /// Whether it is the sum that was added to a formula whose value is a vector.
    pub added: bool,
    operation: Option<Operation>,
    var: Var,
}

impl GraphNode {
    /// Its name with its operation, such as `v1 = x**2`; for `x` only the name.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.rule {
            Some(rule) if rule.to_string() != self.name => format!("{} = {rule}", self.name),
            _ => self.name.clone(),
        }
    }
}

/// The graph of a formula, recorded on a tape. The first node is `x`, the last is `y`, and each
/// comes after its inputs.
pub struct Graph {
    tape: Tape,
    nodes: Vec<GraphNode>,
}

impl Graph {
    /// Records a formula of `x` and its entries, and runs a forward and a backward pass. `added`
    /// means that its last operation is a sum that was added.
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
        // The index of the node of each term that has one; numbers have none, they are part of the
        // rules.
        let mut node_of_term = vec![0; terms.len()];
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
            let node_name = |input: usize| match entry {
                Some(entry) => entry.clone(),
                None => nodes[node_of_term[input]].name.clone(),
            };
            let rule = formula.alone(term, &node_name);
            let mut inputs: Vec<usize> = match entry {
                Some(_) => vec![0],
                None => from
                    .into_iter()
                    .filter(|input| varying[*input])
                    .map(|input| node_of_term[input])
                    .collect(),
            };
            inputs.dedup();
            node_of_term[term] = nodes.len();
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

    /// Runs a forward and a backward pass for another `x` of the same length.
    ///
    /// # Panics
    ///
    /// Panics when `x` has another length.
    pub fn run(&mut self, x: &[f64]) {
        self.tape.set(self.nodes[0].var, x);
        self.tape.forward();
        self.tape.backward(self.nodes[self.nodes.len() - 1].var);
    }

    /// The nodes, each after its inputs.
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

    /// The value of `y` for an `x` of the same length; the values and gradients of the graph stay.
    #[must_use]
    pub fn probe(&self, x: &[f64]) -> f64 {
        let mut tape = self.tape.clone();
        tape.set(self.nodes[0].var, x);
        tape.forward();
        tape.value(self.nodes[self.nodes.len() - 1].var)[0]
    }

    /// The share of a node's gradient that the backward pass adds to one of its inputs.
    #[must_use]
    pub fn share(&self, node: usize, input: usize) -> Vec<f64> {
        self.vector_jacobian_product(node, input, self.gradient(node), self.value(input))
    }

    /// The local derivative of a node with respect to one of its inputs, elementwise.
    #[must_use]
    pub fn derivative(&self, node: usize, input: usize) -> Vec<f64> {
        let count = self.derivative_count(node, input);
        let from: Vec<f64> = self.broadcast(input, count).collect();
        let ones = vec![1.0; self.value(node).len()];
        self.vector_jacobian_product(node, input, &ones, &from)
    }

    /// The number of elementwise derivatives: the longer of input and node, since a single number
    /// is broadcast.
    fn derivative_count(&self, node: usize, input: usize) -> usize {
        self.value(input).len().max(self.value(node).len())
    }

    /// The values of a node, broadcast to a length by repeating the last one.
    fn broadcast(&self, node: usize, len: usize) -> impl Iterator<Item = f64> {
        let values = self.value(node);
        (0..len).map(move |index| values[index.min(values.len() - 1)])
    }

    /// The vector-Jacobian product of a node: the gradient, with respect to an input with the
    /// values `from`, of the sum of the node's values times `weights`.
    fn vector_jacobian_product(
        &self,
        node: usize,
        input: usize,
        weights: &[f64],
        from: &[f64],
    ) -> Vec<f64> {
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

    /// The index of the entry of `x` that a node is; none for any other node.
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
            return list(&self.derivative(node, input), MAX_LISTED);
        }
        if self.nodes[node].operation == Some(Operation::Max) && self.value(input).len() > 1 {
            return "1 for the largest".into();
        }
        self.derivative_formula(node, input)
            .map_or(String::new(), |formula| formula.to_string())
    }

    /// The formula of that local derivative; none if there is none, or if it is too long.
    fn derivative_formula(&self, node: usize, input: usize) -> Option<Expression> {
        let rule = self.nodes[node].rule.as_ref()?;
        let name = rule
            .names()
            .iter()
            .position(|name| *name == self.nodes[input].name)?;
        rule.gradient(name, self.value(input).len())
    }

    /// The local derivative with the current numbers, such as `2*3 = 6`, elementwise and up to
    /// [`MAX_LISTED`]; empty if the rule is a number itself.
    #[must_use]
    pub fn derivative_numbers(&self, node: usize, input: usize) -> Vec<String> {
        let derivative = self.derivative(node, input);
        let is_reduction = |operation: Operation| operation.is_reduction();
        let formula = self.derivative_formula(node, input);
        let is_number = |formula: &Expression| formula.names().is_empty();
        if self.entry(node).is_some() || formula.as_ref().is_some_and(is_number) {
            return Vec::new();
        }
        let formula = formula.filter(|_| !self.nodes[node].operation.is_some_and(is_reduction));
        let number = |index: usize| {
            let result = number_or_dash(derivative[index], 4);
            let Some(formula) = &formula else {
                return result;
            };
            let text =
                formula.text_with(&|name| self.number_in_formula(&formula.names()[name], index));
            if text == result {
                result
            } else {
                format!("{text} = {result}")
            }
        };
        let mut numbers: Vec<String> = (0..derivative.len().min(MAX_LISTED)).map(number).collect();
        if derivative.len() > MAX_LISTED {
            numbers.push("…".into());
        }
        numbers
    }

    /// The number of a node at an index, as it is written in a formula.
    fn number_in_formula(&self, name: &str, index: usize) -> String {
        let node = self.nodes.iter().position(|node| node.name == name);
        let value = node.and_then(|node| self.broadcast(node, index + 1).last());
        number_or_dash(value.unwrap_or(f64::NAN), 4)
    }
}

/// A number with a number of significant digits, or a dash if it is not finite.
#[must_use]
pub fn number_or_dash(number: f64, digits: usize) -> String {
    if number.is_finite() {
        short(significant(number, digits))
    } else {
        "\u{2013}".into()
    }
}

/// A vector as a Python list of up to `max` numbers, then an ellipsis; a single number without
/// brackets.
#[must_use]
pub fn list(numbers: &[f64], max: usize) -> String {
    if let [number] = numbers {
        return number_or_dash(*number, 4);
    }
    let listed = numbers.iter().take(max);
    let mut texts: Vec<String> = listed.map(|number| number_or_dash(*number, 4)).collect();
    if numbers.len() > max {
        texts.push("…".into());
    }
    format!("[{}]", texts.join(", "))
}
