//! The state of the digits: a linear classifier that is trained, painted and inspected.

mod checkpoint;
pub mod digit;
mod evaluation;
pub mod initial_weights;
pub mod inspection;
mod outcome;
mod painting;
pub mod pixels;
mod playing;
mod steps;
pub mod tools;
pub mod view;

use std::sync::Arc;

use self::checkpoint::Checkpoint;
use self::initial_weights::InitialWeights;
use self::tools::Tools;
use self::view::View;
use crate::numeric::change::assign;
use crate::numeric::descent::MIN_LEARNING_RATE;
use crate::numeric::digits::centre::Drawing;
use crate::numeric::digits::classes::Classes;
use crate::numeric::digits::classifier::Classifier;
use crate::numeric::digits::collection::Collection;
use crate::numeric::digits::experiment::{Epoch, Experiment, Part, TrainingTask};
use crate::numeric::digits::idx::IdxError;
use crate::numeric::digits::metrics::Metrics;
use crate::numeric::digits::run::TrainingRun;
use crate::numeric::steps::Steps;

/// The range of the learning rate.
pub const LEARNING_RATES: (f64, f64) = (MIN_LEARNING_RATE, 1e6);
/// The range of a painted weight.
pub const WEIGHTS: (f64, f64) = (-100.0, 100.0);

/// The state of the figure. It starts without digits, and keeps the steps that are asked for until
/// they are loaded.
pub struct Digits {
    classes: Classes,
    learning_rate: f64,
    /// The size of a batch; 0 for all digits.
    batch: usize,
    shuffle: bool,
    seed: i64,
    start: InitialWeights,
    /// The view that is shown.
    pub view: View,
    digit: usize,
    /// The training and the validation digits, once they are loaded.
    data: [Option<Arc<Collection>>; 2],
    experiment: Option<Experiment>,
    /// Steps that were asked for while there were no digits: how many, and at which learning rate
    /// if not the current one.
    pending_steps: Vec<(usize, Option<f64>)>,
    painted: bool,
    /// The training before weights were painted.
    before_painting: Option<Checkpoint>,
    /// The training before the current stroke of the brush.
    before_stroke: Option<Checkpoint>,
    steps_per_second: f64,
    playing: bool,
    /// The steps that are due, in fractions: at 1 the next step is due.
    phase: f64,
    /// Whether the last frame of playing showed something new: then the next one shows no step.
    shown_this_frame: bool,
    selected_step: Option<usize>,
    hovered_step: Option<usize>,
    /// The reader's drawing.
    pub drawing: Drawing,
    /// The reader's tools.
    pub tools: Tools,
    /// The chosen score, which is shown and painted.
    output: usize,
    /// Whether the ten pictures show the gradient instead of the weights.
    pub gradients_shown: bool,
    /// Whether the axis of the loss fits the losses after the first epoch.
    pub zoomed: bool,
    /// The accuracy of choosing the nearest mean image, with the classes that it is for.
    nearest_mean: Option<(Classes, f64)>,
}

impl Default for Digits {
    /// Threes against sevens, with initial weights of zero, without digits.
    fn default() -> Self {
        Self {
            classes: Classes::default(),
            learning_rate: 1.0,
            batch: 64,
            shuffle: false,
            seed: 42,
            start: InitialWeights::default(),
            view: View::default(),
            digit: 0,
            data: [None, None],
            experiment: None,
            pending_steps: Vec::new(),
            painted: false,
            before_painting: None,
            before_stroke: None,
            steps_per_second: 13.0,
            shown_this_frame: false,
            playing: false,
            phase: 0.0,
            selected_step: None,
            hovered_step: None,
            drawing: Drawing::default(),
            tools: Tools::default(),
            output: 0,
            gradients_shown: false,
            zoomed: false,
            nearest_mean: None,
        }
    }
}

