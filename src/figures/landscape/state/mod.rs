//! The state of the landscape: a loss surface, a descent on it, and what the plot shows of them.

mod analysis;
mod area;
mod choice;
mod descends;
mod drag;
mod drag_undo;
pub mod example;
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
use crate::numeric::change::assign;
use crate::numeric::descent::{Descends, Descent, MIN_LEARNING_RATE, Status};
use crate::numeric::expression::ParseError;
use crate::numeric::optimizer::Optimizer;
use crate::numeric::regression::{HasRegression, Regression};
use crate::numeric::training::{Evaluation, Objective};

/// The range of the learning rate, the same as the fit's.
pub const LEARNING_RATES: (f64, f64) = (MIN_LEARNING_RATE, 10.0);
/// The range of a coordinate of the start.
pub const STARTS: (f64, f64) = (-1e6, 1e6);

/// The loss of a fit, or a function of two variables, as a surface, and a descent on it.
pub struct Landscape {
    regression: Regression,
    /// The function that is shown instead of the fit's loss.
    function: Option<Function>,
    plane: Plane,
    off_plane: OffPlane,
    range: Option<Bounds>,
    /// Whether both axes have the same scale.
    pub equal: bool,
    /// What the fit's loss depended on at the last analysis, to detect when it changes.
    loss_inputs: LossInputs,
    /// The loss of the fit, for evaluation.
    objective: RefCell<Objective>,
    parameter_plane: ParameterPlane,
    /// A number that changes whenever the surface does.
    revision: u32,
    minima: Vec<LocalMinimum>,
    /// The area fitted to start and minimum, before it is doubled.
    fitted_area: Bounds,
    /// How often the area is doubled to hold the path.
    doublings: i32,
    height_grid: RefCell<HeightGrid>,
    drag_undo: Option<DragUndo>,
    /// The parameters of the start before the first drag since it was set; none if no drag has
    /// moved it.
    start_before_drag: Option<Vec<f64>>,
}

impl Default for Landscape {
    /// The notebook's fit, over the plane of its steepest and its flattest direction.
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
        self.after_change(before);
        result
    }
}

// `after_change` and `after_drive` are functions of their own so that their code is compiled once,
// not in each instance of the generic functions that call them.
impl Landscape {
    /// Applies what a change of the regression entails. `before` holds its revision and optimizer
    /// before.
    fn after_change(&mut self, before: (u32, Optimizer)) {
        let optimizer = self.regression.optimizer();
        if let Some(function) = &mut self.function
            && optimizer != before.1
        {
            let training = function.descent.training_mut();
            training.set_optimizer(optimizer, None);
        }
        if (self.regression.revision(), optimizer) != before {
            self.drag_undo = None;
            self.start_before_drag = None;
            self.update();
        }
    }

    /// The shown step, and the number of steps.
    fn shown_and_steps(&self) -> (usize, usize) {
        let descent = self.descent();
        (descent.at(), descent.training().steps())
    }

    /// Updates the surface if the shown step or the number of steps has changed from `before`.
    fn after_drive(&mut self, before: (usize, usize)) {
        if self.shown_and_steps() != before {
            self.update();
        }
    }

    /// The function that is shown instead of the fit's loss, if there is one.
    #[must_use]
    pub fn function(&self) -> Option<&Function> {
        self.function.as_ref()
    }

    /// Shows a function of `x` and `y` instead of the fit's loss.
    ///
    /// # Errors
    ///
    /// The first error in the formula; then nothing changes.
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

    /// The plane in the notation of the setting `plane`.
    #[must_use]
    pub fn plane_name(&self) -> String {
        self.plane.name(self.regression.problem().model().params())
    }

    /// Shows another plane. A name that is neither a plane nor two parameters of the model changes
    /// nothing.
    pub fn set_plane(&mut self, name: &str) {
        let plane = Plane::named(name, self.regression.problem().model().params());
        if let Some(plane) = plane
            && plane != self.plane
        {
            self.plane = plane;
            self.analyse();
        }
    }

    /// Where the parameters off the plane are held.
    #[must_use]
    pub fn off_plane(&self) -> OffPlane {
        self.off_plane
    }

    /// Sets where the parameters off the plane are held.
    pub fn set_off_plane(&mut self, off_plane: OffPlane) {
        if assign(&mut self.off_plane, off_plane) {
            self.analyse();
        }
    }

    /// The area that was chosen; none if it is fitted to start, path and minimum.
    #[must_use]
    pub fn range(&self) -> Option<Bounds> {
        self.range
    }

    /// Chooses the area of the plot; none fits it to start, path and minimum.
    pub fn set_range(&mut self, range: Option<Bounds>) {
        self.range = range;
        self.widen();
    }

    /// The plane that the surface lies over.
    #[must_use]
    pub fn parameter_plane(&self) -> &ParameterPlane {
        &self.parameter_plane
    }

    /// The local minima that are known, the lowest first.
    #[must_use]
    pub fn minima(&self) -> &[LocalMinimum] {
        &self.minima
    }

    /// A number that changes whenever the surface does.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The parameters, loss and gradient at the shown step.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        let descent = self.descent();
        descent.training().at(descent.at())
    }

    /// The parameters, loss and gradient at the last step that the animation has reached.
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

    /// The coordinates at the shown step.
    #[must_use]
    pub fn point(&self) -> (f64, f64) {
        self.parameter_plane.coordinates(self.now().params)
    }

    /// The coordinates at which the point is drawn: those of the shown step, or some on the way to
    /// it.
    #[must_use]
    pub fn shown_point(&self) -> (f64, f64) {
        let params: Vec<f64> = self.descent().shown_params().collect();
        self.parameter_plane.coordinates(&params)
    }

    /// The descent that is shown: that of the function, or that of the fit.
    fn active_descent(&mut self) -> &mut Descent {
        match &mut self.function {
            Some(function) => &mut function.descent,
            None => &mut self.regression.descent,
        }
    }

    /// The largest stable learning rate of the fit, where it is known; none for a function.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        if self.function.is_none() {
            self.regression.limit()
        } else {
            None
        }
    }

    /// The status of the descent.
    #[must_use]
    pub fn status(&self) -> Status {
        self.descent().status()
    }

    /// The names of the parameters; for a function, `x` and `y`.
    #[must_use]
    pub fn names(&self) -> &[String] {
        match &self.function {
            Some(_) => &self.parameter_plane.names,
            None => self.regression.problem().model().params(),
        }
    }

    /// The plane in the notation of the setting `plane`, two parameters in the order of the model.
    #[must_use]
    pub fn plane_in_order(&self) -> String {
        let plane = match self.plane {
            Plane::Params(one, other) => Plane::Params(one.min(other), one.max(other)),
            plane => plane,
        };
        plane.name(self.regression.problem().model().params())
    }
}
