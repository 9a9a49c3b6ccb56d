//! A linear classifier of handwritten digits in a reader's hands: it is trained, gone back with,
//! painted, and asked.

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
use crate::numeric::change::change;
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

/// The learning rates that can be set.
pub const LEARNING_RATES: (f64, f64) = (MIN_LEARNING_RATE, 1e6);
/// The weights that can be painted.
pub const WEIGHTS: (f64, f64) = (-100.0, 100.0);

/// The state. It starts without digits, and remembers what it is asked for until they are there.
pub struct Digits {
    classes: Classes,
    learning_rate: f64,
    /// The digits of a batch; 0 for all.
    batch: usize,
    shuffle: bool,
    seed: i64,
    start: InitialWeights,
    /// What is looked at.
    pub view: View,
    digit: usize,
    /// Train, then valid, once they are there.
    data: [Option<Arc<Collection>>; 2],
    experiment: Option<Experiment>,
    /// Steps that were asked for while there were no digits, with their learning rates, if not the
    /// one in force.
    pending_steps: Vec<(usize, Option<f64>)>,
    painted: bool,
    /// What was trained before weights were painted, and what was there before a stroke.
    before_painting: Option<Checkpoint>,
    before_stroke: Option<Checkpoint>,
    steps_per_second: f64,
    playing: bool,
    /// How much of the time to the next step has passed, 0 to 1; more while that is prepared.
    phase: f64,
    /// Whether something new was shown in the last frame of work: then this shows no step.
    shown_this_frame: bool,
    selected_step: Option<usize>,
    hovered_step: Option<usize>,
    /// What the reader draws.
    pub drawing: Drawing,
    /// The reader's tools.
    pub tools: Tools,
    /// Which of the scores is looked at, and painted.
    output: usize,
    /// Whether the ten pictures are those of the gradient, not of the weights.
    pub gradients_shown: bool,
    /// The share of validation digits whose own mean picture is nearest, for these classes.
    nearest_mean: Option<(Classes, f64)>,
}

impl Default for Digits {
    /// Threes and sevens, from weights of zero, without digits yet.
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
            nearest_mean: None,
        }
    }
}

impl Digits {
    /// Takes the digits of a part: the bytes of two IDX files, decompressed. Once both parts are
    /// there, the steps that were asked for are taken.
    ///
    /// # Errors
    ///
    /// The first fault of the files; what was there stays.
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

