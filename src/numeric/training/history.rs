//! The history of a training.

use super::{Evaluation, Training};

impl Training {
    /// Undoes the last step, and clears a divergence. Returns whether there was a step to undo.
    pub fn back(&mut self) -> bool {
        let steps = self.steps();
        self.truncate(steps.max(1));
        self.resume();
        steps > 0
    }

    /// Clears a divergence, so that the training can continue from the last finite parameters at another
    /// learning rate.
    pub fn resume(&mut self) {
        self.refused = None;
        self.diverged = !self.current().is_finite();
    }

    /// Drops the history except for the last snapshot. Optimiser and batches still count the dropped
    /// steps.
    pub fn drop_history(&mut self) {
        let (steps, count) = (self.steps(), self.objective.count());
        self.params.drain(..steps * count);
        self.gradients.drain(..steps * count);
        self.optimizer_states
            .drain(..steps * self.optimizer_state_len());
        self.losses.drain(..steps);
        self.batch_losses
            .drain(..steps.min(self.batch_losses.len()));
        self.learning_rates.clear();
        self.dropped_steps += steps;
    }

    /// The loss of the step that was rejected because one of its numbers is not finite, if that is why
    /// the training diverged.
    #[must_use]
    pub fn refused(&self) -> Option<f64> {
        self.refused.filter(|_| self.diverged)
    }

    /// Whether the training has diverged.
    #[must_use]
    pub fn has_diverged(&self) -> bool {
        self.diverged
    }

    /// The number of steps of the history.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.learning_rates.len()
    }

    /// The parameters, loss and gradient before step `step`; at [`steps`](Training::steps) they are the
    /// current ones.
    ///
    /// # Panics
    ///
    /// Panics if the history has fewer steps.
    #[must_use]
    pub fn at(&self, step: usize) -> Evaluation<'_> {
        let count = self.objective.count();
        let range = step * count..(step + 1) * count;
        Evaluation {
            params: &self.params[range.clone()],
            loss: self.losses[step],
            gradient: &self.gradients[range],
            optimizer_state: {
                let length = self.optimizer_state_len();
                &self.optimizer_states[step * length..(step + 1) * length]
            },
        }
    }

    /// The loss over the batch of a step; `None` without batches.
    #[must_use]
    pub fn batch_loss(&self, step: usize) -> Option<f64> {
        self.batch_losses.get(step).copied()
    }

    /// The parameters, loss and gradient after the last step.
    #[must_use]
    pub fn current(&self) -> Evaluation<'_> {
        self.at(self.steps())
    }

    /// The losses: `losses[k]` is the loss before step `k`, the last one the current loss.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// The learning rate of each step, negative for a step uphill.
    #[must_use]
    pub fn learning_rates(&self) -> &[f64] {
        &self.learning_rates
    }

    /// A training like this one, before its first step.
    #[must_use]
    pub fn fresh(&self) -> Self {
        let mut fresh = Self {
            params: Vec::new(),
            ..self.clone()
        };
        fresh.restart(self.at(0).params);
        fresh
    }

    /// Keeps the first `snapshots` of the history.
    pub(super) fn truncate(&mut self, snapshots: usize) {
        self.refused = None;
        let count = self.objective.count();
        self.params.truncate(snapshots * count);
        self.gradients.truncate(snapshots * count);
        self.optimizer_states
            .truncate(snapshots * self.optimizer_state_len());
        self.batch_losses.truncate(snapshots);
        self.losses.truncate(snapshots);
        self.learning_rates.truncate(snapshots.saturating_sub(1));
    }
}
