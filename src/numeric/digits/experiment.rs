//! An experiment: a training run, with metrics of its classifier at the shown step and after each epoch.

use std::sync::Arc;

use super::classes::Classes;
use super::classifier::Classifier;
use super::collection::{Collection, Selection};
use super::metrics::{Metrics, Mistake, mistakes};
use super::run::TrainingRun;
use super::trainer::{BatchLoss, Trainer};

/// The part of the data: training or validation digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The training digits, from which the batches are taken.
    Train,
    /// The validation digits, which no step uses.
    Valid,
}

/// The classes, batches and start of a training.
#[derive(Clone, Debug)]
pub struct TrainingTask {
    /// The classes.
    pub classes: Classes,
    /// The batch size; 0 for all digits.
    pub batch: usize,
    /// The seed for shuffling the batches; `None` for the order of the file.
    pub shuffle: Option<i64>,
    /// The classifier from which the training starts.
    pub start: Classifier,
}

/// The metrics of the classifier after an epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Epoch {
    /// On all training digits.
    pub train: Metrics,
    /// On all validation digits.
    pub valid: Metrics,
}

/// A training run, the step of it that is shown, and metrics of its classifiers.
#[derive(Clone, Debug)]
pub struct Experiment {
    classes: Classes,
    /// The training digits, then the validation digits.
    parts: [(Arc<Collection>, Selection); 2],
    run: TrainingRun,
    /// The shown step, the classifier before it, and its loss and gradient over the batch of that step.
    shown: BatchLoss,
    /// The metrics of the shown classifier on the validation digits.
    valid: Metrics,
    /// The classifier that was validated last, and its metrics, which may be incomplete.
    validated: (Classifier, Metrics),
    /// The metrics after each epoch, from epoch 0. The last ones may be incomplete.
    epochs: Vec<Epoch>,
    /// The number of evaluated digits, apart from those of the batches.
    evaluated: usize,
}

impl Experiment {
    /// An experiment at step 0. `None` if there are no training or no validation digits of these
    /// classes.
    #[must_use]
    pub fn new(
        train: &Arc<Collection>,
        valid: &Arc<Collection>,
        task: TrainingTask,
    ) -> Option<Self> {
        let TrainingTask {
            classes,
            batch,
            shuffle,
            start,
        } = task;
        let parts = [train, valid].map(|part| (Arc::clone(part), part.select(classes)));
        if parts[1].1.indices.is_empty() {
            return None;
        }
        let trainer = Trainer::new(train, classes, batch, shuffle)?;
        let mut experiment = Self {
            classes,
            parts,
            shown: trainer.current().clone(),
            validated: (start.clone(), Metrics::new(classes)),
            run: TrainingRun::new(trainer, start),
            valid: Metrics::new(classes),
            epochs: Vec::new(),
            evaluated: 0,
        };
        experiment.show(0);
        Some(experiment)
    }

    /// The training run.
    #[must_use]
    pub fn run(&self) -> &TrainingRun {
        &self.run
    }

    /// Takes up to `n` steps, and shows the last. Returns the number of steps taken.
    pub fn step(&mut self, n: usize, learning_rate: f64) -> usize {
        let taken = self.run_on(n, learning_rate);
        self.show(usize::MAX);
        taken
    }

    /// Takes up to `n` steps without changing the shown one. Returns the number of steps taken.
    pub fn run_on(&mut self, n: usize, learning_rate: f64) -> usize {
        (0..n).take_while(|_| self.run.step(learning_rate)).count()
    }

    /// Evaluates up to `max_digits` digits in advance, for the next step and for showing the classifier
    /// after it. Returns whether this is complete, so that taking and showing the step evaluate no more
    /// digits. The shown step does not change.
    pub fn prepare(&mut self, learning_rate: f64, mut max_digits: usize) -> bool {
        let next = self.run.ahead(learning_rate, &mut max_digits);
        next.is_some_and(|next| self.validate(&next, max_digits))
    }

    /// Evaluates a classifier on up to `max_digits` more validation digits. Returns whether all are
    /// evaluated.
    fn validate(&mut self, classifier: &Classifier, max_digits: usize) -> bool {
        if self.validated.0 != *classifier {
            self.validated = (classifier.clone(), Metrics::new(self.classes));
        }
        let (collection, selection) = &self.parts[1];
        let valid = &mut self.validated.1;
        self.evaluated += valid.go_on(classifier, (collection, selection), max_digits);
        valid.seen() == selection.indices.len()
    }

    /// The number of evaluations of digits so far; a digit that was evaluated twice counts twice.
    #[must_use]
    pub fn evaluated_digits(&self) -> usize {
        self.run.trainer().evaluated() + self.evaluated
    }

