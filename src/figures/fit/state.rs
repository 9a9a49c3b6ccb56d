//! What the fit knows and can do.

use super::outcome;
use super::points::Held;
use super::stage::Stage;
use crate::numeric::dataset::{Dataset, Source, initial, rollercoaster};
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::descent::{Descends, Descent, LEAST_RATE, MOST_STEPS, Status};
use crate::numeric::expression::Fault;
use crate::numeric::loss::Loss;
use crate::numeric::model::Model;
use crate::numeric::training::{Evaluation, Objective, Rules, Stop, Training};

/// The learning rates that can be set.
pub const LEARNING_RATES: (f64, f64) = (LEAST_RATE, 10.0);
/// The parameters that can be set.
pub const PARAMS: (f64, f64) = (-1e6, 1e6);
/// The seeds that can be set: the whole numbers that a script holds exactly.
pub const SEEDS: (i64, i64) = (-9_007_199_254_740_991, 9_007_199_254_740_991);
/// Playing stops when a step changes the loss by less than this share of it, if no other rule is
/// chosen.
pub const CHANGE_BELOW: f64 = 1e-5;
/// The parameters of the curve that the rollercoaster's data are scattered around.
pub const TRUTH: [f64; 3] = [0.75, -14.25, 68.6875];

/// The fit of a model, the quadratic at first, to speeds, by descent of a loss.
pub struct Fit {
    source: Source,
    pub(super) data: Dataset,
    /// Whether the data are the reader's own, and no longer those of the source.
    pub(super) own: bool,
    /// How often the data have changed.
    pub(super) edition: u32,
    /// The parameters that come with the source, before any were set by hand.
    initial: Vec<f64>,
    model: Model,
    loss: Loss,
    pub(super) optimum: Option<Optimum>,
    pub(super) descent: Descent,
    /// The measurement that a handle stands at.
    pub(super) selected: usize,
    pub(super) held: Option<Held>,
    pub(super) stage: Stage,
    /// How it is looked at.
    pub view: View,
    /// The steps that the panels show.
    pub panels: Vec<usize>,
    /// Whether the curve behind the data and the best one are drawn.
    pub truth_shown: bool,
    /// Whether the loss is drawn on a logarithmic axis.
    pub log_loss: bool,
}

/// A way to look at the fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The data with the model, and the loss.
    #[default]
    Fit,
    /// The seven steps, one at a time.
    Walk,
    /// Some steps side by side.
    Panels,
}

impl View {
    /// As settings write it, in the order of the variants.
    pub const NAMES: [&'static str; 3] = ["fit", "walk", "panels"];

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The view of that name; what is no name is `fit`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "walk" => Self::Walk,
            "panels" => Self::Panels,
            _ => Self::Fit,
        }
    }
}

/// The best parameters there are, by least squares.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimum {
    /// As many as the model has.
    pub params: Vec<f64>,
    /// Their loss.
    pub loss: f64,
}

impl Default for Fit {
    /// The notebook's run: its data, its parameters, its learning rate.
    fn default() -> Self {
        const LEARNING_RATE: f64 = 1e-5;
        const PACE: f64 = 4.0;
        let source = Source::Notebook;
        let (data, initial) = rollercoaster(source);
        let loss = Loss::default();
        let stop = Stop::ChangeBelow(CHANGE_BELOW);
        let (model, initial) = (Model::default(), initial.to_vec());
        let (training, optimum) = train(&data, &model, loss, &initial, stop);
        Self {
            source,
            model,
            data,
            own: false,
            edition: 0,
            initial,
            loss,
            optimum,
            descent: Descent::new(training, LEARNING_RATE, PACE),
            selected: 0,
            held: None,
            stage: Stage::default(),
            view: View::default(),
            panels: vec![0, 1, 2, 3],
            truth_shown: false,
            log_loss: false,
        }
    }
}

