//! A run with what is known of it: how good the classifier is that is looked at, and how good it was
//! after each epoch.

use std::sync::Arc;

use super::classes::Classes;
use super::classifier::Classifier;
use super::collection::{Collection, Selection};
use super::evaluation::{Evaluation, Mistake, mistakes};
use super::run::Run;
use super::trainer::{Slope, Trainer};

/// Which digits: those to train on, or those to see how good that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Those that the steps look at.
    Train,
    /// Those that they never see.
    Valid,
}

/// What is trained, on what.
#[derive(Clone, Debug)]
pub struct Task {
    /// What is told apart.
    pub classes: Classes,
    /// The digits of a batch; 0 for all.
    pub batch: usize,
    /// The seed by which batches are shuffled; none for the order of the file.
    pub shuffle: Option<i64>,
    /// What the training starts from.
    pub start: Classifier,
}

/// How good a classifier was when so many epochs were complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Epoch {
    /// On all digits that it trains on.
    pub train: Evaluation,
    /// On those that it does not.
    pub valid: Evaluation,
}

/// A run, the classifier that is looked at, and what is known of both.
#[derive(Clone, Debug)]
pub struct Lab {
    classes: Classes,
    /// Train, then valid.
    parts: [(Arc<Collection>, Selection); 2],
    run: Run,
    /// The step that is looked at, its classifier, and where the next step from there leads.
    shown: Slope,
    /// How good that classifier is on the validation digits.
    valid: Evaluation,
    /// The classifier that was judged last, and how good it is, as far as that is known.
    judged: (Classifier, Evaluation),
    /// For each epoch from 0, as far as they are known; the last one may be on its way.
    epochs: Vec<Epoch>,
    /// How many digits were looked at, beside those of the batches.
    looked: usize,
}

impl Lab {
    /// A lab at step 0. None if there is no digit of these classes to train on, or none to validate.
    #[must_use]
    pub fn new(train: &Arc<Collection>, valid: &Arc<Collection>, task: Task) -> Option<Self> {
        let Task {
            classes,
            batch,
            shuffle,
            start,
        } = task;
        let parts = [train, valid].map(|part| (Arc::clone(part), part.select(classes)));
        if parts[1].1.places.is_empty() {
            return None;
        }
        let trainer = Trainer::new(train, classes, batch, shuffle)?;
        let mut lab = Self {
            classes,
            parts,
            shown: trainer.slope().clone(),
            judged: (start.clone(), Evaluation::new(classes)),
            run: Run::new(trainer, start),
            valid: Evaluation::new(classes),
            epochs: Vec::new(),
            looked: 0,
        };
        lab.show(0);
        Some(lab)
    }

    /// The run.
    #[must_use]
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// Takes up to `n` steps, and looks at the last. Returns how many.
    pub fn step(&mut self, n: usize, learning_rate: f64) -> usize {
        let taken = self.run_on(n, learning_rate);
        self.show(usize::MAX);
        taken
    }

    /// Takes up to `n` steps, and goes on looking at the same one. Returns how many.
    pub fn run_on(&mut self, n: usize, learning_rate: f64) -> usize {
        (0..n).take_while(|_| self.run.step(learning_rate)).count()
    }

    /// Looks at up to `most` digits to find out where the next step leads, and what there is to show
    /// of that. Returns whether all of it is known: then to take the step and to look at it asks for
    /// no digit more. Until then nothing that is shown changes.
    pub fn prepare(&mut self, learning_rate: f64, mut most: usize) -> bool {
        let next = self.run.ahead(learning_rate, &mut most);
        next.is_some_and(|next| self.judge(&next, most))
    }

    /// Looks at up to `most` validation digits to find out how good a classifier is on them. Returns
    /// whether that is known.
    fn judge(&mut self, classifier: &Classifier, most: usize) -> bool {
        if self.judged.0 != *classifier {
            self.judged = (classifier.clone(), Evaluation::new(self.classes));
        }
        let (collection, selection) = &self.parts[1];
        let valid = &mut self.judged.1;
        self.looked += valid.go_on(classifier, (collection, selection), most);
        valid.seen() == selection.places.len()
    }

    /// How many digits it has looked at so far, each as often as it did.
    #[must_use]
    pub fn looked(&self) -> usize {
        self.run.trainer().looked() + self.looked
    }

