//! The state of the curve: a function, a descent on it, and what the plot shows of them.

mod choice;
pub mod critical_points;
mod descends;
mod drag;
mod drag_undo;
pub mod example;
pub mod forecast;
pub mod function;
mod judgement;
pub mod minima;
mod outcome;
pub mod plot_range;
pub mod regime;
pub mod row;
mod simulation;
mod view_range;

use std::cell::Cell;

use self::drag_undo::DragUndo;
use self::example::EXAMPLES;
use self::forecast::Forecast;
use self::function::{Function, Minimum};
use self::plot_range::PlotRange;
use self::row::StepRow;
use crate::numeric::decimal::significant;
use crate::numeric::descent::{Descent, Direction, MAX_STEPS, MIN_LEARNING_RATE, Status};
use crate::numeric::expression::ParseError;
use crate::numeric::training::{Rules, Training};

/// The range of the learning rate.
pub const LEARNING_RATES: (f64, f64) = (MIN_LEARNING_RATE, 100.0);
/// The range of the start.
pub const STARTS: (f64, f64) = (-1e6, 1e6);
/// The range of the small step `h` to either side.
pub const NUDGES: (f64, f64) = (1e-6, 1.0);

/// A descent of `f(x)` from a starting point.
pub struct Curve {
    function: Function,
    /// The range of `x` that was chosen; none if it is fitted to the function.
    range: Option<(f64, f64)>,
    descent: Descent,
    minimum: Option<Minimum>,
    /// The `x` from which `minimum` was sought.
    minimum_sought_from: f64,
    /// The last forecast, with the `x` and the signed learning rate that it is for.
    forecast: Cell<Option<((f64, f64), Forecast)>>,
    plot_range: PlotRange,
    drag_undo: Option<DragUndo>,
    /// The start before the first drag since it was set; none if no drag has moved it.
    start_before_drag: Option<f64>,
    /// The small step `h` of "what if the parameter moves a little?".
    pub nudge: f64,
    /// Whether the small step is drawn.
    pub nudge_shown: bool,
    /// Whether only the graph, the steps and the point are drawn.
    pub bare: bool,
}

impl Default for Curve {
    /// `x**2` from -1.5 with a learning rate of 0.1, as in the lesson.
    fn default() -> Self {
        const START: f64 = -1.5;
        const LEARNING_RATE: f64 = 0.1;
        const PACE: f64 = 5.0;
        let function = default_function();
        let training = Training::new(function.objective(), &[START], rules(&function));
        let mut curve = Self {
            descent: Descent::new(training, LEARNING_RATE, PACE),
            minimum: None,
            minimum_sought_from: f64::NAN,
            forecast: Cell::new(None),
            plot_range: PlotRange::of(&function, 0),
            function,
            range: None,
            drag_undo: None,
            start_before_drag: None,
            nudge: 0.1,
            nudge_shown: false,
            bare: false,
        };
        curve.update_range(0);
        curve
    }
}

/// The first example.
fn default_function() -> Function {
    let formula = EXAMPLES[0].formula;
    Function::read(formula).unwrap_or_else(|error| panic!("{formula}: {error}"))
}

/// The stopping rules. Converged: a slope below 1e-6, or below a millionth of the average steepness
/// if that is less. Diverged: a value a million times the largest in the range.
fn rules(function: &Function) -> Rules {
    let usual = function.steepness().max(1e-9 * function.height());
    Rules {
        gradient_below: 1e-6 * usual.min(1.0),
        stop: None,
        loss_above: 1e6 * function.height(),
        max_steps: MAX_STEPS,
    }
}

impl Curve {
    /// The function.
    #[must_use]
    pub fn function(&self) -> &Function {
        &self.function
    }

    /// Shows another function, from the same start.
    ///
    /// # Errors
    ///
    /// The first error in the formula; then the function stays as it is.
    pub fn set_function(&mut self, formula: &str) -> Result<(), ParseError> {
        let function = Function::read(formula)?;
        if function.formula != self.function.formula {
            self.function = function;
            self.restart_with_function();
        }
        Ok(())
    }

