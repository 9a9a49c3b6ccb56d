//! The trainer of a classifier: for each step the loss over a batch, its gradient, and the update.

use super::super::autodiff::{Expr, Tape, Var};
use super::super::training::Order;
use super::classes::Classes;
use super::classifier::Classifier;
use super::collection::{Collection, Selection};

/// The greatest number of digits that a tape evaluates at once; a larger batch is evaluated in portions.
pub const PORTION: usize = 512;

/// The loss over a portion of digits, recorded on a tape.
#[derive(Clone, Debug)]
struct RecordedLoss {
    rows: usize,
    tape: Tape,
    scores: Var,
    targets: Var,
    /// Weights, then bias.
    params: [Var; 2],
    loss: Var,
}

/// The loss of a classifier over the batch of a step, and its gradient, summed over the digits evaluated
/// so far.
#[derive(Clone, Debug)]
pub(super) struct BatchLoss {
    pub(super) step: usize,
    pub(super) classifier: Classifier,
    /// The number of digits of the batch that the sums include.
    evaluated: usize,
    /// Whether the sums include all digits of the batch.
    is_complete: bool,
    pub(super) loss: f64,
    gradient: Classifier,
}

impl BatchLoss {
    /// Sums that include no digit yet.
    fn new(step: usize, classifier: &Classifier) -> Self {
        Self {
            step,
            classifier: classifier.clone(),
            evaluated: 0,
            is_complete: false,
            loss: 0.0,
            gradient: Classifier::zero(classifier.outputs()),
        }
    }

    /// Whether it belongs to this step and classifier.
    fn is_of(&self, step: usize, classifier: &Classifier) -> bool {
        self.step == step && self.classifier == *classifier
    }

    /// The gradient with respect to weights and bias.
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
    /// The loss over a portion, and over the remainders at the end of a batch and of an epoch.
    losses: Vec<RecordedLoss>,
    order: Order,
    selection: Selection,
    targets: Vec<f64>,
    /// The last two batch losses, the current one first: one can be continued while the other is needed.
    recent: [BatchLoss; 2],
    evaluated: usize,
}

impl Trainer {
    /// A trainer on the digits of a collection that belong to `classes`, in batches of `size`, or of all
    /// digits if `size` is 0 or exceeds their number; shuffled if there is a seed. `None` if there is no
    /// such digit.
    #[must_use]
    pub fn new(
        collection: &Collection,
        classes: Classes,
        size: usize,
        seed: Option<i64>,
    ) -> Option<Self> {
        let selection = collection.select(classes);
        let count = selection.indices.len();
        if count == 0 {
            return None;
        }
        let size = if size == 0 { count } else { size.min(count) };
        let zero = Classifier::zero(classes.outputs());
        let record = |rows: usize| {
            let (tape, (scores, targets, params, loss)) = Tape::record(|recorder| {
                let params = [&zero.weights, &zero.bias].map(|numbers| recorder.leaf(numbers));
                let targets = recorder.leaf(&vec![0.0; rows]);
                let rows = &selection.indices[..rows];
                let scores = recorder.linear(collection.matrix(), rows, params[0], params[1]);
                let loss = scores.cross_entropy(targets);
                (
                    scores.var(),
                    targets.var(),
                    params.map(Expr::var),
                    loss.var(),
                )
            });
            RecordedLoss {
                rows,
                tape,
                scores,
                targets,
                params,
                loss,
            }
        };
        let mut losses: Vec<RecordedLoss> = Vec::new();
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
        let current = BatchLoss::new(0, &zero);
        let targets = selection.classes.iter().map(|class| classes.target(*class));
        Some(Self {
            losses,
            recent: [current.clone(), current],
            order: Order::new(count, size, seed),
            targets: targets.collect(),
            selection,
            evaluated: 0,
        })
    }

    /// The number of batches of an epoch.
    #[must_use]
    pub fn batches(&self) -> usize {
        self.order.batches()
    }

