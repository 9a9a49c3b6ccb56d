//! The walk along the graph: forward for the values, backward for the gradients.

use super::Autograd;
use super::visit::Visit;

impl Autograd {
    /// The steps of the whole walk.
    #[must_use]
    pub fn steps(&self) -> usize {
        // Each node but `x` forward and backward, and the gradient 1 between.
        2 * self.last() + 1
    }

    /// The steps of the walk that are shown.
    #[must_use]
    pub fn at(&self) -> usize {
        let taken = self.hovered_step.or(self.taken);
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
}

fn add(mut sum: Vec<f64>, share: &[f64]) -> Vec<f64> {
    for (sum, share) in sum.iter_mut().zip(share) {
        *sum += share;
    }
    sum
}