    /// The range that was chosen; none if it is fitted to the function.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        self.range
    }

    /// Chooses the range that the plot shows at first; none fits it to the function.
    pub fn set_range(&mut self, range: Option<(f64, f64)>) {
        if range != self.range {
            self.range = range;
            // It was parsed before, so this cannot fail.
            if let Ok(function) = Function::read(&self.function.formula) {
                self.function = function;
            }
            self.restart_with_function();
        }
    }

    /// Restarts the descent with the current function and range, from the same start.
    fn restart_with_function(&mut self) {
        if let Some(range) = self.range {
            self.function.range = range;
        }
        let start = self.start();
        let training = Training::new(self.function.objective(), &[start], rules(&self.function));
        self.descent.set_training(training);
        self.plot_range = PlotRange::of(&self.function, 0);
        self.minimum = None;
        self.minimum_sought_from = f64::NAN;
        self.forecast.set(None);
        self.drag_undo = None;
        self.start_before_drag = None;
        self.update_range(0);
    }

    /// The shown step, with its `x`, `f(x)` and slope.
    #[must_use]
    pub fn now(&self) -> StepRow {
        self.row(self.descent.at())
    }

    /// The `x`, `f(x)` and slope after `step` steps.
    #[must_use]
    pub fn row(&self, step: usize) -> StepRow {
        let at = self.descent.training().at(step);
        StepRow {
            step,
            x: at.params[0],
            y: at.loss,
            slope: at.gradient[0],
        }
    }

    /// The `x` at which the point is drawn: that of `now`, or one on the way to it while playing.
    #[must_use]
    pub fn shown_x(&self) -> f64 {
        let x = self.now().x;
        self.descent.shown_params().next().unwrap_or(x)
    }

    /// The numbers of the point as it is drawn: those of the shown step, or, between two steps,
    /// those at the drawn `x` with the number of the step it left.
    #[must_use]
    pub fn shown(&self) -> StepRow {
        let (x, step) = (self.shown_x(), self.descent.reached());
        if step == self.descent.at() {
            return self.now();
        }
        StepRow {
            step,
            x,
            y: self.function.value(x),
            slope: self.function.slope(x),
        }
    }

    /// The arithmetic of the next step, or of the one that is being drawn, in the notebook's
    /// notation: `x - lr * slope = -1.5 - 0.1 * -3.0 = -1.2`.
    #[must_use]
    pub fn arithmetic(&self) -> String {
        let StepRow { x, slope, .. } = self.row(self.descent.reached());
        let rate = self.descent.learning_rate();
        let next = x - self.descent.signed_learning_rate() * slope;
        let sign = match self.descent.direction() {
            Direction::Downhill => '-',
            Direction::Uphill => '+',
        };
        let [x, rate, slope, next] = [x, rate, slope, next].map(|number| significant(number, 4));
        format!("x {sign} lr * slope = {x} {sign} {rate} * {slope} = {next}")
    }

    /// The change of `f` for the small step to either side, and its linear estimate:
    /// `[h, f(x+h) - f(x), slope * h]` for `-h` and for `h`.
    #[must_use]
    pub fn small_step_changes(&self) -> [[f64; 3]; 2] {
        let StepRow { x, y, slope, .. } = self.now();
        [-self.nudge, self.nudge].map(|h| [h, self.function.value(x + h) - y, slope * h])
    }

    /// Whether `y` is the smallest value in the plot, within a thousandth of its height.
    pub(super) fn is_lowest(&self, y: f64) -> bool {
        let (low, high) = self.plot_range.y;
        y <= low + 1e-3 * (high - low)
    }

    /// The status of the descent.
    #[must_use]
    pub fn status(&self) -> Status {
        self.descent.status()
    }
}
