//! What the landscape knows and can do.

use std::cell::RefCell;

use super::function::Function;
use super::ground::{Ground, Lowest};
use super::outcome;
use super::relief::{Area, Relief};
use super::sheet::{Plane, Rest, Sheet};
use crate::numeric::clamp;
use crate::numeric::dataset::Dataset;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::{Descends, Descent, LEAST_RATE, Status};
use crate::numeric::expression::Fault;
use crate::numeric::fitting::{Fits, Fitting};
use crate::numeric::loss::Loss;
use crate::numeric::model::Model;
use crate::numeric::training::{Evaluation, Objective};

/// The learning rates that can be set: those of the fit.
pub const LEARNING_RATES: (f64, f64) = (LEAST_RATE, 10.0);
/// The coordinates that can be set.
pub const STARTS: (f64, f64) = (-1e6, 1e6);

/// The loss of a fit, or a function of two variables, as a landscape, and a descent in it.
pub struct Landscape {
    pub(super) fitting: Fitting,
    /// The function that is shown in place of the fit.
    pub(super) function: Option<Function>,
    plane: Plane,
    rest: Rest,
    range: Option<Area>,
    /// Whether both axes have the same scale.
    pub equal: bool,
    /// What the fit's ground is made of, to know when it is another.
    made_of: MadeOf,
    /// The loss of the fit, to ask.
    objective: RefCell<Objective>,
    pub(super) sheet: Sheet,
    /// Another number, another ground.
    edition: u32,
    lowest: Vec<Lowest>,
    base: Area,
    doublings: i32,
    relief: RefCell<Relief>,
    held: Option<Held>,
}

/// What a drag began from.
struct Held {
    start: Vec<f64>,
    rates: Vec<f64>,
}

#[derive(PartialEq)]
struct MadeOf {
    data: Dataset,
    model: Model,
    loss: Loss,
    standardise: bool,
}

impl MadeOf {
    fn of(fitting: &Fitting) -> Self {
        let problem = fitting.problem();
        Self {
            data: problem.data().clone(),
            model: problem.model().clone(),
            loss: problem.loss,
            standardise: problem.standardise,
        }
    }

    fn is_of(&self, fitting: &Fitting) -> bool {
        let problem = fitting.problem();
        self.data == *problem.data()
            && self.model == *problem.model()
            && self.loss == problem.loss
            && self.standardise == problem.standardise
    }
}

impl Default for Landscape {
    /// The notebook's run, in its ravine.
    fn default() -> Self {
        let fitting = Fitting::default();
        let (plane, rest) = (Plane::Ravine, Rest::default());
        let mut landscape = Self {
            made_of: MadeOf::of(&fitting),
            objective: RefCell::new(fitting.problem().objective()),
            sheet: Sheet::of_fit(&fitting, plane, rest),
            fitting,
            function: None,
            plane,
            rest,
            range: None,
            equal: false,
            edition: 0,
            lowest: Vec::new(),
            base: [-1.0, 1.0, -1.0, 1.0],
            doublings: 0,
            relief: RefCell::default(),
            held: None,
        };
        landscape.survey();
        landscape
    }
}

impl Fits for Landscape {
    fn fitting(&self) -> &Fitting {
        &self.fitting
    }

    fn change<R>(&mut self, verb: impl FnOnce(&mut Fitting) -> R) -> R {
        let before = (self.fitting.edition(), self.fitting.optimizer());
        let result = verb(&mut self.fitting);
        let optimizer = self.fitting.optimizer();
        if let Some(function) = &mut self.function
            && optimizer != before.1
        {
            let training = function.descent.training_mut();
            training.set_method(optimizer, None);
        }
        if (self.fitting.edition(), optimizer) != before {
            self.held = None;
            self.look();
        }
        result
    }
}

impl Landscape {
    /// The function that is shown in place of the fit, if there is one.
    #[must_use]
    pub fn function(&self) -> Option<&Function> {
        self.function.as_ref()
    }

    /// Shows a function of `x` and `y` in place of the fit.
    ///
    /// # Errors
    ///
    /// The first fault of the formula; then all stays.
    pub fn set_function(&mut self, formula: &str) -> Result<(), Fault> {
        let before = self.function.as_ref();
        let (optimizer, pace) = (self.fitting.optimizer(), self.descent().pace);
        let function = Function::read(formula, before, optimizer, pace)?;
        if before.is_none_or(|before| before.formula != function.formula) {
            self.held = None;
            self.function = Some(function);
            self.survey();
        }
        Ok(())
    }