impl Digits {
    /// Takes the digits of a part, from the decompressed bytes of two IDX files. Once both parts
    /// are loaded, the steps that were asked for are taken.
    ///
    /// # Errors
    ///
    /// The first error in the files; then nothing changes.
    pub fn take_data(&mut self, part: Part, images: &[u8], labels: &[u8]) -> Result<(), IdxError> {
        let collection = Collection::read(images, labels)?;
        self.data[part as usize] = Some(Arc::new(collection));
        self.nearest_mean = None;
        let (pending_steps, selected_step) = (self.runs(), self.selected_step);
        self.rebuild();
        self.replay(&pending_steps);
        if let Some(step) = selected_step {
            self.show(step);
        }
        Ok(())
    }

    /// Whether both parts are loaded, even if they have no digits of the classes.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.data.iter().all(Option::is_some)
    }

    /// Whether there are digits of the classes to train on and to validate.
    #[must_use]
    pub fn has_data(&self) -> bool {
        self.experiment.is_some()
    }

    /// The classifier with the initial weights of the settings.
    #[must_use]
    pub fn initial(&self) -> Classifier {
        match self.start {
            InitialWeights::Zero => Classifier::zero(self.classes.outputs()),
            InitialWeights::Random => Classifier::random(self.classes.outputs(), self.seed),
        }
    }

    /// Starts a new training with the current settings, at step 0.
    pub(super) fn rebuild(&mut self) {
        self.stop_and_snap();
        (self.pending_steps, self.painted, self.experiment) = (Vec::new(), false, None);
        (self.before_painting, self.before_stroke) = (None, None);
        if let [Some(train), Some(valid)] = &self.data {
            let task = TrainingTask {
                classes: self.classes,
                batch: self.batch,
                shuffle: self.shuffle.then_some(self.seed),
                start: self.initial(),
            };
            self.experiment = Experiment::new(train, valid, task);
        }
        self.evaluate_some(usize::MAX);
    }

    /// The classes to be distinguished.
    #[must_use]
    pub fn classes(&self) -> Classes {
        self.classes
    }

    /// Sets the classes and goes to step 0.
    pub fn set_classes(&mut self, classes: Classes) {
        if assign(&mut self.classes, classes) {
            self.rebuild();
        }
    }

    /// The learning rate (`lr`).
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Sets the learning rate of the next steps. A training that diverged may go on.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
        if let Some(experiment) = &mut self.experiment {
            experiment.resume();
        }
    }

    /// Halves the learning rate, so that a training that diverged can go on.
    pub fn halve_learning_rate(&mut self) {
        self.set_learning_rate((self.learning_rate / 2.0).max(LEARNING_RATES.0));
    }

    /// The size of a batch; 0 for all digits.
    #[must_use]
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Sets the size of a batch, 0 for all digits, and goes to step 0.
    pub fn set_batch(&mut self, batch: usize) {
        if assign(&mut self.batch, batch) {
            self.rebuild();
        }
    }

    /// Whether the digits are shuffled for each epoch.
    #[must_use]
    pub fn shuffle(&self) -> bool {
        self.shuffle
    }

    /// Sets whether the digits are shuffled for each epoch or keep the order of the file, and goes
    /// to step 0.
    pub fn set_shuffle(&mut self, shuffle: bool) {
        if assign(&mut self.shuffle, shuffle) {
            self.rebuild();
        }
    }

    /// The seed of the random weights and of shuffling.
    #[must_use]
    pub fn seed(&self) -> i64 {
        self.seed
    }

    /// Sets the seed, and goes to step 0 if it is in use.
    pub fn set_seed(&mut self, seed: i64) {
        let is_used = self.shuffle || self.start == InitialWeights::Random;
        if assign(&mut self.seed, seed) && is_used {
            self.rebuild();
        }
    }

    /// The kind of the initial weights.
    #[must_use]
    pub fn start(&self) -> InitialWeights {
        self.start
    }

    /// Sets the kind of the initial weights and goes to step 0.
    pub fn set_start(&mut self, start: InitialWeights) {
        if assign(&mut self.start, start) {
            self.rebuild();
        }
    }

    /// The steps that were taken, or that will be taken once there are digits: runs of steps with
    /// their learning rate. None is the current learning rate.
    #[must_use]
    pub fn runs(&self) -> Vec<(usize, Option<f64>)> {
        let Some(run) = self.run() else {
            return self.pending_steps.clone();
        };
        let runs = run.learning_rates().chunk_by(|one, next| one == next);
        let current = self.learning_rate;
        runs.map(|run| (run.len(), Some(run[0]).filter(|rate| *rate != current)))
            .collect()
    }

    /// Goes back to step 0 and takes these runs of steps; the current learning rate stays.
    pub fn replay(&mut self, runs: &[(usize, Option<f64>)]) {
        self.reset();
        let current = self.learning_rate;
        match &mut self.experiment {
            None => self.pending_steps = runs.to_vec(),
            Some(experiment) => {
                for (steps, rate) in runs {
                    experiment.resume();
                    experiment.step(*steps, rate.unwrap_or(current));
                }
            }
        }
        self.evaluate_some(usize::MAX);
    }

    /// Takes steps to the end of the epoch.
    pub fn step_epoch(&mut self) {
        if let Some(run) = self.run() {
            self.step(run.batches() - run.steps() % run.batches());
        }
    }

    /// The training run with its history; none while there are no digits.
    #[must_use]
    pub fn run(&self) -> Option<&TrainingRun> {
        self.experiment.as_ref().map(Experiment::run)
    }

    /// The number of complete epochs at the shown step.
    #[must_use]
    pub fn epoch(&self) -> usize {
        self.experiment
            .as_ref()
            .map_or(0, |experiment| experiment.at() / experiment.run().batches())
    }

    /// The step that the reader selected, if it is not the last.
    #[must_use]
    pub fn selected_step(&self) -> Option<usize> {
        self.selected_step
    }

    /// The classifier at the shown step; without digits, the initial one.
    #[must_use]
    pub fn classifier(&self) -> Classifier {
        let shown = self
            .experiment
            .as_ref()
            .map(|experiment| experiment.shown().clone());
        shown.unwrap_or_else(|| self.initial())
    }

    /// The metrics of the shown classifier on the validation digits.
    #[must_use]
    pub fn valid(&self) -> Option<&Metrics> {
        self.experiment.as_ref().map(Experiment::valid)
    }

    /// The metrics after each epoch, from epoch 0, before the first step; as far as they are
    /// computed.
    #[must_use]
    pub fn epochs(&self) -> &[Epoch] {
        self.experiment.as_ref().map_or(&[], Experiment::epochs)
    }

    /// Evaluates up to `max` more digits for the metrics of the epochs. Returns whether some are
    /// still pending.
    ///
    /// Only playing and painting leave epochs pending, and then each animation frame calls this.
    /// The other methods evaluate all at once.
    pub fn evaluate_some(&mut self, max: usize) -> bool {
        self.experiment
            .as_mut()
            .is_some_and(|experiment| experiment.evaluate_some(max))
    }

    /// The training run with its digits and metrics; none while there are no digits.
    #[must_use]
    pub fn experiment(&self) -> Option<&Experiment> {
        self.experiment.as_ref()
    }

    /// The loss over the batch of the step after the shown one, with its gradient with respect to
    /// the weights and to the bias.
    #[must_use]
    pub fn gradient(&self) -> Option<(f64, [&[f64]; 2])> {
        self.experiment.as_ref().map(Experiment::gradient)
    }

    /// The indices of that batch in the training digits.
    pub fn next_batch(&mut self) -> Vec<usize> {
        self.experiment
            .as_mut()
            .map_or(Vec::new(), Experiment::batch)
    }
}
