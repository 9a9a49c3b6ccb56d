//! A step of training: predict a batch, its loss, the gradient, the update.

use super::super::autodiff::{Expr, Tape, Var};
use super::super::training::Order;
use super::classes::Classes;
use super::classifier::Classifier;
use super::collection::{Collection, Selection};

/// A tape takes so many digits at most. Of a larger batch, it takes one portion after the other.
pub const PORTION: usize = 512;

/// The loss over so many digits, recorded on a tape.
#[derive(Clone, Debug)]
struct Loss {
    rows: usize,
    tape: Tape,
    scores: Var,
    targets: Var,
    /// Weights, then bias.
    params: [Var; 2],
    loss: Var,
}

/// The loss of a classifier over the batch of a step, and its gradient, as far as they are known.
#[derive(Clone, Debug)]
pub(super) struct Slope {
    pub(super) step: usize,
    pub(super) classifier: Classifier,
    /// How many digits of the batch the sums are over, and whether that is all of them.
    seen: usize,
    is_known: bool,
    pub(super) loss: f64,
    gradient: Classifier,
}

impl Slope {
    /// Nothing is known yet.
    fn new(step: usize, classifier: &Classifier) -> Self {
        Self {
            step,
            classifier: classifier.clone(),
            seen: 0,
            is_known: false,
            loss: 0.0,
            gradient: Classifier::zero(classifier.outputs()),
        }
    }

    fn is_of(&self, step: usize, classifier: &Classifier) -> bool {
        self.step == step && self.classifier == *classifier
    }

    /// By weights and by bias.
    pub(super) fn gradient(&self) -> [&[f64]; 2] {
        [&self.gradient.weights, &self.gradient.bias]
    }
}

/// Stochastic gradient descent on batches of digits: the mean cross-entropy over a batch, and
/// `params -= lr * gradient`.
///
/// Source: Herbert Robbins and Sutton Monro (1951).
#[derive(Clone, Debug)]
pub struct Trainer {
    /// Over a portion, and over what is left at the end of a batch, and of an epoch.
    losses: Vec<Loss>,
    order: Order,
    selection: Selection,
    targets: Vec<f64>,
    /// What was evaluated last, and before: the one can grow while the other is still needed.
    slopes: [Slope; 2],
    looked: usize,
}

impl Trainer {
    /// Trains on the digits of a collection that `classes` are about, in batches of `size`, or of all
    /// where that is 0 or more than there are; shuffled if there is a seed. None where there is no
    /// such digit.
    #[must_use]
    pub fn new(
        collection: &Collection,
        classes: Classes,
        size: usize,
        seed: Option<i64>,
    ) -> Option<Self> {
        let selection = collection.select(classes);
        let count = selection.places.len();
        if count == 0 {
            return None;
        }
        let size = if size == 0 { count } else { size.min(count) };
        let zero = Classifier::zero(classes.outputs());
        let record = |rows: usize| {
            let (tape, (scores, targets, params, loss)) = Tape::record(|recorder| {
                let params = [&zero.weights, &zero.bias].map(|numbers| recorder.leaf(numbers));
                let targets = recorder.leaf(&vec![0.0; rows]);
                let rows = &selection.places[..rows];
                let scores = recorder.linear(collection.matrix(), rows, params[0], params[1]);
                let loss = scores.cross_entropy(targets);
                (
                    scores.var(),
                    targets.var(),
                    params.map(Expr::var),
                    loss.var(),
                )
            });
            Loss {
                rows,
                tape,
                scores,
                targets,
                params,
                loss,
            }
        };
        let mut losses: Vec<Loss> = Vec::new();
        let [whole, last] = [size, count % size];
        for rows in [
            whole.min(PORTION),
            whole % PORTION,
            last.min(PORTION),
            last % PORTION,
        ] {
            if rows > 0 && losses.iter().all(|loss| loss.rows != rows) {
                losses.push(record(rows));
            }
        }
        let slope = Slope::new(0, &zero);
        let targets = selection.classes.iter().map(|class| classes.target(*class));
        Some(Self {
            losses,
            slopes: [slope.clone(), slope],
            order: Order::new(count, size, seed),
            targets: targets.collect(),
            selection,
            looked: 0,
        })
    }