fn objective(data: &Dataset, model: &Model, loss: Loss) -> Objective {
    Objective::record(model.params().len(), |recorder, params| {
        let time = recorder.constant(&data.time);
        let speed = recorder.constant(&data.speed);
        loss.of(model.record(recorder, time, params), speed)
    })
}

fn train(
    data: &Dataset,
    model: &Model,
    loss: Loss,
    start: &[f64],
    stop: Stop,
) -> (Training, Option<Optimum>) {
    let mut objective = objective(data, model, loss);
    let params = model.least_squares(&data.time, &data.speed);
    let optimum = params.map(|params| Optimum {
        loss: objective.loss(&params),
        params,
    });
    // A standstill at 0, if that has a loss.
    let rest = objective.loss(&vec![0.0; model.params().len()]);
    let rest = if rest.is_finite() {
        rest
    } else {
        objective.loss(start)
    };
    let rules = Rules {
        gradient_below: 1e-6,
        stop: Some(stop),
        loss_above: 1e6 * rest.max(1.0),
        max_steps: MOST_STEPS,
    };
    (Training::new(objective, start, rules), optimum)
}

impl Fit {
    /// Trains anew on the data and the loss in force, from these parameters, at step 0.
    pub(super) fn retrain(&mut self, start: &[f64]) {
        let (training, optimum) = train(&self.data, &self.model, self.loss, start, self.stop());
        self.optimum = optimum;
        self.edition = self.edition.wrapping_add(1);
        self.descent.set_training(training);
        self.stage = Stage::default();
    }

    /// Where the data come from, unless they are the reader's own.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }

    /// Whether the data are the reader's own.
    #[must_use]
    pub fn has_own_data(&self) -> bool {
        self.own
    }

    /// Takes other data, with the parameters that come with them, at step 0.
    pub fn set_source(&mut self, source: Source) {
        let (data, _) = rollercoaster(source);
        let start = initial(source, self.model.params().len());
        self.source = source;
        self.initial.clone_from(&start);
        self.take(data, false, &start);
    }

    /// Takes the reader's own data, from the parameters of step 0. A quadratic needs measurements
    /// at three different times.
    pub fn set_data(&mut self, data: Dataset) {
        let start = self.start().to_vec();
        self.take(data, true, &start);
    }

    fn take(&mut self, data: Dataset, own: bool, start: &[f64]) {
        self.data = data;
        self.own = own;
        self.selected = 0;
        self.held = None;
        self.retrain(start);
    }

    /// What was measured.
    #[must_use]
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// Another number whenever the data may have changed.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// The loss that is trained.
    #[must_use]
    pub fn loss_kind(&self) -> Loss {
        self.loss
    }

    /// Trains another loss, from the same start, at step 0.
    pub fn set_loss_kind(&mut self, loss: Loss) {
        if loss != self.loss {
            self.loss = loss;
            let start = self.start().to_vec();
            self.retrain(&start);
        }
    }

    /// The rule by which playing stops.
    #[must_use]
    pub fn stop(&self) -> Stop {
        let stop = self.descent.training().rules().stop;
        stop.unwrap_or(Stop::ChangeBelow(CHANGE_BELOW))
    }

    /// Chooses the rule by which playing stops.
    pub fn set_stop(&mut self, stop: Stop) {
        self.descent.training_mut().rules_mut().stop = Some(stop);
    }

    /// The model that is fitted.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Fits another model, with the parameters that come with the data, at step 0.
    ///
    /// # Errors
    ///
    /// The first fault of the formula; then the model stays.
    pub fn set_model(&mut self, formula: &str) -> Result<(), Fault> {
        let model = Model::read(formula)?;
        if model != self.model {
            let start = initial(self.source, model.params().len());
            self.initial.clone_from(&start);
            self.model = model;
            self.retrain(&start);
        }
        Ok(())
    }

    /// The best parameters there are, where least squares can tell: for a sum of parameters, each
    /// times a function of `t`.
    #[must_use]
    pub fn optimum(&self) -> Option<&Optimum> {
        self.optimum.as_ref()
    }