    /// Goes back to a step, drops the history after it, and shows it.
    pub fn back_to(&mut self, step: usize) {
        self.run.truncate(step);
        self.keep_epochs(self.run.starts().len());
        self.show(usize::MAX);
    }

    /// Restarts from another classifier.
    ///
    /// # Panics
    ///
    /// Panics if the number of its scores is not that of the task.
    pub fn restart(&mut self, start: Classifier) {
        assert!(start.fits(self.classes), "it has the scores of the task");
        self.run.restart(start);
        self.keep_epochs(0);
        self.shown.step = usize::MAX;
        self.show(0);
    }

    /// Clears a divergence.
    pub fn resume(&mut self) {
        self.run.resume();
    }

    /// Drops the metrics of all but the first epochs.
    fn keep_epochs(&mut self, epochs: usize) {
        self.epochs.truncate(epochs);
    }

    /// Shows a step, or the last one if there are fewer: the classifier before it, with its metrics on
    /// the validation digits and its loss over the batch of that step.
    pub fn show(&mut self, step: usize) {
        let step = step.min(self.run.steps());
        let near = (self.shown.step, &self.shown.classifier);
        let shown = self.run.at(step, Some(near));
        self.validate(&shown, usize::MAX);
        self.valid = self.validated.1.clone();
        // The trainer caches this result for taking the step.
        let trainer = self.run.trainer_mut();
        trainer.evaluate(step, &shown);
        self.shown = trainer.current().clone();
    }

    /// The shown step.
    #[must_use]
    pub fn at(&self) -> usize {
        self.shown.step
    }

    /// The shown classifier: the one before the shown step.
    #[must_use]
    pub fn shown(&self) -> &Classifier {
        &self.shown.classifier
    }

    /// The metrics of the shown classifier on the validation digits.
    #[must_use]
    pub fn valid(&self) -> &Metrics {
        &self.valid
    }

    /// A part of the data: all of its digits, and the selection of those that belong to the classes.
    #[must_use]
    pub fn part(&self, part: Part) -> (&Collection, &Selection) {
        let (collection, selection) = &self.parts[part as usize];
        (collection, selection)
    }

    /// The validation digits for which the shown classifier predicts a wrong class: at most `count` of
    /// them, those with the highest loss first.
    #[must_use]
    pub fn mistakes(&self, count: usize) -> Vec<Mistake> {
        mistakes(self.shown(), self.part(Part::Valid), self.classes, count)
    }

    /// The loss of the shown classifier over the batch of the shown step, and its gradient with respect
    /// to the weights and the bias.
    #[must_use]
    pub fn gradient(&self) -> (f64, [&[f64]; 2]) {
        (self.shown.loss, self.shown.gradient())
    }

    /// The batch of the shown step, as indices of training digits.
    pub fn batch(&mut self) -> Vec<usize> {
        self.run.trainer_mut().batch(self.shown.step)
    }

    /// The metrics after each epoch, as far as they are complete. Epoch 0 is before the first step.
    #[must_use]
    pub fn epochs(&self) -> &[Epoch] {
        let complete = self.epochs.len() - usize::from(self.is_evaluating());
        &self.epochs[..complete]
    }

    /// Whether the metrics of the last epoch are incomplete.
    fn is_evaluating(&self) -> bool {
        let all =
            |metrics: &Metrics, part: usize| metrics.seen() == self.parts[part].1.indices.len();
        let is_complete = |epoch: &Epoch| all(&epoch.train, 0) && all(&epoch.valid, 1);
        self.epochs.last().is_some_and(|epoch| !is_complete(epoch))
    }

    /// Evaluates up to `max_digits` digits for the epochs whose metrics are missing or incomplete.
    /// Returns whether some are left.
    ///
    /// The results do not depend on how the digits are spread over calls, to the last bit.
    pub fn evaluate_some(&mut self, mut max_digits: usize) -> bool {
        loop {
            if !self.is_evaluating() {
                if self.epochs.len() == self.run.starts().len() {
                    return false;
                }
                let [train, valid] = [self.classes; 2].map(Metrics::new);
                self.epochs.push(Epoch { train, valid });
            }
            if max_digits == 0 {
                return true;
            }
            let last = self.epochs.len() - 1;
            let (classifier, epoch) = (&self.run.starts()[last], &mut self.epochs[last]);
            let metrics = [&mut epoch.train, &mut epoch.valid];
            for (metrics, (collection, selection)) in metrics.into_iter().zip(&self.parts) {
                let count = metrics.go_on(classifier, (collection, selection), max_digits);
                self.evaluated += count;
                max_digits -= count;
            }
        }
    }
}