    /// Whether the digits are there, be any of them of the classes or not.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.data.iter().all(Option::is_some)
    }

    /// Whether there are digits to train on and to validate.
    #[must_use]
    pub fn has_data(&self) -> bool {
        self.experiment.is_some()
    }

    /// The classifier that training starts from, as the settings say.
    #[must_use]
    pub fn initial(&self) -> Classifier {
        match self.start {
            InitialWeights::Zero => Classifier::zero(self.classes.outputs()),
            InitialWeights::Random => Classifier::random(self.classes.outputs(), self.seed),
        }
    }

    /// Begins anew as the settings say.
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

    /// What is told apart.
    #[must_use]
    pub fn classes(&self) -> Classes {
        self.classes
    }

    /// Tells something else apart, from step 0.
    pub fn set_classes(&mut self, classes: Classes) {
        if change(&mut self.classes, classes) {
            self.rebuild();
        }
    }

    /// The learning rate (`lr`).
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Takes another learning rate from the next step on. A divergence is lifted.
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

    /// How many digits a step looks at; 0 for all.
    #[must_use]
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Looks at so many digits in each step, 0 for all, from step 0.
    pub fn set_batch(&mut self, batch: usize) {
        if change(&mut self.batch, batch) {
            self.rebuild();
        }
    }

    /// Whether the digits are shuffled anew for each epoch.
    #[must_use]
    pub fn shuffle(&self) -> bool {
        self.shuffle
    }

    /// Shuffles the digits anew for each epoch, or takes them in the order of the file, from step 0.
    pub fn set_shuffle(&mut self, shuffle: bool) {
        if change(&mut self.shuffle, shuffle) {
            self.rebuild();
        }
    }

    /// The seed of random weights and of shuffling.
    #[must_use]
    pub fn seed(&self) -> i64 {
        self.seed
    }

    /// Takes another seed, from step 0 if something depends on it.
    pub fn set_seed(&mut self, seed: i64) {
        let counts = self.shuffle || self.start == InitialWeights::Random;
        if change(&mut self.seed, seed) && counts {
            self.rebuild();
        }
    }

    /// What weights training starts from.
    #[must_use]
    pub fn start(&self) -> InitialWeights {
        self.start
    }

    /// Starts from other weights, at step 0.
    pub fn set_start(&mut self, start: InitialWeights) {
        if change(&mut self.start, start) {
            self.rebuild();
        }
    }

    /// The steps that were taken, or that are to be taken once there are digits: how many at which
    /// learning rate. None is the one in force.
    #[must_use]
    pub fn runs(&self) -> Vec<(usize, Option<f64>)> {
        let Some(run) = self.run() else {
            return self.pending_steps.clone();
        };
        let runs = run.learning_rates().chunk_by(|one, next| one == next);
        let in_force = self.learning_rate;
        runs.map(|run| (run.len(), Some(run[0]).filter(|rate| *rate != in_force)))
            .collect()
    }

    /// Goes back to step 0 and takes these steps; the learning rate in force stays.
    pub fn replay(&mut self, runs: &[(usize, Option<f64>)]) {
        self.reset();
        let in_force = self.learning_rate;
        match &mut self.experiment {
            None => self.pending_steps = runs.to_vec(),
            Some(experiment) => {
                for (steps, rate) in runs {
                    experiment.resume();
                    experiment.step(*steps, rate.unwrap_or(in_force));
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

    /// The training with its history.
    #[must_use]
    pub fn run(&self) -> Option<&TrainingRun> {
        self.experiment.as_ref().map(Experiment::run)
    }

    /// How many epochs are complete at the step that is shown.
    #[must_use]
    pub fn epoch(&self) -> usize {
        self.experiment
            .as_ref()
            .map_or(0, |experiment| experiment.at() / experiment.run().batches())
    }

    /// The step that the reader went back to, if it is not the last.
    #[must_use]
    pub fn selected_step(&self) -> Option<usize> {
        self.selected_step
    }

    /// The classifier that is shown; without digits, the one that training will start from.
    #[must_use]
    pub fn classifier(&self) -> Classifier {
        let shown = self
            .experiment
            .as_ref()
            .map(|experiment| experiment.shown().clone());
        shown.unwrap_or_else(|| self.initial())
    }

    /// How good the classifier that is shown is on the validation digits.
    #[must_use]
    pub fn valid(&self) -> Option<&Metrics> {
        self.experiment.as_ref().map(Experiment::valid)
    }

    /// How good it was after each epoch, from epoch 0, before the first step; as far as is known.
    #[must_use]
    pub fn epochs(&self) -> &[Epoch] {
        self.experiment.as_ref().map_or(&[], Experiment::epochs)
    }

    /// Looks at up to `most` more digits to find out how good the epochs were. Returns whether
    /// something is left to find out.
    ///
    /// Only playing and painting leave something: then a frame calls this until nothing is left. The
    /// other verbs find out at once.
    pub fn evaluate_some(&mut self, most: usize) -> bool {
        self.experiment
            .as_mut()
            .is_some_and(|experiment| experiment.evaluate_some(most))
    }

    /// The run, the digits and what is known of them, to look at.
    #[must_use]
    pub fn experiment(&self) -> Option<&Experiment> {
        self.experiment.as_ref()
    }

    /// The loss over the batch that the next step from the one shown looks at, with its gradient by
    /// the weights and by the bias.
    #[must_use]
    pub fn gradient(&self) -> Option<(f64, [&[f64]; 2])> {
        self.experiment.as_ref().map(Experiment::gradient)
    }

    /// The places, in the training digits, of that batch.
    pub fn next_batch(&mut self) -> Vec<usize> {
        self.experiment
            .as_mut()
            .map_or(Vec::new(), Experiment::batch)
    }
}