    /// How many batches an epoch has.
    #[must_use]
    pub fn batches(&self) -> usize {
        self.order.batches()
    }

    /// How many digits a batch has, but for the last of an epoch.
    #[must_use]
    pub fn size(&self) -> usize {
        self.order.size()
    }

    /// The digits it trains on.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The places in the collection of the digits that a step looks at, the first step being 0.
    pub fn batch(&mut self, step: usize) -> Vec<usize> {
        let rows = self.order.rows(step).iter();
        rows.map(|row| self.selection.places[*row]).collect()
    }

    /// The loss of a classifier over the batch of a step; then [`gradient`](Trainer::gradient) is its
    /// gradient. What was evaluated last, or before, costs nothing again.
    pub fn evaluate(&mut self, step: usize, classifier: &Classifier) -> f64 {
        let mut all = usize::MAX;
        self.go_on(step, classifier, &mut all);
        self.slope().loss
    }

    /// The same, by looking at up to `most` more digits, which are taken off it; none while there are
    /// digits left. It looks at whole portions.
    ///
    /// However they are spread over calls, the result is the same to the last bit.
    pub fn evaluate_some(
        &mut self,
        step: usize,
        classifier: &Classifier,
        most: &mut usize,
    ) -> Option<f64> {
        self.go_on(step, classifier, most);
        let slope = self.slope();
        slope.is_known.then_some(slope.loss)
    }

    fn go_on(&mut self, step: usize, classifier: &Classifier, most: &mut usize) {
        if !self.slopes[0].is_of(step, classifier) {
            self.slopes.swap(0, 1);
        }
        let slope = &mut self.slopes[0];
        if !slope.is_of(step, classifier) {
            *slope = Slope::new(step, classifier);
        }
        if slope.is_known {
            // An order that is shuffled goes back at a cost.
            return;
        }
        let batch = self.order.rows(step);
        for rows in batch[slope.seen..].chunks(PORTION) {
            if rows.len() > *most {
                return;
            }
            let take = |row: &usize| (self.selection.places[*row], self.targets[*row]);
            let (places, targets): (Vec<usize>, Vec<f64>) = rows.iter().map(take).unzip();
            let mut losses = self.losses.iter_mut();
            let loss = losses.find(|loss| loss.rows == rows.len());
            let loss = loss.expect("each size of a portion has a tape");
            loss.tape.set_rows(loss.scores, &places);
            loss.tape.set(loss.targets, &targets);
            let numbers = [&classifier.weights, &classifier.bias];
            for (var, numbers) in loss.params.iter().zip(numbers) {
                loss.tape.set(*var, numbers);
            }
            loss.tape.forward();
            loss.tape.backward(loss.loss);
            // The mean over the batch, of the mean over a portion.
            let share = rows.len() as f64 / batch.len() as f64;
            slope.loss += share * loss.tape.value(loss.loss)[0];
            let gradient = loss.params.map(|var| loss.tape.gradient(var));
            slope.gradient.add(share, gradient);
            slope.seen += rows.len();
            self.looked += rows.len();
            *most -= rows.len();
        }
        slope.is_known = true;
    }

    /// How many digits it has looked at so far, each as often as it did.
    #[must_use]
    pub fn looked(&self) -> usize {
        self.looked
    }

    /// The gradient of the loss that was evaluated last, by weights and by bias.
    #[must_use]
    pub fn gradient(&self) -> [&[f64]; 2] {
        self.slope().gradient()
    }

    /// What was evaluated last.
    pub(super) fn slope(&self) -> &Slope {
        &self.slopes[0]
    }

    /// Takes the step for which a loss was evaluated last.
    pub fn update(&self, learning_rate: f64, classifier: &mut Classifier) {
        classifier.add(-learning_rate, self.gradient());
    }
}
