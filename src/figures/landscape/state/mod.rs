//! What the landscape knows and can do.

mod analysis;
mod descends;
mod drag;
mod drag_undo;
mod frame;
pub mod function;
pub mod height_grid;
mod loss_inputs;
pub mod loss_surface;
mod outcome;
pub mod parameter_plane;
mod words;

use std::cell::RefCell;

use self::drag_undo::DragUndo;
use self::function::Function;
use self::height_grid::{Bounds, HeightGrid};
use self::loss_inputs::LossInputs;
use self::loss_surface::LocalMinimum;
use self::parameter_plane::{OffPlane, ParameterPlane, Plane};
use crate::numeric::change::change;
use crate::numeric::descent::{Descends, Descent, MIN_LEARNING_RATE, Status};
use crate::numeric::expression::ParseError;
use crate::numeric::optimizer::Optimizer;
use crate::numeric::regression::{HasRegression, Regression};
use crate::numeric::training::{Evaluation, Objective};

/// The learning rates that can be set: those of the fit.
pub const LEARNING_RATES: (f64, f64) = (MIN_LEARNING_RATE, 10.0);
/// The coordinates that can be set.
pub const STARTS: (f64, f64) = (-1e6, 1e6);

/// The loss of a fit, or a function of two variables, as a landscape, and a descent in it.
pub struct Landscape {
    regression: Regression,
    /// The function that is shown in place of the fit.
    function: Option<Function>,
    plane: Plane,
    off_plane: OffPlane,
    range: Option<Bounds>,
    /// Whether both axes have the same scale.
    pub equal: bool,
    /// What the fit's ground is made of, to know when it is another.
    loss_inputs: LossInputs,
    /// The loss of the fit, to ask.
    objective: RefCell<Objective>,
    parameter_plane: ParameterPlane,
    /// Another number, another ground.
    revision: u32,
    minima: Vec<LocalMinimum>,
    fitted_area: Bounds,
    doublings: i32,
    height_grid: RefCell<HeightGrid>,
    drag_undo: Option<DragUndo>,
    /// The parameters where the start was set, once a drag has moved it.
    start_before_drag: Option<Vec<f64>>,
}

impl Default for Landscape {
    /// The notebook's run, in its ravine.
    fn default() -> Self {
        let regression = Regression::default();
        let (plane, off_plane) = (Plane::Ravine, OffPlane::default());
        let mut landscape = Self {
            loss_inputs: LossInputs::of(&regression),
            objective: RefCell::new(regression.problem().objective()),
            parameter_plane: ParameterPlane::of_fit(&regression, plane, off_plane),
            regression,
            function: None,
            plane,
            off_plane,
            range: None,
            equal: false,
            revision: 0,
            minima: Vec::new(),
            fitted_area: [-1.0, 1.0, -1.0, 1.0],
            doublings: 0,
            height_grid: RefCell::default(),
            drag_undo: None,
            start_before_drag: None,
        };
        landscape.analyse();
        landscape
    }
}

impl HasRegression for Landscape {
    fn regression(&self) -> &Regression {
        &self.regression
    }

    fn change<R>(&mut self, verb: impl FnOnce(&mut Regression) -> R) -> R {
        let before = (self.regression.revision(), self.regression.optimizer());
        let result = verb(&mut self.regression);
        self.changed(before);
        result
    }
}

// What comes after each verb stands once, not in each verb's copy of the generic functions above and
// below.
impl Landscape {
    fn changed(&mut self, before: (u32, Optimizer)) {
        let optimizer = self.regression.optimizer();
        if let Some(function) = &mut self.function
            && optimizer != before.1
        {
            let training = function.descent.training_mut();
            training.set_method(optimizer, None);
        }
        if (self.regression.revision(), optimizer) != before {
            self.drag_undo = None;
            self.start_before_drag = None;
            self.update();
        }
    }

    /// The step that is shown, and how many there are.
    fn seen(&self) -> (usize, usize) {
        let descent = self.descent();
        (descent.at(), descent.training().steps())
    }

    fn driven(&mut self, before: (usize, usize)) {
        if self.seen() != before {
            self.update();
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
    pub fn set_function(&mut self, formula: &str) -> Result<(), ParseError> {
        let before = self.function.as_ref();
        let (optimizer, steps_per_second) =
            (self.regression.optimizer(), self.descent().steps_per_second);
        let function = Function::read(formula, before, optimizer, steps_per_second)?;
        if before.is_none_or(|before| before.formula != function.formula) {
            self.drag_undo = None;
            self.start_before_drag = None;
            self.function = Some(function);
            self.analyse();
        }
        Ok(())
    }

    /// Shows the loss of the fit.
    pub fn show_fit(&mut self) {
        if self.function.take().is_some() {
            self.drag_undo = None;
            self.start_before_drag = None;
            self.analyse();
        }
    }

    /// The plane, as settings write it.
    #[must_use]
    pub fn plane_name(&self) -> String {
        self.plane.name(self.regression.problem().model().params())
    }

    /// Looks at another plane; what the model has no two parameters for changes nothing.
    pub fn set_plane(&mut self, name: &str) {
        let plane = Plane::named(name, self.regression.problem().model().params());
        if let Some(plane) = plane
            && plane != self.plane
        {
            self.plane = plane;
            self.analyse();
        }
    }

    /// Where the parameters that the plane does not show are held.
    #[must_use]
    pub fn off_plane(&self) -> OffPlane {
        self.off_plane
    }

    /// Holds them elsewhere.
    pub fn set_off_plane(&mut self, off_plane: OffPlane) {
        if change(&mut self.off_plane, off_plane) {
            self.analyse();
        }
    }

    /// The range that was chosen; none if it is fitted to start, path and minimum.
    #[must_use]
    pub fn range(&self) -> Option<Bounds> {
        self.range
    }

    /// Chooses the range.
    pub fn set_range(&mut self, range: Option<Bounds>) {
        self.range = range;
        self.widen();
    }

    /// The plane.
    #[must_use]
    pub fn parameter_plane(&self) -> &ParameterPlane {
        &self.parameter_plane
    }

    /// The lowest places that are known, the lowest first.
    #[must_use]
    pub fn minima(&self) -> &[LocalMinimum] {
        &self.minima
    }

    /// Another number whenever the ground is another.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
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
        self.parameter_plane.coordinates(params)
    }

    /// The coordinates at the step that is shown.
    #[must_use]
    pub fn point(&self) -> (f64, f64) {
        self.parameter_plane.coordinates(self.now().params)
    }

    /// The coordinates that the picture shows: of that step, or on the way there.
    #[must_use]
    pub fn shown_point(&self) -> (f64, f64) {
        let params: Vec<f64> = self.descent().shown_params().collect();
        self.parameter_plane.coordinates(&params)
    }

    /// The descent in the landscape that is shown.
    fn active(&mut self) -> &mut Descent {
        match &mut self.function {
            Some(function) => &mut function.descent,
            None => &mut self.regression.descent,
        }
    }

    /// The learning rate above which it diverges, where a formula tells.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        if self.function.is_none() {
            self.regression.limit()
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
            Some(_) => &self.parameter_plane.names,
            None => self.regression.problem().model().params(),
        }
    }

    /// The plane as settings write it, the parameter that comes first in the model first.
    #[must_use]
    pub fn plane_in_order(&self) -> String {
        let plane = match self.plane {
            Plane::Params(one, other) => Plane::Params(one.min(other), one.max(other)),
            plane => plane,
        };
        plane.name(self.regression.problem().model().params())
    }
}
