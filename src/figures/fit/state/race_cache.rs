//! A cache of the last race's runs, valid while their inputs stay the same.

use std::cell::RefCell;
use std::rc::Rc;

use crate::numeric::optimizer::{Contender, Optimizer};
use crate::numeric::training::Training;

/// The inputs that the runs of a race depend on.
#[derive(PartialEq)]
pub(super) struct RaceInputs {
    /// The revision of the data, the model and the start.
    pub revision: u32,
    /// The contenders.
    pub race: Vec<Contender>,
    /// The steps of the race.
    pub laps: usize,
    /// The optimiser of the fit, whose momentum the contenders share.
    pub optimizer: Optimizer,
}

/// The runs of the last race, with their inputs.
#[derive(Default)]
pub(super) struct RaceCache(RefCell<Option<(RaceInputs, Rc<Vec<Training>>)>>);

impl RaceCache {
    /// The runs for these inputs: the cached ones if the inputs are the same, otherwise those of
    /// `run`.
    pub fn runs(
        &self,
        inputs: RaceInputs,
        run: impl FnOnce(&RaceInputs) -> Vec<Training>,
    ) -> Rc<Vec<Training>> {
        if let Some((last, runs)) = &*self.0.borrow()
            && *last == inputs
        {
            return Rc::clone(runs);
        }
        let runs = Rc::new(run(&inputs));
        self.0.replace(Some((inputs, Rc::clone(&runs))));
        runs
    }
}
