//! Loss and accuracy over the digits of a task, some at a time.

use super::super::autodiff::cross_entropy;
use super::super::order::order;
use super::classes::Classes;
use super::classifier::{Classifier, Prediction, decide, prediction};
use super::collection::{Collection, Selection};

/// The evaluation of a classifier on some digits of a collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Metrics {
    classes: Classes,
    seen: usize,
    /// The sum of their losses.
    loss: f64,
    /// For each class, how often a digit of it was given each class.
    confusion: Vec<usize>,
}

impl Metrics {
    /// An evaluation on no digit yet.
    #[must_use]
    pub fn new(classes: Classes) -> Self {
        Self {
            classes,
            seen: 0,
            loss: 0.0,
            confusion: vec![0; classes.count() * classes.count()],
        }
    }

    /// Evaluates up to `max_digits` more digits of a selection. Returns how many.
    ///
    /// The result is the same to the last bit, however the digits are spread over calls.
    pub fn go_on(
        &mut self,
        classifier: &Classifier,
        (collection, selection): (&Collection, &Selection),
        max_digits: usize,
    ) -> usize {
        let end = selection
            .indices
            .len()
            .min(self.seen.saturating_add(max_digits));
        let rows = &selection.indices[self.seen..end];
        let scores = classifier.scores(collection.matrix(), rows);
        let classes = &selection.classes[self.seen..end];
        let count = self.classes.count();
        for (scores, class) in scores.chunks_exact(classifier.outputs()).zip(classes) {
            self.loss += cross_entropy(scores, &[self.classes.target(*class)]);
            self.confusion[class * count + decide(scores)] += 1;
        }
        self.seen = end;
        rows.len()
    }

    /// How many digits were evaluated.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The mean cross-entropy; not a number before the first digit.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.loss / self.seen as f64
    }

    /// How many digits were given their own class.
    #[must_use]
    pub fn correct(&self) -> usize {
        self.confusion
            .iter()
            .step_by(self.classes.count() + 1)
            .sum()
    }

    /// The share of digits that were given their own class, from 0 to 1; not a number before the first
    /// digit.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        self.correct() as f64 / self.seen as f64
    }

    /// The confusion matrix: how often a digit of each class (a row) was given each class (a column).
    #[must_use]
    pub fn confusion(&self) -> &[usize] {
        &self.confusion
    }
}

/// A digit to which a classifier gave a wrong class.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Its index in the collection.
    pub place: usize,
    /// Its own class.
    pub class: usize,
    /// The class that the classifier gave it, and the probabilities.
    pub prediction: Prediction,
    /// Its cross-entropy.
    pub loss: f64,
}

/// The digits of a selection to which a classifier gives a wrong class: at most `count` of them, those
/// with the highest loss first.
#[must_use]
pub fn mistakes(
    classifier: &Classifier,
    (collection, selection): (&Collection, &Selection),
    classes: Classes,
    count: usize,
) -> Vec<Mistake> {
    let scores = classifier.scores(collection.matrix(), &selection.indices);
    let digits = selection.indices.iter().zip(&selection.classes);
    let all = scores.chunks_exact(classifier.outputs()).zip(digits);
    let wrong = all.filter(|(scores, (_, class))| decide(scores) != **class);
    let wrong: Vec<Mistake> = wrong
        .map(|(scores, (place, class))| Mistake {
            place: *place,
            class: *class,
            prediction: prediction(scores),
            loss: cross_entropy(scores, &[classes.target(*class)]),
        })
        .collect();
    let worst_first: Vec<f64> = wrong.iter().map(|mistake| -mistake.loss).collect();
    let worst = order(&worst_first).into_iter().take(count);
    worst.map(|k| wrong[k].clone()).collect()
}
