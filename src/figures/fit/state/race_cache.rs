//! The runs of the last race, kept while nothing changes that they depend on.

use std::cell::RefCell;
use std::rc::Rc;

use crate::numeric::optimizer::{Contender, Optimizer};
use crate::numeric::training::Training;

/// What the runs of a race depend on.
#[derive(PartialEq)]
pub(super) struct RaceInputs {
    /// The revision of the data, the model and the start.
    pub revision: u32,
    /// The contenders.
    pub race: Vec<Contender>,
    /// The steps of the race.
    pub laps: usize,
    /// The optimiser's other parameters, such as the momentum.
    pub optimizer: Optimizer,
}

/// The runs of the last race, with what they depended on.
#[derive(Default)]
pub(super) struct RaceCache(RefCell<Option<(RaceInputs, Rc<Vec<Training>>)>>);

impl RaceCache {
    /// The runs for these inputs: those of the last race if the inputs are the same, or new ones.
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
