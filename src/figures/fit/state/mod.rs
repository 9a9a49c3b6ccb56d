//! What the fit knows and can do.

pub mod contenders;
pub mod convergence;
mod drag_undo;
mod outcome;
pub mod points;
pub mod race;
mod race_cache;
pub mod stage;
pub mod view;
mod walk;

use self::contenders::default_contenders;
use self::drag_undo::DragUndo;
use self::race_cache::RaceCache;
use self::stage::Stage;
use self::view::View;
use crate::numeric::dataset::{Dataset, Source};
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::descent::{Descends, Descent, MIN_LEARNING_RATE, Status};
use crate::numeric::expression::ParseError;
use crate::numeric::loss::Loss;
use crate::numeric::model::Model;
use crate::numeric::optimizer::Contender;
pub use crate::numeric::problem::Optimum;
use crate::numeric::problem::Problem;
use crate::numeric::regression::{HasRegression, Regression};
use crate::numeric::training::{Evaluation, Stop};

/// The learning rates that can be set.
pub const LEARNING_RATES: (f64, f64) = (MIN_LEARNING_RATE, 10.0);
/// The parameters of the curve that the rollercoaster's data are scattered around.
pub const TRUTH: [f64; 3] = [0.75, -14.25, 68.6875];

/// The fit of a model, the quadratic at first, to speeds, by descent of a loss.
pub struct Fit {
    regression: Regression,
    /// The measurement that a handle stands at.
    selected: usize,
    drag_undo: Option<DragUndo>,
    stage: Stage,
    /// How it is looked at.
    pub view: View,
    /// The steps that the panels show.
    pub panels: Vec<usize>,
    /// Who runs in the race.
    pub race: Vec<Contender>,
    /// How many steps the race has.
    pub laps: usize,
    race_cache: RaceCache,
    /// Whether the curve behind the data and the best one are drawn.
    pub truth_shown: bool,
    /// Whether the loss is drawn on a logarithmic axis.
    pub log_loss: bool,
    /// Whether the losses to compare with are drawn.
    pub yardsticks: bool,
    /// Whether the directions of the loss are shown, with their speeds.
    pub convergence_shown: bool,
    /// After how many steps the reader guesses that it will be there; 0 for no guess.
    pub guess: usize,
}

impl Default for Fit {
    /// The notebook's run.
    fn default() -> Self {
        Self {
            regression: Regression::default(),
            selected: 0,
            drag_undo: None,
            stage: Stage::default(),
            view: View::default(),
            panels: vec![0, 1, 2, 3],
            race: default_contenders(),
            laps: 100,
            race_cache: RaceCache::default(),
            truth_shown: false,
            log_loss: false,
            yardsticks: false,
            convergence_shown: false,
            guess: 0,
        }
    }
}

impl HasRegression for Fit {
    fn regression(&self) -> &Regression {
        &self.regression
    }

    fn change<R>(&mut self, verb: impl FnOnce(&mut Regression) -> R) -> R {
        let before = self.regression.revision();
        let result = verb(&mut self.regression);
        if self.regression.revision() != before {
            self.stage = Stage::default();
            self.selected = self.selected.min(self.data().time.len() - 1);
        }
        result
    }

    fn take_source(&mut self, source: Source) {
        self.set_source(source);
    }

    fn take_data(&mut self, data: Dataset) {
        self.set_data(data);
    }
}

