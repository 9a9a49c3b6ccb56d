//! What the fit knows and can do.

use crate::numeric::dataset::{Dataset, Source, rollercoaster};
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::descent::{Descends, Descent, LEAST_RATE, Status};
use crate::numeric::least_squares;
use crate::numeric::loss::mean_squared_error;
use crate::numeric::model::{quadratic, quadratic_at};
use crate::numeric::training::{Objective, Rules, Termination, Training};

/// The most steps that a history holds.
pub const MOST_STEPS: usize = 10_000;
/// The learning rates that can be set.
pub const LEARNING_RATES: (f64, f64) = (LEAST_RATE, 10.0);
/// The parameters that can be set.
pub const PARAMS: (f64, f64) = (-1e6, 1e6);
/// The seeds that can be set: the whole numbers that a script holds exactly.
pub const SEEDS: (i64, i64) = (-9_007_199_254_740_991, 9_007_199_254_740_991);
/// Playing stops when a step changes the loss by less than this share of it.
pub const CHANGE_BELOW: f64 = 1e-5;

/// The fit of `a*(t**2) + (b*t) + c` to speeds, by descent of the mean squared error.
pub struct Fit {
    source: Source,
    data: Dataset,
    /// The parameters that come with the data, before any were set by hand.
    initial: [f64; 3],
    optimum: Optimum,
    descent: Descent,
    /// Whether the loss is drawn on a logarithmic axis.
    pub log_loss: bool,
}

/// The best parameters there are, by least squares.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimum {
    /// `a`, `b` and `c`.
    pub params: Vec<f64>,
    /// Their mean squared error.
    pub loss: f64,
}

impl Default for Fit {
    /// The notebook's run: its data, its parameters, its learning rate.
    fn default() -> Self {
        const LEARNING_RATE: f64 = 1e-5;
        const PACE: f64 = 4.0;
        Self::new(Source::Notebook, LEARNING_RATE, PACE)
    }
}

fn objective(data: &Dataset) -> Objective {
    Objective::record(3, |recorder, params| {
        let time = recorder.constant(&data.time);
        let speed = recorder.constant(&data.speed);
        mean_squared_error(quadratic(time, params), speed)
    })
}

impl Optimum {
    fn of(data: &Dataset, objective: &mut Objective) -> Self {
        let column = |power: i32| data.time.iter().map(|t| t.powi(power)).collect();
        let columns: [Vec<f64>; 3] = [column(2), column(1), column(0)];
        let params = least_squares::solve(&columns, &data.speed).unwrap_or_else(|| vec![0.0; 3]);
        let loss = objective.loss(&params);
        Self { params, loss }
    }
}

impl Fit {
    fn new(source: Source, learning_rate: f64, pace: f64) -> Self {
        let (data, initial) = rollercoaster(source);
        let mut objective = objective(&data);
        let optimum = Optimum::of(&data, &mut objective);
        let rules = Rules {
            gradient_below: 1e-6,
            change_below: CHANGE_BELOW,
            loss_above: 1e6 * objective.loss(&[0.0; 3]),
            max_steps: MOST_STEPS,
        };
        let training = Training::new(objective, &initial, rules);
        Self {
            source,
            data,
            initial,
            optimum,
            descent: Descent::new(training, learning_rate, pace),
            log_loss: false,
        }
    }

    /// Where the data come from.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }

    /// Takes other data, with the parameters that come with them, at step 0.
    pub fn set_source(&mut self, source: Source) {
        let mut fit = Self::new(source, self.descent.learning_rate(), self.descent.pace);
        fit.descent.set_direction(self.descent.direction());
        fit.log_loss = self.log_loss;
        *self = fit;
    }

    /// What was measured.
    #[must_use]
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// The best parameters there are.
    #[must_use]
    pub fn optimum(&self) -> &Optimum {
        &self.optimum
    }

    /// The parameters at step 0: those of the data, or those set by hand.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        self.descent.training().at(0).params
    }

    /// Starts from other parameters, at step 0.
    pub fn set_start(&mut self, params: &[f64]) {
        if params.len() == self.initial.len() && params.iter().all(|param| param.is_finite()) {
            self.descent.training_mut().restart(params);
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

    /// Goes back to the parameters that came with the data, at step 0.
    pub fn restore_start(&mut self) {
        let initial = self.initial;
        self.set_start(&initial);
    }

    /// Whether the start is the one that came with the data.
    #[must_use]
    pub fn starts_as_given(&self) -> bool {
        self.start() == self.initial
    }

    /// `a`, `b` and `c` at this step.
    #[must_use]
    pub fn params(&self) -> &[f64] {
        self.descent.training().current().params
    }

    /// The model's speed at each time, at this step.
    #[must_use]
    pub fn preds(&self) -> Vec<f64> {
        let params = self.params();
        let time = self.data.time.iter();
        time.map(|time| quadratic_at(*time, params)).collect()
    }

    /// The mean squared error at this step.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.descent.training().current().loss
    }

    /// Its partial derivatives by `a`, `b` and `c`, from the tape.
    #[must_use]
    pub fn grad(&self) -> &[f64] {
        self.descent.training().current().gradient
    }

    /// `losses[k]` is the loss before step `k`.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        self.descent.training().losses()
    }

    /// The parameters that the picture shows: those of this step, or on their way there.
    #[must_use]
    pub fn shown_params(&self) -> [f64; 3] {
        let mut shown = self.descent.shown_params();
        std::array::from_fn(|_| shown.next().unwrap_or_default())
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
        verb(&mut self.descent)
    }

    fn describe(&self) -> String {
        let step = self.descent.training().steps();
        let [a, b, c] = std::array::from_fn(|k| spoken(&significant(self.params()[k], 3)));
        format!(
            "step {step}, loss {}, a = {a}, b = {b}, c = {c}",
            fixed(self.loss(), 2)
        )
    }

    fn outcome(&self) -> Option<String> {
        let step = self.descent.training().steps();
        let loss = fixed(self.loss(), 2);
        match self.descent.training().termination()? {
            Termination::Converged if step == 0 => None,
            Termination::Converged => Some(format!(
                "Stopped after {step} steps at a loss of {loss}: the last one changed it by less than 0.001 %. \
                 That is a standstill, not the best fit: the best quadratic has a loss of {}.",
                fixed(self.optimum.loss, 2)
            )),
            Termination::Diverged => Some(format!(
                "Diverged at step {step}: with lr = {} each step overshot by more than the one before. \
                 The loss has reached {}; the picture shows the last finite step.",
                significant(self.descent.learning_rate(), 3),
                significant(self.loss(), 3),
            )),
            Termination::StepLimit => Some(format!(
                "Stopped: {MOST_STEPS} steps are as many as this figure keeps. Step back or reset to go on."
            )),
        }
    }
}
