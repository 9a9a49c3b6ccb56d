//! A training run of a classifier, with a history to whose steps it can go back.

use super::classifier::Classifier;
use super::trainer::Trainer;
use crate::descent::MAX_STEPS;
use crate::training::has_outgrown;

/// The greatest number of epochs of a run, which stores the classifier at the start of each.
pub const MAX_EPOCHS: usize = 500;
/// The bound of the loss for [`has_outgrown`]. The loss of guessing is at most 2.3.
const DIVERGED_ABOVE: f64 = 1e6;

/// A training run of a classifier.
///
/// It stores the classifier at the start of each epoch, and the loss and learning rate of each step. Any
/// other classifier is recomputed from the start of its epoch, with the same result to the last bit.
#[derive(Clone, Debug)]
pub struct TrainingRun {
    trainer: Trainer,
    /// The classifiers at the starts of the epochs.
    starts: Vec<Classifier>,
    losses: Vec<f64>,
    learning_rates: Vec<f64>,
    current: Classifier,
    /// The loss because of which the next step was rejected.
    diverged: Option<f64>,
}

impl TrainingRun {
    /// A run at step 0.
    #[must_use]
    pub fn new(trainer: Trainer, start: Classifier) -> Self {
        Self {
            trainer,
            starts: vec![start.clone()],
            losses: Vec::new(),
            learning_rates: Vec::new(),
            current: start,
            diverged: None,
        }
    }

    /// Restarts from another classifier.
    pub fn restart(&mut self, start: Classifier) {
        self.starts = vec![start];
        self.truncate(0);
    }

    /// The trainer, which computes the steps.
    #[must_use]
    pub fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// The trainer, for evaluating batches.
    pub fn trainer_mut(&mut self) -> &mut Trainer {
        &mut self.trainer
    }

    /// The number of steps taken.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.losses.len()
    }

    /// The number of steps of an epoch.
    #[must_use]
    pub fn batches(&self) -> usize {
        self.trainer.batches()
    }

    /// The loss before each step, over the step's batch.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// The learning rate of each step.
    #[must_use]
    pub fn learning_rates(&self) -> &[f64] {
        &self.learning_rates
    }

    /// The classifiers at the starts of the epochs, one more than there are complete epochs.
    #[must_use]
    pub fn starts(&self) -> &[Classifier] {
        &self.starts
    }

    /// The classifier after the last step.
    #[must_use]
    pub fn current(&self) -> &Classifier {
        &self.current
    }

    /// The loss of the next batch, if the step was rejected because the loss has outgrown its bound.
    #[must_use]
    pub fn diverged(&self) -> Option<f64> {
        self.diverged
    }

    /// Clears a divergence, so that another learning rate can be tried.
    pub fn resume(&mut self) {
        self.diverged = None;
    }

    /// Whether the history has room for another step.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.steps() < MAX_STEPS.min(MAX_EPOCHS * self.batches())
    }

    /// Prepares the next step: evaluates up to `budget` digits of its batch and of the batch after it,
    /// and subtracts their number from `budget`. Returns the classifier after the step once both
    /// batches are evaluated, `None` before that; then [`step`](Self::step) and [`Trainer::evaluate`]
    /// need no more digits for them. If the step will be rejected, the returned classifier is the
    /// current one.
    pub fn ahead(&mut self, learning_rate: f64, budget: &mut usize) -> Option<Classifier> {
        let (step, mut next) = (self.steps(), self.current.clone());
        let loss = self.trainer.evaluate_some(step, &next, budget)?;
        if !self.has_diverged_at(loss) {
            self.trainer.update(learning_rate, &mut next);
            self.trainer.evaluate_some(step + 1, &next, budget)?;
        }
        Some(next)
    }

    /// Takes a step. Returns whether it was taken: not if the history is full, and not if the loss of
    /// the batch has outgrown its bound, in which case the run has diverged.
    pub fn step(&mut self, learning_rate: f64) -> bool {
        if self.diverged.is_some() || !self.has_room() {
            return false;
        }
        let loss = self.trainer.evaluate(self.steps(), &self.current);
        if self.has_diverged_at(loss) {
            self.diverged = Some(loss);
            return false;
        }
        self.trainer.update(learning_rate, &mut self.current);
        self.losses.push(loss);
        self.learning_rates.push(learning_rate);
        if self.steps().is_multiple_of(self.batches()) {
            self.starts.push(self.current.clone());
        }
        true
    }

    /// Whether the run has diverged if the next batch has this loss.
    fn has_diverged_at(&self, loss: f64) -> bool {
        let first = self.losses.first().copied().unwrap_or(loss);
        let before = self.losses.last().copied().unwrap_or_default();
        has_outgrown(loss, before, first, DIVERGED_ABOVE)
    }

    /// The classifier before step `step`, computed from the start of its epoch, or from `near`, another
    /// step of that epoch with the classifier before it.
    ///
    /// # Panics
    ///
    /// Panics if the run has fewer steps.
    #[must_use]
    pub fn at(&mut self, step: usize, near: Option<(usize, &Classifier)>) -> Classifier {
        assert!(step <= self.steps(), "a run has only its steps");
        if step == self.steps() {
            return self.current.clone();
        }
        let epoch = step / self.batches();
        let start = (epoch * self.batches(), &self.starts[epoch]);
        let is_between = |(at, _): &(usize, &Classifier)| (start.0..=step).contains(at);
        let (from, classifier) = near.filter(is_between).unwrap_or(start);
        let mut classifier = classifier.clone();
        for step in from..step {
            let _ = self.trainer.evaluate(step, &classifier);
            self.trainer
                .update(self.learning_rates[step], &mut classifier);
        }
        classifier
    }

    /// Goes back to step `step` (at most the last), and drops the history after it. A divergence is
    /// cleared.
    pub fn truncate(&mut self, step: usize) {
        let step = step.min(self.steps());
        self.current = if step == 0 {
            self.starts[0].clone()
        } else {
            self.at(step, None)
        };
        self.losses.truncate(step);
        self.learning_rates.truncate(step);
        self.starts.truncate(step / self.batches() + 1);
        self.diverged = None;
    }
}