impl Fit {
    /// What is fitted.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        self.regression.problem()
    }

    /// Where the data come from, unless they are the reader's own.
    #[must_use]
    pub fn source(&self) -> Source {
        self.problem().source()
    }

    /// Whether the data are the reader's own.
    #[must_use]
    pub fn has_own_data(&self) -> bool {
        self.problem().has_own_data()
    }

    /// Takes other data, with the parameters that come with them, at step 0.
    pub fn set_source(&mut self, source: Source) {
        self.drag_undo = None;
        self.selected = 0;
        self.change(|regression| regression.set_source(source));
    }

    /// Takes the reader's own data, from the parameters of step 0. A quadratic needs measurements
    /// at three different times.
    pub fn set_data(&mut self, data: Dataset) {
        self.drag_undo = None;
        self.selected = 0;
        self.change(|regression| regression.set_data(data));
    }

    /// What was measured.
    #[must_use]
    pub fn data(&self) -> &Dataset {
        self.problem().data()
    }

    /// Another number whenever the data may have changed.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.regression.revision()
    }

    /// The loss that is trained.
    #[must_use]
    pub fn loss_kind(&self) -> Loss {
        self.problem().loss
    }

    /// Trains another loss, from the same start, at step 0.
    pub fn set_loss_kind(&mut self, loss: Loss) {
        self.change(|regression| regression.set_loss_kind(loss));
    }

    /// The rule by which playing stops.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.regression.stop()
    }

    /// Chooses the rule by which playing stops.
    pub fn set_stop(&mut self, stop: Stop) {
        self.regression.set_stop(stop);
    }

    /// The model that is fitted.
    #[must_use]
    pub fn model(&self) -> &Model {
        self.problem().model()
    }

    /// Fits another model, with the parameters that come with the data, at step 0.
    ///
    /// # Errors
    ///
    /// The first fault of the formula; then the model stays.
    pub fn set_model(&mut self, formula: &str) -> Result<(), ParseError> {
        self.change(|regression| regression.set_model(formula))
    }

    /// The best parameters there are in the loss that is chosen, where there is a way to tell: for a
    /// sum of parameters, each times a function of `t`.
    #[must_use]
    pub fn optimum(&self) -> Option<&Optimum> {
        self.regression.optimum()
    }

    /// The loss of the curve that the data are scattered around; none for the reader's own data.
    #[must_use]
    pub fn truth_loss(&self) -> Option<f64> {
        let preds = Model::default().predict(&self.data().time, &TRUTH);
        (!self.has_own_data()).then(|| self.problem().loss_of(&preds))
    }

    /// The parameters that come with the source.
    #[must_use]
    pub fn initial(&self) -> &[f64] {
        self.problem().initial()
    }

    /// The parameters at step 0: those of the source, or those set by hand.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        self.regression.start()
    }

    /// Starts from other parameters, at step 0; as many as the model has, or nothing changes.
    pub fn set_start(&mut self, params: &[f64]) {
        self.change(|regression| regression.set_start(params));
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
    pub fn reset_start(&mut self) {
        let initial = self.initial().to_vec();
        self.set_start(&initial);
    }

    /// Whether the start is the one that came with the source.
    #[must_use]
    pub fn starts_as_given(&self) -> bool {
        self.start() == self.initial()
    }

    /// The step that is shown: the last, unless the reader looks back; or where it has gone forward.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        self.regression.now()
    }

    /// The parameters at this step.
    #[must_use]
    pub fn params(&self) -> &[f64] {
        self.now().params
    }

    /// The model's speed at each time, at this step.
    #[must_use]
    pub fn preds(&self) -> Vec<f64> {
        self.problem().predict(&self.data().time, self.params())
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

    /// The first step, of those taken, whose loss is at most a tenth above the best fit's.
    #[must_use]
    pub fn arrival(&self) -> Option<usize> {
        let goal = 1.1 * self.optimum()?.loss;
        let of_history = self.losses().iter().position(|loss| *loss <= goal);
        of_history.or_else(|| {
            let trace = self.regression.fast_forward()?.trace();
            let there = trace.iter().find(|(_, loss)| *loss <= goal)?;
            Some(there.0 as usize)
        })
    }

    /// How many steps the history has.
    #[must_use]
    pub fn descent_steps(&self) -> usize {
        self.descent().training().steps()
    }

    /// `losses[k]` is the loss before step `k`.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        self.descent().training().losses()
    }

    /// For each panel the step, its parameters and its loss: from the parameters of step 0, at the
    /// learning rate in force. A run that ends before has its last step.
    #[must_use]
    pub fn panel_params(&self) -> Vec<(usize, Vec<f64>, f64)> {
        let mut run = self.descent().training().fresh();
        let last = self.panels.iter().copied().max().unwrap_or_default();
        while run.steps() < last && run.step(self.descent().signed_learning_rate()) {}
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
        self.regression.status()
    }
}

impl Descends for Fit {
    fn descent(&self) -> &Descent {
        &self.regression.descent
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let before = self.descent().at();
        let result = self.regression.drive(verb);
        let after = self.descent().at();
        if after != before {
            self.stage = if after == 0 {
                Stage::default()
            } else {
                Stage::Step
            };
        }
        result
    }

    fn halt(&mut self) {
        match self.regression.fast_forward_mut() {
            Some(forward) => forward.stop(),
            None => self.drive(Descent::pause),
        }
    }

    fn is_fresh(&self) -> bool {
        self.descent().training().steps() == 0 && self.regression.fast_forward().is_none()
    }

    fn hover_step(&mut self, step: Option<usize>) {
        self.regression.descent.hover_step(step);
    }

    fn describe(&self) -> String {
        let step = self.regression.step_now();
        let params = self.model().params().iter().zip(self.params());
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
        // What is said of the history is not so far beyond it.
        let near = self.regression.fast_forward().is_none();
        near.then(|| self.why_stopped()).flatten()
    }
}