    /// Goes back to a step, and forgets what came after.
    pub fn back_to(&mut self, step: usize) {
        self.run.truncate(step);
        self.forget(self.run.starts().len());
        self.show(usize::MAX);
    }

    /// Begins anew with another classifier.
    ///
    /// # Panics
    ///
    /// Panics when it has another number of scores.
    pub fn restart(&mut self, start: Classifier) {
        assert!(start.fits(self.classes), "it has the scores of the task");
        self.run.restart(start);
        self.forget(0);
        self.shown.step = usize::MAX;
        self.show(0);
    }

    /// Lifts a divergence.
    pub fn resume(&mut self) {
        self.run.resume();
    }

    fn forget(&mut self, epochs: usize) {
        self.epochs.truncate(epochs);
    }

    /// Looks at the classifier before a step, or at the last one, and finds how good it is, and where
    /// the next step from there leads.
    pub fn show(&mut self, step: usize) {
        let step = step.min(self.run.steps());
        let near = (self.shown.step, &self.shown.classifier);
        let shown = self.run.at(step, Some(near));
        self.judge(&shown, usize::MAX);
        self.valid = self.judged.1.clone();
        // The step itself finds it there.
        let trainer = self.run.trainer_mut();
        trainer.evaluate(step, &shown);
        self.shown = trainer.slope().clone();
    }

    /// The step that is looked at.
    #[must_use]
    pub fn at(&self) -> usize {
        self.shown.step
    }

    /// The classifier before that step.
    #[must_use]
    pub fn shown(&self) -> &Classifier {
        &self.shown.classifier
    }

    /// How good it is on the validation digits.
    #[must_use]
    pub fn valid(&self) -> &Evaluation {
        &self.valid
    }

    /// A part of the digits: all of them, and those that the task is about.
    #[must_use]
    pub fn part(&self, part: Part) -> (&Collection, &Selection) {
        let (collection, selection) = &self.parts[part as usize];
        (collection, selection)
    }

    /// The digits of the validation that the classifier looked at gives a wrong class, at most so
    /// many, the worst first.
    #[must_use]
    pub fn mistakes(&self, most: usize) -> Vec<Mistake> {
        mistakes(self.shown(), self.part(Part::Valid), self.classes, most)
    }

    /// The loss of the classifier looked at over the batch of the next step from there, with its
    /// gradient by the weights and by the bias.
    #[must_use]
    pub fn gradient(&self) -> (f64, [&[f64]; 2]) {
        (self.shown.loss, self.shown.gradient())
    }

    /// The places in the training digits of the batch that the next step looks at.
    pub fn batch(&mut self) -> Vec<usize> {
        self.run.trainer_mut().batch(self.shown.step)
    }

    /// How good the classifier was after each epoch, from epoch 0, before the first step; those that
    /// are known.
    #[must_use]
    pub fn epochs(&self) -> &[Epoch] {
        let known = self.epochs.len() - usize::from(self.is_on_its_way());
        &self.epochs[..known]
    }

    fn is_on_its_way(&self) -> bool {
        let all = |evaluation: &Evaluation, part: usize| {
            evaluation.seen() == self.parts[part].1.places.len()
        };
        let is_known = |epoch: &Epoch| all(&epoch.train, 0) && all(&epoch.valid, 1);
        self.epochs.last().is_some_and(|epoch| !is_known(epoch))
    }

    /// Looks at up to `most` digits to find out about the epochs that are not known yet. Returns
    /// whether something is left to find out.
    ///
    /// However they are portioned, the results are the same to the last bit.
    pub fn evaluate_some(&mut self, mut most: usize) -> bool {
        loop {
            if !self.is_on_its_way() {
                if self.epochs.len() == self.run.starts().len() {
                    return false;
                }
                let [train, valid] = [self.classes; 2].map(Evaluation::new);
                self.epochs.push(Epoch { train, valid });
            }
            if most == 0 {
                return true;
            }
            let last = self.epochs.len() - 1;
            let (classifier, epoch) = (&self.run.starts()[last], &mut self.epochs[last]);
            let evaluations = [&mut epoch.train, &mut epoch.valid];
            for (evaluation, (collection, selection)) in evaluations.into_iter().zip(&self.parts) {
                let looked = evaluation.go_on(classifier, (collection, selection), most);
                self.looked += looked;
                most -= looked;
            }
        }
    }
}