    /// The number of digits of a batch; the last batch of an epoch may have fewer.
    #[must_use]
    pub fn size(&self) -> usize {
        self.order.size()
    }

    /// The training digits.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The batch of a step, as indices of digits in the collection. The first step is 0.
    pub fn batch(&mut self, step: usize) -> Vec<usize> {
        let rows = self.order.rows(step).iter();
        rows.map(|row| self.selection.indices[*row]).collect()
    }

    /// The loss of a classifier over the batch of a step. Afterwards [`gradient`](Trainer::gradient)
    /// returns its gradient. The last two results are cached.
    pub fn evaluate(&mut self, step: usize, classifier: &Classifier) -> f64 {
        let mut all = usize::MAX;
        self.continue_batch(step, classifier, &mut all);
        self.current().loss
    }

    /// [`evaluate`](Trainer::evaluate) with at most `budget` more digits, in complete portions, whose
    /// number is subtracted from `budget`. Returns `None` until the batch is complete.
    ///
    /// The result does not depend on how the digits are spread over calls, to the last bit.
    pub fn evaluate_some(
        &mut self,
        step: usize,
        classifier: &Classifier,
        budget: &mut usize,
    ) -> Option<f64> {
        self.continue_batch(step, classifier, budget);
        let current = self.current();
        current.is_complete.then_some(current.loss)
    }

    fn continue_batch(&mut self, step: usize, classifier: &Classifier, budget: &mut usize) {
        if !self.recent[0].is_of(step, classifier) {
            self.recent.swap(0, 1);
        }
        let current = &mut self.recent[0];
        if !current.is_of(step, classifier) {
            *current = BatchLoss::new(step, classifier);
        }
        if current.is_complete {
            // Returned before the rows are needed, because shuffling again for an earlier epoch takes
            // time.
            return;
        }
        let batch = self.order.rows(step);
        for rows in batch[current.evaluated..].chunks(PORTION) {
            if rows.len() > *budget {
                return;
            }
            let take = |row: &usize| (self.selection.indices[*row], self.targets[*row]);
            let (indices, targets): (Vec<usize>, Vec<f64>) = rows.iter().map(take).unzip();
            let mut losses = self.losses.iter_mut();
            let loss = losses.find(|loss| loss.rows == rows.len());
            let loss = loss.expect("each size of a portion has a tape");
            loss.tape.set_rows(loss.scores, &indices);
            loss.tape.set(loss.targets, &targets);
            let numbers = [&classifier.weights, &classifier.bias];
            for (var, numbers) in loss.params.iter().zip(numbers) {
                loss.tape.set(*var, numbers);
            }
            loss.tape.forward();
            loss.tape.backward(loss.loss);
            // The mean over the batch is the weighted mean of the means over its portions.
            let share = rows.len() as f64 / batch.len() as f64;
            current.loss += share * loss.tape.value(loss.loss)[0];
            let gradient = loss.params.map(|var| loss.tape.gradient(var));
            current.gradient.add(share, gradient);
            current.evaluated += rows.len();
            self.evaluated += rows.len();
            *budget -= rows.len();
        }
        current.is_complete = true;
    }

    /// The number of evaluations of digits so far; a digit that was evaluated twice counts twice.
    #[must_use]
    pub fn evaluated(&self) -> usize {
        self.evaluated
    }

    /// The gradient of the last evaluated loss with respect to weights and bias.
    #[must_use]
    pub fn gradient(&self) -> [&[f64]; 2] {
        self.current().gradient()
    }

    /// The last evaluated loss, and its gradient.
    pub(super) fn current(&self) -> &BatchLoss {
        &self.recent[0]
    }

    /// Takes a step of gradient descent: subtracts from a classifier the learning rate times the
    /// gradient of the last evaluated loss.
    pub fn update(&self, learning_rate: f64, classifier: &mut Classifier) {
        classifier.add(-learning_rate, self.gradient());
    }
}
