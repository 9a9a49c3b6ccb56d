//! The metrics of a classifier, loss, accuracy and confusion matrix, evaluated some digits at a time.

use super::super::autodiff::cross_entropy;
use super::super::order::argsort;
use super::classes::Classes;
use super::classifier::{Classifier, Prediction, decide, prediction};
use super::collection::{Collection, Selection};

/// The metrics of a classifier on the first digits of a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Metrics {
    classes: Classes,
    /// The number of evaluated digits.
    seen: usize,
    /// The sum of the losses.
    loss: f64,
    /// The confusion matrix, row by row.
    confusion: Vec<usize>,
}

impl Metrics {
    /// Metrics without any digit yet.
    #[must_use]
    pub fn new(classes: Classes) -> Self {
        Self {
            classes,
            seen: 0,
            loss: 0.0,
            confusion: vec![0; classes.count() * classes.count()],
        }
    }

    /// Evaluates up to `max_digits` more digits of a selection. Returns their number.
    ///
    /// The result does not depend on how the digits are spread over calls, to the last bit.
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

    /// The number of evaluated digits.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The mean cross-entropy; NaN before the first digit.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.loss / self.seen as f64
    }

    /// The number of digits whose predicted class is correct.
    #[must_use]
    pub fn correct(&self) -> usize {
        self.confusion
            .iter()
            .step_by(self.classes.count() + 1)
            .sum()
    }

    /// The share of digits whose predicted class is correct, from 0 to 1; NaN before the first digit.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        self.correct() as f64 / self.seen as f64
    }

    /// The confusion matrix, row by row: the number of digits of each class (row) for each predicted
    /// class (column).
    #[must_use]
    pub fn confusion(&self) -> &[usize] {
        &self.confusion
    }
}

/// A digit for which a classifier predicted a wrong class.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Its index in the collection.
    pub place: usize,
    /// Its own class.
    pub class: usize,
    /// The predicted class, and the probabilities.
    pub prediction: Prediction,
    /// Its cross-entropy.
    pub loss: f64,
}

/// The digits of a selection for which a classifier predicts a wrong class: at most `count` of them,
/// those with the highest loss first.
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
    let worst = argsort(&worst_first).into_iter().take(count);
    worst.map(|k| wrong[k].clone()).collect()
}