    /// Shows the loss of the fit.
    pub fn show_fit(&mut self) {
        if self.function.take().is_some() {
            self.held = None;
            self.survey();
        }
    }

    /// The plane, as settings write it.
    #[must_use]
    pub fn plane_name(&self) -> String {
        self.plane.name(self.fitting.problem().model().params())
    }

    /// Looks at another plane; what the model has no two parameters for changes nothing.
    pub fn set_plane(&mut self, name: &str) {
        let plane = Plane::named(name, self.fitting.problem().model().params());
        if let Some(plane) = plane
            && plane != self.plane
        {
            self.plane = plane;
            self.survey();
        }
    }

    /// Where the parameters that the plane does not show are held.
    #[must_use]
    pub fn rest(&self) -> Rest {
        self.rest
    }

    /// Holds them elsewhere.
    pub fn set_rest(&mut self, rest: Rest) {
        if rest != self.rest {
            self.rest = rest;
            self.survey();
        }
    }

    /// The range that was chosen; none if it is fitted to start, path and minimum.
    #[must_use]
    pub fn range(&self) -> Option<Area> {
        self.range
    }

    /// Chooses the range.
    pub fn set_range(&mut self, range: Option<Area>) {
        self.range = range;
        self.widen();
    }

    /// The plane.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The lowest places that are known, the lowest first.
    #[must_use]
    pub fn lowest(&self) -> &[Lowest] {
        &self.lowest
    }

