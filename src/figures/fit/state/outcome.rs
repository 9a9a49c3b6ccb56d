//! How the fit ended, in words.

use super::Fit;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::outcome::{Outcome, OutcomeKind};
use crate::numeric::stopping;

impl Fit {
    /// How the descent ended; none while it can go on.
    pub(super) fn ending(&self) -> Option<Outcome> {
        let Some(divergence) = self.descent().divergence() else {
            return stopping::of_fit(&self.regression, &|loss| fixed(loss, 2));
        };
        let training = self.descent().training();
        let step = training.steps();
        let why = match divergence {
            Divergence::Nowhere => {
                let rest = ": the loss has no gradient here, so no step can be taken.";
                return Some(OutcomeKind::Undefined.with(rest));
            }
            Divergence::Overshot => format!(
                "with lr = {} {}{}",
                significant(self.descent().learning_rate(), 3),
                divergence.reason(),
                self.growth_factor()
            ),
            _ => divergence.reason().into(),
        };
        Some(OutcomeKind::Diverged.with(format!(
            " at step {step}: {why}. The loss has reached {}; the picture shows the last finite step.",
            significant(training.current().loss, 3),
        )))
    }

    /// A clause with the factor by which the error grows in a step; empty if it is not known.
    fn growth_factor(&self) -> String {
        let known = self.regression.limit().is_some();
        match self.convergence().first() {
            Some(speed) if known && speed.factor.abs() > 1.0 => format!(
                ": along the steepest direction the error is multiplied by {} a step",
                significant(speed.factor.abs(), 3)
            ),
            _ => String::new(),
        }
    }
}
