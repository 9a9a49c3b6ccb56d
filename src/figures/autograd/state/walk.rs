//! The walk along the graph: the forward pass for the values, then the backward pass for the
//! gradients.

use super::Autograd;
use super::visit::Visit;

impl Autograd {
    /// The number of steps of the whole walk.
    #[must_use]
    pub fn steps(&self) -> usize {
        // One step for each node but `x` in either pass, and one for the gradient of `y` between
        // them.
        2 * self.last() + 1
    }

    /// The shown step: the hovered one, or the one that the walk has come to.
    #[must_use]
    pub fn at(&self) -> usize {
        let taken = self.hovered_step.or(self.taken);
        taken.map_or(self.steps(), |taken| taken.min(self.steps()))
    }

    /// The number of steps taken; none for all of them.
    #[must_use]
    pub fn taken(&self) -> Option<usize> {
        self.taken
    }

    /// What the walk does at the shown step.
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

    /// The values of a node; none before the walk has computed them.
    #[must_use]
    pub fn value(&self, node: usize) -> Option<&[f64]> {
        (self.at() >= node).then(|| self.graph.value(node))
    }

    /// Whether the walk has passed the gradient of a node on to its inputs.
    #[must_use]
    pub fn has_passed_gradient(&self, node: usize) -> bool {
        node > 0 && self.at() > self.steps() - node
    }

    /// The gradient of a node, as far as the walk has accumulated it; none before its first share.
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
            if !self.has_passed_gradient(user) {
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
}

/// The elementwise sum.
fn add(mut sum: Vec<f64>, share: &[f64]) -> Vec<f64> {
    for (sum, share) in sum.iter_mut().zip(share) {
        *sum += share;
    }
    sum
}
