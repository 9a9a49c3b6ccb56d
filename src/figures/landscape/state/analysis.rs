//! Analysis of the loss surface: its plane, its minima, its height on a grid.

use std::cell::RefCell;

use super::Landscape;
use super::height_grid::{Bounds, HeightGrid};
use super::loss_inputs::LossInputs;
use super::loss_surface::LossSurface;
use super::parameter_plane::{ParameterPlane, Plane};
use crate::numeric::training::Objective;

impl Landscape {
    /// The objective that is shown: that of the function, or that of the fit.
    pub(super) fn objective(&self) -> &RefCell<Objective> {
        let function = self.function.as_ref();
        function.map_or(&self.objective, |function| &function.objective)
    }

    /// Calls `question` with the loss surface over the current plane.
    pub(super) fn with_surface<R>(&self, read: impl FnOnce(&mut LossSurface<'_>) -> R) -> R {
        read(&mut LossSurface {
            plane: &self.parameter_plane,
            objective: &mut self.objective().borrow_mut(),
        })
    }

    /// The loss at a point of the plane.
    #[must_use]
    pub fn height(&self, (x, y): (f64, f64)) -> f64 {
        self.with_surface(|surface| surface.height(x, y))
    }

    /// Analyses the surface anew if its data, model, loss or plane has changed; otherwise only
    /// widens the area to the path.
    pub(super) fn update(&mut self) {
        if self.function.is_some() {
            self.widen();
            return;
        }
        if self.loss_inputs.is_of(&self.regression) {
            let parameter_plane =
                ParameterPlane::of_fit(&self.regression, self.plane, self.off_plane);
            if !parameter_plane.is_same_as(&self.parameter_plane) {
                self.analyse();
            } else {
                self.widen();
            }
            return;
        }
        self.loss_inputs = LossInputs::of(&self.regression);
        self.objective = RefCell::new(self.regression.problem().objective());
        let names = self.regression.problem().model().params();
        if let Plane::Params(one, other) = self.plane
            && one.max(other) >= names.len().max(2)
        {
            self.plane = Plane::Params(0, 1);
        }
        self.analyse();
    }

    /// Computes what is known of the surface without a descent: the plane, the minima and the
    /// fitted area.
    pub(super) fn analyse(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        self.parameter_plane = match &self.function {
            Some(_) => ParameterPlane::of_function(),
            None => ParameterPlane::of_fit(&self.regression, self.plane, self.off_plane),
        };
        if let Some(function) = &self.function {
            self.fitted_area = function.area;
            self.minima = self.with_surface(|surface| surface.local_minima(function.area));
        } else {
            let best = self.regression.optimum();
            let start = self.regression.problem().initial();
            let best = best.map_or(start, |optimum| &optimum.params);
            let [start, best] =
                [start, best].map(|params| self.parameter_plane.coordinates(params));
            // Newton's method needs second derivatives, which a loss with kinks does not have.
            let is_smooth = !self.regression.has_kinks();
            let lowest = is_smooth.then(|| self.with_surface(|surface| surface.minimum_from(best)));
            let lowest = lowest.flatten();
            let middle = lowest.as_ref().map_or(best, |lowest| lowest.at);
            self.fitted_area = self.fit_area(start, middle);
            self.minima = lowest.into_iter().collect();
        }
        self.widen();
    }

    /// Calls `update` with the heights over an area; computes the coarsest grid first if there is
    /// none.
    pub fn with_height_grid<R>(&self, area: Bounds, read: impl FnOnce(&HeightGrid) -> R) -> R {
        let mut height_grid = self.height_grid.borrow_mut();
        if !height_grid.is_of(self.revision, area) {
            self.with_surface(|surface| {
                height_grid.begin(self.revision, area, &mut |x, y| surface.height(x, y))
            });
        }
        read(&height_grid)
    }

    /// Refines the heights over an area until they are complete or `more`, which is called after
    /// each row, returns false.
    pub fn refine(&self, area: Bounds, more: &mut dyn FnMut() -> bool) {
        self.with_height_grid(area, |_| {});
        let mut height_grid = self.height_grid.borrow_mut();
        self.with_surface(|surface| height_grid.refine(&mut |x, y| surface.height(x, y), more));
    }

    /// The stride of the computed heights, in steps of the finest grid; 1 when the grid is
    /// complete.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.height_grid.borrow().stride()
    }

    /// Whether all heights over an area are computed.
    #[must_use]
    pub fn is_refined(&self, area: Bounds) -> bool {
        let height_grid = self.height_grid.borrow();
        height_grid.is_of(self.revision, area) && height_grid.is_whole()
    }
}
