//! A step of training: predict a batch, its loss, the gradient, the update.

use super::super::autodiff::{Expr, Tape, Var};
use super::super::training::Order;
use super::classes::Classes;
use super::classifier::Classifier;
use super::collection::{Collection, Selection};

/// The loss over so many digits, recorded on a tape.
#[derive(Clone, Debug)]
struct Loss {
    tape: Tape,
    scores: Var,
    targets: Var,
    /// Weights, then bias.
    params: [Var; 2],
    loss: Var,
}

/// Stochastic gradient descent on batches of digits: the mean cross-entropy over a batch, and
/// `params -= lr * gradient`.
///
/// Source: Herbert Robbins and Sutton Monro (1951).
#[derive(Clone, Debug)]
pub struct Trainer {
    /// Over a whole batch, and over what is left at the end of an epoch.
    losses: Vec<Loss>,
    order: Order,
    selection: Selection,
    targets: Vec<f64>,
    /// Which of the losses looked at a batch last.
    last: usize,
    /// The step whose batch it was.
    evaluated: Option<usize>,
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
        let record = |rows: usize| {
            let zero = Classifier::zero(classes.outputs());
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
                tape,
                scores,
                targets,
                params,
                loss,
            }
        };
        let mut losses = vec![record(size)];
        if !count.is_multiple_of(size) {
            losses.push(record(count % size));
        }
        let targets = selection.classes.iter().map(|class| classes.target(*class));
        Some(Self {
            losses,
            order: Order::new(count, size, seed),
            targets: targets.collect(),
            selection,
            last: 0,
            evaluated: None,
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
    /// gradient. What was evaluated last costs nothing again.
    pub fn evaluate(&mut self, step: usize, classifier: &Classifier) -> f64 {
        let numbers = [&classifier.weights, &classifier.bias];
        let loss = &self.losses[self.last];
        let mut params = loss.params.iter().zip(numbers);
        if self.evaluated == Some(step)
            && params.all(|(var, numbers)| loss.tape.value(*var) == &**numbers)
        {
            return loss.tape.value(loss.loss)[0];
        }
        self.evaluated = Some(step);
        let rows = self.order.rows(step);
        let take = |row: &usize| (self.selection.places[*row], self.targets[*row]);
        let (places, targets): (Vec<usize>, Vec<f64>) = rows.iter().map(take).unzip();
        self.last = usize::from(places.len() < self.order.size());
        let loss = &mut self.losses[self.last];
        loss.tape.set_rows(loss.scores, &places);
        loss.tape.set(loss.targets, &targets);
        for (var, numbers) in loss.params.iter().zip(numbers) {
            loss.tape.set(*var, numbers);
        }
        loss.tape.forward();
        loss.tape.backward(loss.loss);
        loss.tape.value(loss.loss)[0]
    }

    /// The gradient of the loss that was evaluated last, by weights and by bias.
    #[must_use]
    pub fn gradient(&self) -> [&[f64]; 2] {
        let loss = &self.losses[self.last];
        loss.params.map(|var| loss.tape.gradient(var))
    }

    /// Takes the step for which a loss was evaluated last.
    pub fn update(&self, learning_rate: f64, classifier: &mut Classifier) {
        let params = [&mut classifier.weights, &mut classifier.bias];
        for (params, gradient) in params.into_iter().zip(self.gradient()) {
            for (param, slope) in params.iter_mut().zip(gradient) {
                *param -= learning_rate * slope;
            }
        }
    }
}
