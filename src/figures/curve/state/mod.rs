//! What the curve knows and can do.

pub mod critical_points;
mod descends;
mod drag;
mod drag_undo;
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
use self::forecast::Forecast;
use self::function::{EXAMPLES, Function, Minimum};
use self::plot_range::PlotRange;
use self::row::StepRow;
use crate::numeric::decimal::significant;
use crate::numeric::descent::{Descent, Direction, MAX_STEPS, MIN_LEARNING_RATE, Status};
use crate::numeric::expression::ParseError;
use crate::numeric::training::{Rules, Training};

/// The learning rates that can be set.
pub const LEARNING_RATES: (f64, f64) = (MIN_LEARNING_RATE, 100.0);
/// The starting points that can be set.
pub const STARTS: (f64, f64) = (-1e6, 1e6);
/// The small steps to either side that can be set.
pub const NUDGES: (f64, f64) = (1e-6, 1.0);

/// A descent of `f(x)` from a starting point.
pub struct Curve {
    function: Function,
    /// The range that was chosen for it.
    range: Option<(f64, f64)>,
    descent: Descent,
    minimum: Option<Minimum>,
    /// The `x` from which that minimum was looked for.
    minimum_sought_from: f64,
    /// The last outlook, and the point, the learning rate and the direction that it is of.
    forecast: Cell<Option<((f64, f64), Forecast)>>,
    plot_range: PlotRange,
    drag_undo: Option<DragUndo>,
    /// Where the start was set, once a drag has moved it.
    start_before_drag: Option<f64>,
    /// The small step `h` of "what if the parameter moves a little?".
    pub nudge: f64,
    /// Whether the small step is drawn.
    pub nudge_shown: bool,
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
        };
        curve.update_range(0);
        curve
    }
}

fn default_function() -> Function {
    let formula = EXAMPLES[0].formula;
    Function::read(formula).unwrap_or_else(|fault| panic!("{formula}: {fault}"))
}

/// Converged: a slope that no longer moves a digit anyone reads, and is nothing beside that of the
/// function on the whole. Diverged: a height a million
/// times that of the picture.
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
    /// The first fault of the formula; then the function stays.
    pub fn set_function(&mut self, formula: &str) -> Result<(), ParseError> {
        let function = Function::read(formula)?;
        if function.formula != self.function.formula {
            self.function = function;
            self.show();
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
            // It was read once already.
            if let Ok(function) = Function::read(&self.function.formula) {
                self.function = function;
            }
            self.show();
        }
    }

    /// Begins with the function, from the same start.
    fn show(&mut self) {
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

    /// The step being at, `x`, `f(x)` and the slope.
    #[must_use]
    pub fn now(&self) -> StepRow {
        self.row(self.descent.at())
    }

    /// The numbers before step `step`.
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

    /// Where the picture shows the point: at `now`, or on its way there while playing.
    #[must_use]
    pub fn shown_x(&self) -> f64 {
        let x = self.now().x;
        self.descent.shown_params().next().unwrap_or(x)
    }

    /// What the picture shows, in numbers: those of a step, or, on the way to the next, those of where
    /// the point is, and of the step that it left.
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

    /// The arithmetic of the next step, or of the one under way, as a notebook would write it:
    /// `x - lr * slope = -1.5 - 0.1 * -3.0 = -1.2`.
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

    /// How the small step `h` to either side compares: `[h, f(x+h) - f(x), slope * h]` for `-h`
    /// and for `h`.
    #[must_use]
    pub fn small_step_changes(&self) -> [[f64; 3]; 2] {
        let StepRow { x, y, slope, .. } = self.now();
        [-self.nudge, self.nudge].map(|h| [h, self.function.value(x + h) - y, slope * h])
    }

    /// Where the next step leads.
    pub(super) fn next_x(&self) -> f64 {
        let StepRow { x, slope, .. } = self.now();
        x - self.descent.signed_learning_rate() * slope
    }

    /// Whether nothing in view is lower.
    pub(super) fn is_lowest(&self, y: f64) -> bool {
        let (low, high) = self.plot_range.y;
        y <= low + 1e-3 * (high - low)
    }

    /// Status of the descent.
    #[must_use]
    pub fn status(&self) -> Status {
        self.descent.status()
    }
}
