//! Finding out about the ground: what it is made of, how high it is, where it is lowest.

use std::cell::RefCell;

use super::Landscape;
use super::ground::Ground;
use super::loss_inputs::LossInputs;
use super::relief::{Area, Relief};
use super::sheet::{Plane, Sheet};
use crate::numeric::training::Objective;

impl Landscape {
    /// The loss, to ask.
    pub(super) fn objective(&self) -> &RefCell<Objective> {
        let function = self.function.as_ref();
        function.map_or(&self.objective, |function| &function.objective)
    }

    /// Asks the ground.
    pub(super) fn ask<R>(&self, question: impl FnOnce(&mut Ground<'_>) -> R) -> R {
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
    pub(super) fn look(&mut self) {
        if self.function.is_some() {
            self.widen();
            return;
        }
        if self.loss_inputs.is_of(&self.fitting) {
            let sheet = Sheet::of_fit(&self.fitting, self.plane, self.rest);
            if !sheet.is_same_as(&self.sheet) {
                self.survey();
            } else {
                self.widen();
            }
            return;
        }
        self.loss_inputs = LossInputs::of(&self.fitting);
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
    pub(super) fn survey(&mut self) {
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
            // A loss with kinks has no bends by which its lowest place could be found.
            let bends = !self.fitting.has_kinks();
            let lowest = bends.then(|| self.ask(|ground| ground.lowest_from(best)));
            let lowest = lowest.flatten();
            let middle = lowest.as_ref().map_or(best, |lowest| lowest.at);
            self.base = self.around(start, middle);
            self.lowest = lowest.into_iter().collect();
        }
        self.widen();
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
}
