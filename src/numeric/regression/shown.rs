//! What a regression shows: its status, and the step that is shown.

use super::Fitting;
use crate::descent::Status;
use crate::training::Evaluation;

impl Fitting {
    /// The status of the descent, or of the fast forward if there is one.
    #[must_use]
    pub fn status(&self) -> Status {
        match &self.forward {
            None => self.descent.status(),
            Some(forward) if forward.has_diverged() => Status::Diverged,
            Some(forward) if forward.is_done() => Status::Paused,
            Some(_) => Status::Running,
        }
    }

    /// The step that is shown: the last one unless another was chosen, or that of the fast forward.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        match &self.forward {
            Some(forward) => forward.current(),
            None => self.descent.training().at(self.descent.at()),
        }
    }

    /// The number of the step that is shown.
    #[must_use]
    pub fn step_now(&self) -> usize {
        let forward = self.forward.as_ref();
        forward.map_or(self.descent.at(), |forward| forward.progress().0)
    }

    /// The step that the picture has reached, with its numbers, which are never ahead of the picture.
    #[must_use]
    pub fn reached(&self) -> (usize, Evaluation<'_>) {
        let step = self.descent.reached();
        match &self.forward {
            Some(_) => (self.step_now(), self.now()),
            None => (step, self.descent.training().at(step)),
        }
    }

    /// The parameters that the picture shows: those of the step that is shown, or between the step
    /// before and this one.
    #[must_use]
    pub fn shown_params(&self) -> Vec<f64> {
        match &self.forward {
            Some(forward) => forward.current().params.to_vec(),
            None => self.descent.shown_params().collect(),
        }
    }
}
