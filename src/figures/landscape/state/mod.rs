//! What the landscape knows and can do.

mod descends;
mod drag;
mod drag_undo;
mod frame;
pub mod function;
pub mod ground;
mod loss_inputs;
mod outcome;
pub mod relief;
pub mod sheet;
mod survey;
mod words;

use std::cell::RefCell;

use self::drag_undo::DragUndo;
use self::function::Function;
use self::ground::Lowest;
use self::loss_inputs::LossInputs;
use self::relief::{Area, Relief};
use self::sheet::{Plane, Rest, Sheet};
use crate::numeric::descent::{Descends, Descent, LEAST_RATE, Status};
use crate::numeric::expression::Fault;
use crate::numeric::fitting::{Fits, Fitting};
use crate::numeric::optimizer::Optimizer;
use crate::numeric::training::{Evaluation, Objective};

/// The learning rates that can be set: those of the fit.
pub const LEARNING_RATES: (f64, f64) = (LEAST_RATE, 10.0);
/// The coordinates that can be set.
pub const STARTS: (f64, f64) = (-1e6, 1e6);

/// The loss of a fit, or a function of two variables, as a landscape, and a descent in it.
pub struct Landscape {
    fitting: Fitting,
    /// The function that is shown in place of the fit.
    function: Option<Function>,
    plane: Plane,
    rest: Rest,
    range: Option<Area>,
    /// Whether both axes have the same scale.
    pub equal: bool,
    /// What the fit's ground is made of, to know when it is another.
    loss_inputs: LossInputs,
    /// The loss of the fit, to ask.
    objective: RefCell<Objective>,
    sheet: Sheet,
    /// Another number, another ground.
    edition: u32,
    lowest: Vec<Lowest>,
    base: Area,
    doublings: i32,
    relief: RefCell<Relief>,
    drag_undo: Option<DragUndo>,
    /// The parameters where the start was set, once a drag has moved it.
    home: Option<Vec<f64>>,
}

impl Default for Landscape {
    /// The notebook's run, in its ravine.
    fn default() -> Self {
        let fitting = Fitting::default();
        let (plane, rest) = (Plane::Ravine, Rest::default());
        let mut landscape = Self {
            loss_inputs: LossInputs::of(&fitting),
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
            drag_undo: None,
            home: None,
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
        self.changed(before);
        result
    }
}

// What comes after each verb stands once, not in each verb's copy of the generic functions above and
// below.
impl Landscape {
    fn changed(&mut self, before: (u32, Optimizer)) {
        let optimizer = self.fitting.optimizer();
        if let Some(function) = &mut self.function
            && optimizer != before.1
        {
            let training = function.descent.training_mut();
            training.set_method(optimizer, None);
        }
        if (self.fitting.edition(), optimizer) != before {
            self.drag_undo = None;
            self.home = None;
            self.look();
        }
    }

    /// The step that is shown, and how many there are.
    fn seen(&self) -> (usize, usize) {
        let descent = self.descent();
        (descent.at(), descent.training().steps())
    }

    fn driven(&mut self, before: (usize, usize)) {
        if self.seen() != before {
            self.look();
        }
    }

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
            self.drag_undo = None;
            self.home = None;
            self.function = Some(function);
            self.survey();
        }
        Ok(())
    }

    /// Shows the loss of the fit.
    pub fn show_fit(&mut self) {
        if self.function.take().is_some() {
            self.drag_undo = None;
            self.home = None;
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

    /// The step that is shown.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        let descent = self.descent();
        descent.training().at(descent.at())
    }

    /// The step that the picture has come to.
    #[must_use]
    pub fn reached(&self) -> Evaluation<'_> {
        let descent = self.descent();
        descent.training().at(descent.reached())
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
}
