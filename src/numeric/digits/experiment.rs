//! An experiment: a run, and how good its classifier is at the step that is shown and after each epoch.

use std::sync::Arc;

use super::classes::Classes;
use super::classifier::Classifier;
use super::collection::{Collection, Selection};
use super::metrics::{Metrics, Mistake, mistakes};
use super::run::TrainingRun;
use super::trainer::{BatchLoss, Trainer};

/// The part of the digits: those to train on, or those to validate with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The digits that the steps look at.
    Train,
    /// The digits that no step looks at.
    Valid,
}

/// What is trained, and on what.
#[derive(Clone, Debug)]
pub struct TrainingTask {
    /// The classes.
    pub classes: Classes,
    /// The batch size; 0 for all digits.
    pub batch: usize,
    /// The seed with which batches are shuffled; none for the order of the file.
    pub shuffle: Option<i64>,
    /// The classifier from which the training starts.
    pub start: Classifier,
}

/// How good the classifier was after an epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Epoch {
    /// On all training digits.
    pub train: Metrics,
    /// On all validation digits.
    pub valid: Metrics,
}

/// A run, the step of it that is shown, and evaluations of its classifiers.
#[derive(Clone, Debug)]
pub struct Experiment {
    classes: Classes,
    /// The training digits, then the validation digits.
    parts: [(Arc<Collection>, Selection); 2],
    run: TrainingRun,
    /// The step that is shown, its classifier, and the loss and gradient of the next batch there.
    shown: BatchLoss,
    /// The evaluation of that classifier on the validation digits.
    valid: Metrics,
    /// The classifier that was validated last, and its evaluation, which may be incomplete.
    validated: (Classifier, Metrics),
    /// The evaluations after each epoch, from epoch 0. The last one may be incomplete.
    epochs: Vec<Epoch>,
    /// How many digits were evaluated, beside those of the batches.
    evaluated: usize,
}

impl Experiment {
    /// An experiment at step 0. None if there is no digit of these classes to train on, or none to validate.
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

    /// The run.
    #[must_use]
    pub fn run(&self) -> &TrainingRun {
        &self.run
    }

    /// Takes up to `n` steps, and shows the last. Returns how many.
    pub fn step(&mut self, n: usize, learning_rate: f64) -> usize {
        let taken = self.run_on(n, learning_rate);
        self.show(usize::MAX);
        taken
    }

    /// Takes up to `n` steps, while the same one is shown. Returns how many.
    pub fn run_on(&mut self, n: usize, learning_rate: f64) -> usize {
        (0..n).take_while(|_| self.run.step(learning_rate)).count()
    }

    /// Evaluates up to `max_digits` digits for the next step, and for showing the classifier after it. Returns
    /// whether this is complete: then taking the step and showing it evaluate no more digits. What is
    /// shown does not change by this.
    pub fn prepare(&mut self, learning_rate: f64, mut max_digits: usize) -> bool {
        let next = self.run.ahead(learning_rate, &mut max_digits);
        next.is_some_and(|next| self.validate(&next, max_digits))
    }

    /// Evaluates a classifier on up to `max_digits` more validation digits. Returns whether that is complete.
    fn validate(&mut self, classifier: &Classifier, max_digits: usize) -> bool {
        if self.validated.0 != *classifier {
            self.validated = (classifier.clone(), Metrics::new(self.classes));
        }
        let (collection, selection) = &self.parts[1];
        let valid = &mut self.validated.1;
        self.evaluated += valid.go_on(classifier, (collection, selection), max_digits);
        valid.seen() == selection.indices.len()
    }

    /// How many digits were evaluated so far, each counted as often as it was.
    #[must_use]
    pub fn evaluated_digits(&self) -> usize {
        self.run.trainer().evaluated() + self.evaluated
    }

    /// Goes back to a step, and drops the history after it.
    pub fn back_to(&mut self, step: usize) {
        self.run.truncate(step);
        self.keep_epochs(self.run.starts().len());
        self.show(usize::MAX);
    }

    /// Restarts from another classifier.
    ///
    /// # Panics
    ///
    /// Panics when it has another number of scores.
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

    /// Keeps the evaluations of the first epochs only.
    fn keep_epochs(&mut self, epochs: usize) {
        self.epochs.truncate(epochs);
    }

    /// Shows the classifier before a step, or the last one, evaluated on the validation digits and on the
    /// batch of that step.
    pub fn show(&mut self, step: usize) {
        let step = step.min(self.run.steps());
        let near = (self.shown.step, &self.shown.classifier);
        let shown = self.run.at(step, Some(near));
        self.validate(&shown, usize::MAX);
        self.valid = self.validated.1.clone();
        // The trainer keeps this result for the step itself.
        let trainer = self.run.trainer_mut();
        trainer.evaluate(step, &shown);
        self.shown = trainer.current().clone();
    }

    /// The step that is shown.
    #[must_use]
    pub fn at(&self) -> usize {
        self.shown.step
    }

    /// The classifier before the step that is shown.
    #[must_use]
    pub fn shown(&self) -> &Classifier {
        &self.shown.classifier
    }

    /// The evaluation of that classifier on the validation digits.
    #[must_use]
    pub fn valid(&self) -> &Metrics {
        &self.valid
    }

    /// A part of the digits: all of them, and those that the task is about.
    #[must_use]
    pub fn part(&self, part: Part) -> (&Collection, &Selection) {
        let (collection, selection) = &self.parts[part as usize];
        (collection, selection)
    }

    /// The validation digits to which the classifier that is shown gives a wrong class: at most `count`
    /// of them, those with the highest loss first.
    #[must_use]
    pub fn mistakes(&self, count: usize) -> Vec<Mistake> {
        mistakes(self.shown(), self.part(Part::Valid), self.classes, count)
    }

    /// The loss of the classifier that is shown over the batch of the next step, and its gradient by the
    /// weights and by the bias.
    #[must_use]
    pub fn gradient(&self) -> (f64, [&[f64]; 2]) {
        (self.shown.loss, self.shown.gradient())
    }

    /// The indices, in the training digits, of the batch of the next step.
    pub fn batch(&mut self) -> Vec<usize> {
        self.run.trainer_mut().batch(self.shown.step)
    }

    /// The complete evaluations after each epoch. Epoch 0 is before the first step.
    #[must_use]
    pub fn epochs(&self) -> &[Epoch] {
        let known = self.epochs.len() - usize::from(self.is_evaluating());
        &self.epochs[..known]
    }

    /// Whether the evaluation of the last epoch is incomplete.
    fn is_evaluating(&self) -> bool {
        let all = |evaluation: &Metrics, part: usize| {
            evaluation.seen() == self.parts[part].1.indices.len()
        };
        let is_known = |epoch: &Epoch| all(&epoch.train, 0) && all(&epoch.valid, 1);
        self.epochs.last().is_some_and(|epoch| !is_known(epoch))
    }

    /// Evaluates up to `max_digits` digits for the epochs whose evaluations are missing. Returns whether some
    /// are left.
    ///
    /// The results are the same to the last bit, however the digits are spread over calls.
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
            let evaluations = [&mut epoch.train, &mut epoch.valid];
            for (evaluation, (collection, selection)) in evaluations.into_iter().zip(&self.parts) {
                let count = evaluation.go_on(classifier, (collection, selection), max_digits);
                self.evaluated += count;
                max_digits -= count;
            }
        }
    }
}
