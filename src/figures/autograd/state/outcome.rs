//! Sentences on the steps of the walk, and on values that are not finite.

use super::Autograd;
use super::graph::{MAX_LISTED, list};
use super::visit::Visit;
use crate::numeric::outcome::{Outcome, OutcomeKind};

impl Autograd {
    /// What the shown step does, with its numbers.
    pub(super) fn visit_in_words(&self) -> String {
        let graph = self.graph();
        let nodes = graph.nodes();
        match self.visit() {
            Visit::Start => format!(
                "x = {} is given. Each step now computes one node.",
                list(self.x(), MAX_LISTED)
            ),
            Visit::Forward(node) => {
                let added = if nodes[node].added {
                    " The formula is a vector, and backward() starts from one number: so its sum is taken."
                } else {
                    ""
                };
                format!(
                    "{} = {}.{added}",
                    nodes[node].title(),
                    list(graph.value(node), MAX_LISTED)
                )
            }
            Visit::Seed => {
                "Now backward. When y changes by 1, y changes by 1: its gradient is 1.".into()
            }
            Visit::Backward(node) => {
                let mut text = format!("Back through {}.", nodes[node].title());
                for &input in &nodes[node].inputs {
                    text += &self.backward_in_words(node, input);
                }
                if self.at() == self.steps() {
                    let grad = list(self.grad(), MAX_LISTED);
                    text += &format!(" All is done: x.grad = {grad}.");
                }
                text
            }
        }
    }

    /// The share of a node's gradient that is added to one of its inputs.
    fn backward_in_words(&self, node: usize, input: usize) -> String {
        let graph = self.graph();
        let (from, to) = (&graph.nodes()[node].name, &graph.nodes()[input].name);
        let rule = graph.derivative_rule(node, input);
        let numbers = graph.derivative_numbers(node, input);
        let here = if numbers.is_empty() {
            String::new()
        } else {
            format!(", here {}", numbers.join(", "))
        };
        format!(
            " d{from}/d{to} = {rule}{here}; times the gradient of {from}, {}, that adds {} to {to}.grad.",
            list(graph.gradient(node), MAX_LISTED),
            list(&graph.share(node, input), MAX_LISTED)
        )
    }

    /// The first node whose value or gradient is not finite, in a sentence; none if all are finite.
    pub(super) fn why_no_number(&self) -> Option<Outcome> {
        let graph = self.graph();
        let nodes = graph.nodes();
        let has_non_finite = |numbers: &[f64]| numbers.iter().any(|number| !number.is_finite());
        for (node, own) in nodes.iter().enumerate() {
            if self.value(node).is_some_and(has_non_finite) {
                return Some(OutcomeKind::Undefined.with(format!(
                    ": {} has no value here, so nothing above it has one. Change x, or the formula.",
                    own.title()
                )));
            }
        }
        for (node, own) in nodes.iter().enumerate().rev() {
            if self
                .gradient(node)
                .is_some_and(|gradient| has_non_finite(&gradient))
            {
                return Some(OutcomeKind::Undefined.with(format!(
                    ": {} has no finite gradient here: the slope above it is infinite, or there is none.",
                    own.name
                )));
            }
        }
        None
    }
}
