//! Steps of a training: with history, or without.

use super::evaluation::are_finite;
use super::{Training, has_outgrown};

impl Training {
    /// Takes one step of the optimiser; for plain gradient descent `params -= learning_rate *
    /// gradient`. With a negative learning rate it goes uphill.
    ///
    /// Returns whether the step was taken: not if the training has diverged or the history is full, and
    /// not if the result is not finite. In the last case the training has diverged, and the history
    /// ends with the last finite parameters.
    pub fn step(&mut self, learning_rate: f64) -> bool {
        if self.diverged || self.steps() >= self.rules.max_steps {
            return false;
        }
        let (before, count) = (self.losses.len(), self.objective.count());
        let [params, optimizer_states] =
            [count, self.optimizer_state_len()].map(|numbers| (before - 1) * numbers..);
        self.params.extend_from_within(params.clone());
        self.gradients.extend_from_within(params);
        self.optimizer_states.extend_from_within(optimizer_states);
        self.losses.extend_from_within(before - 1..);
        let batch = self.batch_losses.last().copied();
        self.batch_losses.extend(batch);
        self.learning_rates.push(learning_rate);
        let finite = self.step_in_place(learning_rate);
        if !finite {
            let refused = self.last_loss();
            self.truncate(before);
            self.refused = Some(refused);
        }
        finite
    }

    /// Takes up to `n` steps as [`step`](Training::step) does, without recording them: only the last
    /// snapshot remains. Returns the number of steps taken.
    pub fn run_without_history(&mut self, n: usize, learning_rate: f64) -> usize {
        self.drop_history();
        let snapshot = [
            &self.params,
            &self.gradients,
            &self.optimizer_states,
            &self.losses,
            &self.batch_losses,
        ];
        let before = snapshot.map(Vec::clone);
        for made in 0..n {
            if self.diverged {
                return made;
            }
            self.dropped_steps += 1;
            if !self.step_in_place(learning_rate) {
                let refused = self.last_loss();
                // The steps before the one that is not finite are repeated from the saved snapshot.
                let [params, gradients, optimizer_states, losses, batch_losses] = before;
                (self.params, self.gradients, self.optimizer_states) =
                    (params, gradients, optimizer_states);
                (self.losses, self.batch_losses) = (losses, batch_losses);
                self.dropped_steps -= made + 1;
                self.diverged = false;
                self.run_without_history(made, learning_rate);
                self.diverged = true;
                self.refused = Some(refused);
                return made;
            }
        }
        n
    }

    /// Replaces the last snapshot by the one after a step. Returns whether all numbers are finite.
    fn step_in_place(&mut self, learning_rate: f64) -> bool {
        let before = self.last_loss();
        let finite = self.evaluate_last(Some(learning_rate));
        let loss = self.last_loss();
        let first = self.dropped_steps + self.steps() == 1;
        if first && self.optimizer.method.keeps()[1] {
            // An optimiser that divides by the size of the gradient takes a first step as long as the
            // learning rate, even from a start close to a minimum, so the loss of the start is no
            // measure.
            self.reference = before.abs().max(loss.abs());
        }
        self.diverged =
            !finite || has_outgrown(loss, before, self.reference, self.rules.loss_above);
        finite
    }

    /// The loss of the last snapshot.
    pub(super) fn last_loss(&self) -> f64 {
        self.losses.last().copied().unwrap_or_default()
    }

    /// Computes loss and gradient of the last snapshot. With a learning rate, the optimiser's step is
    /// applied to the snapshot before that. Returns whether all numbers are finite.
    pub(super) fn evaluate_last(&mut self, learning_rate: Option<f64>) -> bool {
        let (last, count) = (self.losses.len() - 1, self.objective.count());
        let optimizer_state_len = self.optimizer_state_len();
        let optimizer_state = &mut self.optimizer_states[last * optimizer_state_len..];
        let params = &mut self.params[last * count..];
        let gradient = &mut self.gradients[last * count..];
        let step = self.dropped_steps + self.learning_rates.len();
        if let Some(rate) = learning_rate {
            self.optimizer
                .update(rate, step, params, gradient, optimizer_state);
        }
        let loss = match &mut self.batches {
            None => self.objective.evaluate(params, gradient),
            Some(batches) => {
                self.batch_losses[last] = batches.evaluate(step, params, gradient);
                self.objective.loss(params)
            }
        };
        self.losses[last] = loss;
        loss.is_finite() && are_finite(params) && are_finite(gradient)
    }
}
