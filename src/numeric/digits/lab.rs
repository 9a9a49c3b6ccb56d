//! A run with what is known of it: how good the classifier is that is looked at, and how good it was
//! after each epoch.

use std::sync::Arc;

use super::classes::Classes;
use super::classifier::Classifier;
use super::collection::{Collection, Selection};
use super::evaluation::{Evaluation, Mistake, mistakes};
use super::run::Run;
use super::trainer::Trainer;

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
    /// The step that is looked at, its classifier, and how good that is on the validation digits.
    at: usize,
    shown: Classifier,
    valid: Evaluation,
    /// The loss of that classifier over the batch of the next step; the trainer has its gradient.
    batch_loss: f64,
    /// For each epoch from 0, as far as they are known; the last one may be on its way.
    epochs: Vec<Epoch>,
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
            shown: start.clone(),
            run: Run::new(trainer, start),
            at: 0,
            valid: Evaluation::new(classes),
            batch_loss: 0.0,
            epochs: Vec::new(),
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
        let taken = (0..n).take_while(|_| self.run.step(learning_rate)).count();
        self.show(usize::MAX);
        taken
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
        self.at = usize::MAX;
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
        self.shown = self.run.at(step, Some((self.at, &self.shown)));
        self.at = step;
        self.valid = Evaluation::new(self.classes);
        let valid = (&*self.parts[1].0, &self.parts[1].1);
        self.valid.go_on(&self.shown, valid, usize::MAX);
        // The step itself finds it there.
        self.batch_loss = self.run.trainer_mut().evaluate(step, &self.shown);
    }

    /// The step that is looked at.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The classifier before that step.
    #[must_use]
    pub fn shown(&self) -> &Classifier {
        &self.shown
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
        mistakes(&self.shown, self.part(Part::Valid), self.classes, most)
    }

    /// The loss of the classifier looked at over the batch of the next step from there, with its
    /// gradient by the weights and by the bias.
    #[must_use]
    pub fn gradient(&self) -> (f64, [&[f64]; 2]) {
        (self.batch_loss, self.run.trainer().gradient())
    }

    /// The places in the training digits of the batch that the next step looks at.
    pub fn batch(&mut self) -> Vec<usize> {
        self.run.trainer_mut().batch(self.at)
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
                most -= evaluation.go_on(classifier, (collection, selection), most);
            }
        }
    }
}
