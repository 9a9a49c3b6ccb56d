//! Loss and accuracy over all digits of a task, a few at a time.

use super::super::autodiff::cross_entropy;
use super::super::order::order;
use super::classes::Classes;
use super::classifier::{Classifier, Verdict, decide, verdict};
use super::collection::{Collection, Selection};

/// What is known of a classifier on a collection so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    classes: Classes,
    seen: usize,
    /// The sum over the digits seen.
    loss: f64,
    /// For each class, how often each class was said.
    confusion: Vec<usize>,
}

impl Evaluation {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(classes: Classes) -> Self {
        Self {
            classes,
            seen: 0,
            loss: 0.0,
            confusion: vec![0; classes.count() * classes.count()],
        }
    }

    /// Looks at up to `most` more digits of a selection. Returns how many it looked at.
    ///
    /// However the digits are portioned, the result is the same to the last bit.
    pub fn go_on(
        &mut self,
        classifier: &Classifier,
        (collection, selection): (&Collection, &Selection),
        most: usize,
    ) -> usize {
        let end = selection.places.len().min(self.seen.saturating_add(most));
        let places = &selection.places[self.seen..end];
        let scores = classifier.scores(collection.matrix(), places);
        let classes = &selection.classes[self.seen..end];
        let count = self.classes.count();
        for (scores, class) in scores.chunks_exact(classifier.outputs()).zip(classes) {
            self.loss += cross_entropy(scores, &[self.classes.target(*class)]);
            self.confusion[class * count + decide(scores)] += 1;
        }
        self.seen = end;
        places.len()
    }

    /// How many digits it has looked at.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The mean cross-entropy; not a number before the first digit.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.loss / self.seen as f64
    }

    /// How many digits it gave their class.
    #[must_use]
    pub fn correct(&self) -> usize {
        self.confusion
            .iter()
            .step_by(self.classes.count() + 1)
            .sum()
    }

    /// The share of digits that it gave their class, from 0 to 1; not a number before the first
    /// digit.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        self.correct() as f64 / self.seen as f64
    }

    /// How often a digit of a class was said to be of each class: a row for each class it is.
    #[must_use]
    pub fn confusion(&self) -> &[usize] {
        &self.confusion
    }
}

/// A digit that a classifier gave a wrong class.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Its place in the collection.
    pub place: usize,
    /// The class that it is of.
    pub class: usize,
    /// What the classifier said.
    pub verdict: Verdict,
    /// Its cross-entropy.
    pub loss: f64,
}

/// The digits of a selection that a classifier gives a wrong class, at most so many: the ones that
/// it is wrong about with the highest loss first.
#[must_use]
pub fn mistakes(
    classifier: &Classifier,
    (collection, selection): (&Collection, &Selection),
    classes: Classes,
    most: usize,
) -> Vec<Mistake> {
    let scores = classifier.scores(collection.matrix(), &selection.places);
    let digits = selection.places.iter().zip(&selection.classes);
    let all = scores.chunks_exact(classifier.outputs()).zip(digits);
    let wrong = all.filter(|(scores, (_, class))| decide(scores) != **class);
    let wrong: Vec<Mistake> = wrong
        .map(|(scores, (place, class))| Mistake {
            place: *place,
            class: *class,
            verdict: verdict(scores),
            loss: cross_entropy(scores, &[classes.target(*class)]),
        })
        .collect();
    let worst_first: Vec<f64> = wrong.iter().map(|mistake| -mistake.loss).collect();
    let worst = order(&worst_first).into_iter().take(most);
    worst.map(|k| wrong[k].clone()).collect()
}
