//! Finding out about the ground: what it is made of, how high it is, where it is lowest.

use std::cell::RefCell;

use super::Landscape;
use super::height_grid::{Bounds, HeightGrid};
use super::loss_inputs::LossInputs;
use super::loss_surface::LossSurface;
use super::parameter_plane::{ParameterPlane, Plane};
use crate::numeric::training::Objective;

impl Landscape {
    /// The loss, to ask.
    pub(super) fn objective(&self) -> &RefCell<Objective> {
        let function = self.function.as_ref();
        function.map_or(&self.objective, |function| &function.objective)
    }

    /// Asks the ground.
    pub(super) fn with_surface<R>(&self, question: impl FnOnce(&mut LossSurface<'_>) -> R) -> R {
        question(&mut LossSurface {
            plane: &self.parameter_plane,
            objective: &mut self.objective().borrow_mut(),
        })
    }

    /// The loss at a place of the plane.
    #[must_use]
    pub fn height(&self, (x, y): (f64, f64)) -> f64 {
        self.with_surface(|surface| surface.height(x, y))
    }

    /// Looks whether the ground is still the same.
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

    /// Finds out anew what is known of the ground without descent.
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
            // A loss with kinks has no bends by which its lowest place could be found.
            let bends = !self.regression.has_kinks();
            let lowest = bends.then(|| self.with_surface(|surface| surface.minimum_from(best)));
            let lowest = lowest.flatten();
            let middle = lowest.as_ref().map_or(best, |lowest| lowest.at);
            self.fitted_area = self.fit_area(start, middle);
            self.minima = lowest.into_iter().collect();
        }
        self.widen();
    }

    /// Looks at the heights over an area, at least the coarsest of them.
    pub fn with_height_grid<R>(&self, area: Bounds, update: impl FnOnce(&HeightGrid) -> R) -> R {
        let mut height_grid = self.height_grid.borrow_mut();
        if !height_grid.is_of(self.revision, area) {
            self.with_surface(|surface| {
                height_grid.begin(self.revision, area, &mut |x, y| surface.height(x, y))
            });
        }
        update(&height_grid)
    }

    /// Refines the heights over an area, as long as there is `more` time; it is asked after each row.
    pub fn refine(&self, area: Bounds, more: &mut dyn FnMut() -> bool) {
        self.with_height_grid(area, |_| {});
        let mut height_grid = self.height_grid.borrow_mut();
        self.with_surface(|surface| height_grid.refine(&mut |x, y| surface.height(x, y), more));
    }

    /// How fine the heights are that there are, and whether they are of this ground; 1 is all.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.height_grid.borrow().stride()
    }

    /// Whether all heights over an area are there.
    #[must_use]
    pub fn is_refined(&self, area: Bounds) -> bool {
        let height_grid = self.height_grid.borrow();
        height_grid.is_of(self.revision, area) && height_grid.is_whole()
    }
}