    /// Another number whenever the ground is another.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.edition
    }

    fn objective(&self) -> &RefCell<Objective> {
        let function = self.function.as_ref();
        function.map_or(&self.objective, |function| &function.objective)
    }

    /// Asks the ground.
    fn ask<R>(&self, question: impl FnOnce(&mut Ground<'_>) -> R) -> R {
        question(&mut Ground {
            sheet: &self.sheet,
            objective: &mut self.objective().borrow_mut(),
        })
    }

    /// The loss at a place of the plane.
    #[must_use]
    pub fn height(&self, (x, y): (f64, f64)) -> f64 {
        self.ask(|ground| ground.height(x, y))
    }

    /// Looks whether the ground is still the same.
    fn look(&mut self) {
        if self.function.is_some() {
            self.widen();
            return;
        }
        if self.made_of.is_of(&self.fitting) {
            let sheet = Sheet::of_fit(&self.fitting, self.plane, self.rest);
            if sheet != self.sheet {
                self.survey();
            } else {
                self.widen();
            }
            return;
        }
        self.made_of = MadeOf::of(&self.fitting);
        self.objective = RefCell::new(self.fitting.problem().objective());
        let names = self.fitting.problem().model().params();
        if let Plane::Params(one, other) = self.plane
            && one.max(other) >= names.len().max(2)
        {
            self.plane = Plane::Params(0, 1);
        }
        self.survey();
    }

    /// Finds out anew what is known of the ground without descent.
    fn survey(&mut self) {
        self.edition = self.edition.wrapping_add(1);
        self.sheet = match &self.function {
            Some(_) => Sheet::of_function(),
            None => Sheet::of_fit(&self.fitting, self.plane, self.rest),
        };
        if let Some(function) = &self.function {
            self.base = function.area;
            self.lowest = self.ask(|ground| ground.hollows(function.area));
        } else {
            let best = self.fitting.optimum();
            let start = self.fitting.problem().initial();
            let best = best.map_or(start, |optimum| &optimum.params);
            let [start, best] = [start, best].map(|params| self.sheet.coordinates(params));
            let lowest = self.ask(|ground| ground.lowest_from(best));
            let middle = lowest.as_ref().map_or(best, |lowest| lowest.at);
            self.base = self.around(start, middle);
            self.lowest = lowest.into_iter().collect();
        }
        self.widen();
    }

    /// An area with room for a start and a minimum, and for going as far along each axis as takes the
    /// loss from the minimum's to the start's.
    fn around(&self, start: (f64, f64), lowest: (f64, f64)) -> Area {
        const ROOM: f64 = 1.25;
        let (bends, rise) = self.ask(|ground| {
            let rise = ground.height(start.0, start.1) - ground.height(lowest.0, lowest.1);
            (ground.bends(lowest), rise)
        });
        // A ravine is to look like one, and as wide a bowl: so of the true proportion some stays, the
        // fourth root. Parameters have no common unit.
        let narrow = match self.plane {
            Plane::Params(..) => 1.0,
            _ => (bends[0] / bends[2]).abs().sqrt().sqrt().sqrt(),
        };
        let narrow = if narrow.is_finite() && narrow > 0.0 {
            narrow
        } else {
            1.0
        };
        let span = |from: f64, to: f64, bend: f64, narrow: f64| {
            let reach = (2.0 * rise.max(0.0) / bend).sqrt();
            let reach = if reach.is_finite() { reach } else { 0.0 };
            let half = (ROOM * (from - to).abs() / 2.0 + 0.35 * reach).max(ROOM * reach / 2.0);
            let half = if half > 0.0 {
                half
            } else {
                from.abs().max(1.0)
            };
            let (middle, half) = (f64::midpoint(from, to), half * narrow.max(1.0));
            [middle - half, middle + half]
        };
        let [left, right] = span(start.0, lowest.0, bends[0], narrow);
        let [below, above] = span(start.1, lowest.1, bends[2], 1.0 / narrow);
        [left, right, below, above]
    }

    /// Doubles the area as often as the start and the path need; not during a drag.
    fn widen(&mut self) {
        /// A path may lead out of all areas.
        const MOST: i32 = 5;
        const FARTHEST: i32 = 60;
        if self.held.is_some() || self.range.is_some() {
            return;
        }
        let [left, right, below, above] = self.base;
        let (middle, half) = (
            (f64::midpoint(left, right), f64::midpoint(below, above)),
            ((right - left) / 2.0, (above - below) / 2.0),
        );
        let doublings = |at: (f64, f64)| {
            let out = ((at.0 - middle.0).abs() / half.0).max((at.1 - middle.1).abs() / half.1);
            let mut doublings = 0;
            while out > 2_f64.powi(doublings) && doublings < FARTHEST {
                doublings += 1;
            }
            doublings
        };
        let mut most = doublings(self.at(0));
        for step in 1..=self.descent().training().steps() {
            if most >= MOST {
                break;
            }
            most = most.max(doublings(self.at(step)).min(MOST));
        }
        self.doublings = most;
    }

    /// The area that is shown.
    #[must_use]
    pub fn area(&self) -> Area {
        if let Some(range) = self.range {
            return range;
        }
        let [left, right, below, above] = self.base;
        let wide = |low: f64, high: f64| {
            let half = (high - low) / 2.0 * 2_f64.powi(self.doublings);
            let middle = f64::midpoint(low, high);
            [middle - half, middle + half]
        };
        let ([left, right], [below, above]) = (wide(left, right), wide(below, above));
        [left, right, below, above]
    }

    /// Looks at the heights over an area, at least the coarsest of them.
    pub fn with_relief<R>(&self, area: Area, look: impl FnOnce(&Relief) -> R) -> R {
        let mut relief = self.relief.borrow_mut();
        if !relief.is_of(self.edition, area) {
            self.ask(|ground| relief.begin(self.edition, area, &mut |x, y| ground.height(x, y)));
        }
        look(&relief)
    }

    /// Refines the heights over an area, as long as there is `more` time; it is asked after each row.
    pub fn refine(&self, area: Area, more: &mut dyn FnMut() -> bool) {
        self.with_relief(area, |_| {});
        let mut relief = self.relief.borrow_mut();
        self.ask(|ground| relief.refine(&mut |x, y| ground.height(x, y), more));
    }

    /// How fine the heights are that there are, and whether they are of this ground; 1 is all.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.relief.borrow().stride()
    }

    /// Whether all heights over an area are there.
    #[must_use]
    pub fn is_refined(&self, area: Area) -> bool {
        let relief = self.relief.borrow();
        relief.is_of(self.edition, area) && relief.is_whole()
    }

    /// The step that is shown.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        let descent = self.descent();
        descent.training().at(descent.at())
    }

    /// The coordinates at a step.
    #[must_use]
    pub fn at(&self, step: usize) -> (f64, f64) {
        let params = self.descent().training().at(step).params;
        self.sheet.coordinates(params)
    }

    /// The coordinates at the step that is shown.
    #[must_use]
    pub fn point(&self) -> (f64, f64) {
        self.sheet.coordinates(self.now().params)
    }

    /// The coordinates that the picture shows: of that step, or on the way there.
    #[must_use]
    pub fn shown_point(&self) -> (f64, f64) {
        let params: Vec<f64> = self.descent().shown_params().collect();
        self.sheet.coordinates(&params)
    }

    /// The coordinates of the start.
    #[must_use]
    pub fn start(&self) -> (f64, f64) {
        self.at(0)
    }

    /// Starts at these coordinates, at step 0; the rest stays.
    pub fn set_start(&mut self, at: (f64, f64)) {
        self.restart(at);
        self.look();
    }

    fn restart(&mut self, (x, y): (f64, f64)) {
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        let at = [x, y].map(|value| clamp(value, STARTS.0, STARTS.1));
        match &mut self.function {
            Some(function) => function.descent.training_mut().restart(&at),
            None => {
                let params = self.sheet.placed(self.fitting.start(), at.into());
                self.fitting.set_start(&params);
            }
        }
    }

    /// Takes hold of the start: a drag begins, which can be cancelled.
    pub fn grab(&mut self) {
        let training = self.descent().training();
        self.held = Some(Held {
            start: training.at(0).params.to_vec(),
            rates: training.learning_rates().to_vec(),
        });
    }

    /// Drags the start to these coordinates, held inside the area; as many steps follow from there as
    /// followed before.
    pub fn drag(&mut self, (x, y): (f64, f64)) {
        let [left, right, below, above] = self.area();
        let at = (clamp(x, left, right), clamp(y, below, above));
        let rates = match &self.held {
            Some(held) => held.rates.clone(),
            None => self.descent().training().learning_rates().to_vec(),
        };
        self.restart(at);
        self.active().retrace(rates);
        self.look();
    }

    /// Lets go of the start where it is.
    pub fn release(&mut self) {
        self.held = None;
        self.widen();
    }

    /// Ends a drag where it began: start and path are what they were.
    pub fn cancel_drag(&mut self) {
        if let Some(Held { start, rates }) = self.held.take() {
            match &mut self.function {
                Some(function) => function.descent.training_mut().restart(&start),
                None => self.fitting.set_start(&start),
            }
            self.active().retrace(rates);
            self.look();
        }
    }

    /// The descent in the landscape that is shown.
    fn active(&mut self) -> &mut Descent {
        match &mut self.function {
            Some(function) => &mut function.descent,
            None => &mut self.fitting.descent,
        }
    }

    /// The learning rate above which it diverges, where a formula tells.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        if self.function.is_none() {
            self.fitting.limit()
        } else {
            None
        }
    }

    /// What the descent is doing.
    #[must_use]
    pub fn status(&self) -> Status {
        self.descent().status()
    }

    /// The names of the parameters.
    #[must_use]
    pub fn names(&self) -> &[String] {
        match &self.function {
            Some(_) => &self.sheet.names,
            None => self.fitting.problem().model().params(),
        }
    }

    /// The plane as settings write it, the parameter that comes first in the model first.
    #[must_use]
    pub fn plane_in_order(&self) -> String {
        let plane = match self.plane {
            Plane::Params(one, other) => Plane::Params(one.min(other), one.max(other)),
            plane => plane,
        };
        plane.name(self.fitting.problem().model().params())
    }

    /// What the picture of the fit shows, in a sentence or two.
    #[must_use]
    pub fn about_plane(&self) -> String {
        let Some(lowest) = self.lowest.first() else {
            return "Where it is lowest in this plane, no formula tells.".into();
        };
        let number = |value: f64| spoken(&significant(value, 4));
        let mut text = format!("Lowest in this plane: {}.", number(lowest.loss));
        if let Some(condition) = lowest.bends.condition_number() {
            text += &format!(
                " One way the ground bends {} times as much as the other.",
                number(condition)
            );
        }
        text
    }

    /// The parameters' names and values at the step that is shown, in a sentence.
    #[must_use]
    pub fn params_in_words(&self) -> String {
        let pairs = self.names().iter().zip(self.now().params);
        let texts = pairs.map(|(name, param)| format!("{name} = {}", significant(*param, 4)));
        spoken(&texts.collect::<Vec<_>>().join(", "))
    }
}

impl Descends for Landscape {
    fn descent(&self) -> &Descent {
        match &self.function {
            Some(function) => &function.descent,
            None => &self.fitting.descent,
        }
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let seen = |own: &Self| (own.descent().at(), own.descent().training().steps());
        let before = seen(self);
        let result = match &mut self.function {
            Some(function) => verb(&mut function.descent),
            None => self.fitting.drive(verb),
        };
        if seen(self) != before {
            self.look();
        }
        result
    }

    fn peek(&mut self, step: Option<usize>) {
        self.active().peek(step);
        self.look();
    }

    fn describe(&self) -> String {
        let loss = spoken(&significant(self.now().loss, 6));
        format!(
            "step {}, loss {loss}, {}",
            self.descent().at(),
            self.params_in_words()
        )
    }

    fn outcome(&self) -> Option<String> {
        outcome::sentence(self)
    }
}
