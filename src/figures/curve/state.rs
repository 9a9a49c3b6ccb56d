//! What the curve knows and can do.

use std::cell::Cell;

use super::frame::Frame;
use super::function::{EXAMPLES, Function, Minimum};
use super::outcome;
use super::playing::Ends;
use super::regime::Regime;
use super::words::Outlook;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::{Descends, Descent, Direction, LEAST_RATE, MOST_STEPS, Status};
use crate::numeric::expression::Fault;
use crate::numeric::training::{Rules, Training};

/// The learning rates that can be set.
pub const LEARNING_RATES: (f64, f64) = (LEAST_RATE, 100.0);
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
    looked_from: f64,
    /// The last outlook, and the point, the learning rate and the direction that it is of.
    outlook: Cell<Option<((f64, f64), Outlook)>>,
    frame: Frame,
    held: Option<Held>,
    /// Where the start was set, once a drag has moved it.
    home: Option<f64>,
    /// The small step `h` of "what if the parameter moves a little?".
    pub nudge: f64,
    /// Whether the small step is drawn.
    pub nudge_shown: bool,
}

/// What a drag began from.
struct Held {
    start: f64,
    learning_rates: Vec<f64>,
}

/// A step in a row of the table, and the arithmetic of the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// How many steps came before.
    pub step: usize,
    /// The parameter.
    pub x: f64,
    /// `f(x)`.
    pub y: f64,
    /// The slope of `f` at `x`.
    pub slope: f64,
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
            looked_from: f64::NAN,
            outlook: Cell::new(None),
            frame: Frame::of(&function, 0),
            function,
            range: None,
            held: None,
            home: None,
            nudge: 0.1,
            nudge_shown: false,
        };
        curve.look_around(0);
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
        max_steps: MOST_STEPS,
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
    pub fn set_function(&mut self, formula: &str) -> Result<(), Fault> {
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
        self.frame = Frame::of(&self.function, 0);
        self.minimum = None;
        self.looked_from = f64::NAN;
        self.outlook.set(None);
        self.held = None;
        self.home = None;
        self.look_around(0);
    }

    /// Where the descent started.
    #[must_use]
    pub fn start(&self) -> f64 {
        self.descent.training().at(0).params[0]
    }

    /// Puts the point at `x`: a new start, at step 0. The view widens to hold it, in doublings.
    pub fn set_start(&mut self, x: f64) {
        self.home = None;
        self.place(x, 0);
    }

    /// Takes hold of the point: a drag begins, which can be cancelled.
    pub fn grab(&mut self) {
        let at = self.now().x;
        let start = self.start();
        self.home.get_or_insert(start);
        self.held = Some(Held {
            start: self.start(),
            learning_rates: self.descent.training().learning_rates().to_vec(),
        });
        self.drag(at);
    }

    /// Lets go of the point where it is.
    pub fn release(&mut self) {
        self.held = None;
    }

    /// Ends a drag where it began: start and path are what they were.
    pub fn cancel_drag(&mut self) {
        if let Some(held) = self.held.take() {
            self.place(held.start, self.frame.doublings);
            self.descent.retrace(held.learning_rates);
            self.look_around(self.frame.doublings);
        }
    }

    /// Drags the point to `x`, held inside the view, which stays, and inside [`STARTS`].
    pub fn drag(&mut self, x: f64) {
        let (low, high) = self.view();
        let x = x.clamp(low, high).clamp(STARTS.0, STARTS.1);
        let start = self.start();
        self.home.get_or_insert(start);
        self.place(x, self.frame.doublings);
    }

    fn place(&mut self, x: f64, doublings: i32) {
        if x.is_finite() {
            self.descent.training_mut().restart(&[x]);
            self.look_around(doublings);
        }
    }

    /// The step being at, `x`, `f(x)` and the slope.
    #[must_use]
    pub fn now(&self) -> Row {
        self.row(self.descent.at())
    }

    /// The numbers before step `step`.
    #[must_use]
    pub fn row(&self, step: usize) -> Row {
        let at = self.descent.training().at(step);
        Row {
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
    pub fn shown(&self) -> Row {
        let (x, step) = (self.shown_x(), self.descent.reached());
        if step == self.descent.at() {
            return self.now();
        }
        Row {
            step,
            x,
            y: self.function.value(x),
            slope: self.function.slope(x),
        }
    }

    /// The `x` that the plot shows: the function's range, doubled as often as the path needs.
    #[must_use]
    pub fn view(&self) -> (f64, f64) {
        self.frame.across
    }

    /// The least and the greatest `f(x)` in view.
    #[must_use]
    pub fn heights(&self) -> (f64, f64) {
        self.frame.up
    }

    /// Widens the view to the path, from so many doublings on, and finds the minimum ahead.
    fn look_around(&mut self, mut doublings: i32) {
        const MOST_DOUBLINGS: i32 = 40;
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        let (least, most) = (0..=self.descent.training().steps())
            .map(|step| self.row(step).x)
            .fold(ends, |(least, most), x| (least.min(x), most.max(x)));
        let beyond = |doublings| {
            let (low, high) = Frame::across(&self.function, doublings);
            least < low || most > high
        };
        while doublings < MOST_DOUBLINGS && beyond(doublings) {
            doublings += 1;
        }
        if doublings != self.frame.doublings {
            self.frame = Frame::of(&self.function, doublings);
        }
        let x = self.now().x;
        if x != self.looked_from {
            self.minimum = self.function.minimum_from(x).or(self.minimum);
            self.looked_from = x;
        }
    }

    /// The minimum that the learning rate is judged by: the one downhill of the point, or the
    /// last one that was.
    #[must_use]
    pub fn minimum(&self) -> Option<Minimum> {
        self.minimum
    }

    /// What a descent from here does at the learning rate in force.
    fn outlook(&self) -> Outlook {
        let x = self.now().x;
        let key = (x, self.descent.signed_rate());
        if let Some((of, outlook)) = self.outlook.get()
            && of == key
        {
            return outlook;
        }
        let training = self.descent.training();
        let rules = training.rules();
        let ends = Ends {
            flat: rules.gradient_below,
            bound: rules.loss_above,
            reference: training.at(0).loss.abs(),
        };
        let rate = (self.descent.learning_rate(), self.descent.direction());
        let downhill = self.function.minimum_from(x);
        let outlook = Outlook::from(&self.function, x, downhill, rate, ends);
        self.outlook.set(Some((key, outlook)));
        outlook
    }

    /// What the learning rate does from here.
    #[must_use]
    pub fn regime(&self) -> Regime {
        self.outlook().regime
    }

    /// The same in a sentence, with the numbers of this learning rate.
    #[must_use]
    pub fn regime_sentence(&self) -> String {
        let rate = self.descent.learning_rate();
        self.outlook().sentence(&self.function, rate)
    }

    /// The nearest place with a curve, if there is none where the point is.
    #[must_use]
    pub fn way_in(&self) -> Option<f64> {
        self.function.way_in(self.now().x)
    }

    /// Puts the point where there is a curve, if there is none where it starts.
    pub fn come_in(&mut self) {
        if let Some(x) = self.function.way_in(self.start()) {
            self.set_start(x.clamp(STARTS.0, STARTS.1));
        }
    }

    /// The arithmetic of the next step, or of the one under way, as a notebook would write it:
    /// `x - lr * slope = -1.5 - 0.1 * -3.0 = -1.2`.
    #[must_use]
    pub fn arithmetic(&self) -> String {
        let Row { x, slope, .. } = self.row(self.descent.reached());
        let rate = self.descent.learning_rate();
        let next = x - self.descent.signed_rate() * slope;
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
    pub fn nudged(&self) -> [[f64; 3]; 2] {
        let Row { x, y, slope, .. } = self.now();
        [-self.nudge, self.nudge].map(|h| [h, self.function.value(x + h) - y, slope * h])
    }

    /// Where the next step leads.
    pub(super) fn next_x(&self) -> f64 {
        let Row { x, slope, .. } = self.now();
        x - self.descent.signed_rate() * slope
    }

    /// Whether nothing in view is lower.
    pub(super) fn is_lowest(&self, y: f64) -> bool {
        let (low, high) = self.frame.up;
        y <= low + 1e-3 * (high - low)
    }

    /// Status of the descent.
    #[must_use]
    pub fn status(&self) -> Status {
        self.descent.status()
    }
}

impl Descends for Curve {
    fn descent(&self) -> &Descent {
        &self.descent
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let result = verb(&mut self.descent);
        let at_start = self.descent.training().steps() == 0;
        self.look_around(if at_start { 0 } else { self.frame.doublings });
        result
    }

    fn is_moved(&self) -> bool {
        self.home.is_some_and(|home| home != self.start())
    }

    fn put_back(&mut self) {
        if let Some(home) = self.home {
            self.set_start(home);
        }
    }

    fn peek(&mut self, step: Option<usize>) {
        self.descent.peek(step);
    }

    fn describe(&self) -> String {
        let Row { x, y, slope, .. } = self.now();
        let [x, y, slope] = [x, y, slope].map(|number| spoken(&significant(number, 3)));
        format!("x = {x}, f(x) = {y}, slope {slope}")
    }

    fn outcome(&self) -> Option<String> {
        outcome::sentence(self)
    }
}
