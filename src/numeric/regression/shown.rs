//! The shown step of a regression, and its status.

use super::Regression;
use crate::descent::Status;
use crate::training::Evaluation;

impl Regression {
    /// The status of the descent, or of the fast forward if there is one.
    #[must_use]
    pub fn status(&self) -> Status {
        match &self.fast_forward {
            None => self.descent.status(),
            Some(fast_forward) if fast_forward.has_diverged() => Status::Diverged,
            Some(fast_forward) if fast_forward.is_done() => Status::Paused,
            Some(_) => Status::Running,
        }
    }

    /// The evaluation at the shown step: that of the fast forward, else the chosen step, else the last.
    #[must_use]
    pub fn now(&self) -> Evaluation<'_> {
        match &self.fast_forward {
            Some(fast_forward) => fast_forward.current(),
            None => self.descent.training().at(self.descent.at()),
        }
    }

    /// The number of the shown step.
    #[must_use]
    pub fn step_now(&self) -> usize {
        let fast_forward = self.fast_forward.as_ref();
        fast_forward.map_or(self.descent.at(), |fast_forward| fast_forward.progress().0)
    }

    /// The step that the picture has reached, with the evaluation there, which is never ahead of the
    /// picture.
    #[must_use]
    pub fn reached(&self) -> (usize, Evaluation<'_>) {
        let step = self.descent.reached();
        match &self.fast_forward {
            Some(_) => (self.step_now(), self.now()),
            None => (step, self.descent.training().at(step)),
        }
    }

    /// The parameters that the picture shows: those of the shown step, or an interpolation between the
    /// step before and the shown step.
    #[must_use]
    pub fn shown_params(&self) -> Vec<f64> {
        match &self.fast_forward {
            Some(fast_forward) => fast_forward.current().params.to_vec(),
            None => self.descent.shown_params().collect(),
        }
    }
}