    /// The loss of the curve that the data are scattered around; none for the reader's own data.
    #[must_use]
    pub fn truth_loss(&self) -> Option<f64> {
        let loss = || objective(&self.data, &Model::default(), self.loss).loss(&TRUTH);
        (!self.own).then(loss)
    }

    /// The parameters that come with the source.
    #[must_use]
    pub fn initial(&self) -> &[f64] {
        &self.initial
    }

    /// The parameters at step 0: those of the source, or those set by hand.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        self.descent.training().at(0).params
    }

    /// Starts from other parameters, at step 0; as many as the model has, or nothing changes.
    pub fn set_start(&mut self, params: &[f64]) {
        if params.len() == self.initial.len() && params.iter().all(|param| param.is_finite()) {
            self.descent.training_mut().restart(params);
            self.stage = Stage::default();
        }
    }

    /// Sets one parameter by hand and starts from there; the others stay as they are now.
    pub fn set_param(&mut self, index: usize, value: f64) {
        let mut params = self.params().to_vec();
        if let Some(param) = params.get_mut(index) {
            *param = value;
            self.set_start(&params);
        }
    }

    /// Goes back to the parameters that came with the source, at step 0.
    pub fn restore_start(&mut self) {
        let initial = self.initial.clone();
        self.set_start(&initial);
    }

    /// Whether the start is the one that came with the source.
    #[must_use]
    pub fn starts_as_given(&self) -> bool {
        self.start() == self.initial
    }

    /// The step that is shown: the last, unless the reader looks back.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        self.descent.training().at(self.descent.at())
    }

    /// The parameters at this step.
    #[must_use]
    pub fn params(&self) -> &[f64] {
        self.now().params
    }

    /// The model's speed at each time, at this step.
    #[must_use]
    pub fn preds(&self) -> Vec<f64> {
        self.model.predict(&self.data.time, self.params())
    }

    /// The loss at this step.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.now().loss
    }

    /// Its partial derivatives by the parameters, from the tape.
    #[must_use]
    pub fn grad(&self) -> &[f64] {
        self.now().gradient
    }

    /// `losses[k]` is the loss before step `k`.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        self.descent.training().losses()
    }

    /// The parameters that the picture shows: those of this step, or on their way there.
    #[must_use]
    pub fn shown_params(&self) -> Vec<f64> {
        self.descent.shown_params().collect()
    }

    /// For each panel the step, its parameters and its loss: from the parameters of step 0, at the
    /// learning rate in force. A run that ends before has its last step.
    #[must_use]
    pub fn panel_params(&self) -> Vec<(usize, Vec<f64>, f64)> {
        let mut run = self.descent.training().fresh();
        let last = self.panels.iter().copied().max().unwrap_or_default();
        while run.steps() < last && run.step(self.descent.signed_rate()) {}
        let panel = |step: &usize| {
            let step = run.steps().min(*step);
            let at = run.at(step);
            (step, at.params.to_vec(), at.loss)
        };
        self.panels.iter().map(panel).collect()
    }

    /// What the descent is doing.
    #[must_use]
    pub fn status(&self) -> Status {
        self.descent.status()
    }
}

impl Descends for Fit {
    fn descent(&self) -> &Descent {
        &self.descent
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let before = self.descent.at();
        let result = verb(&mut self.descent);
        let after = self.descent.at();
        if after != before {
            self.stage = if after == 0 {
                Stage::default()
            } else {
                Stage::Step
            };
        }
        result
    }

    fn peek(&mut self, step: Option<usize>) {
        self.descent.peek(step);
    }

    fn describe(&self) -> String {
        let step = self.descent.at();
        let params = self.model.params().iter().zip(self.params());
        let params =
            params.map(|(name, param)| format!("{name} = {}", spoken(&significant(*param, 3))));
        let params: Vec<String> = params.collect();
        format!(
            "step {step}, loss {}, {}",
            fixed(self.loss(), 2),
            params.join(", ")
        )
    }

    fn outcome(&self) -> Option<String> {
        outcome::sentence(self)
    }
}
