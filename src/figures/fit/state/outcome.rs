//! The sentences that say why the fit stopped.

use super::Fit;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::stopping;

impl Fit {
    /// Why the descent stopped; none while it can go on.
    pub(super) fn why_stopped(&self) -> Option<String> {
        let Some(divergence) = self.descent().divergence() else {
            return stopping::of_fit(&self.regression, &|loss| fixed(loss, 2));
        };
        let training = self.descent().training();
        let step = training.steps();
        let why = match divergence {
            Divergence::Nowhere => {
                return Some("From here no step can be taken: the loss has no gradient.".into());
            }
            Divergence::Overshot => format!(
                "with lr = {} {}{}",
                significant(self.descent().learning_rate(), 3),
                divergence.reason(),
                self.growth_factor()
            ),
            _ => divergence.reason().into(),
        };
        Some(format!(
            "Diverged at step {step}: {why}. The loss has reached {}; the picture shows the last finite step.",
            significant(training.current().loss, 3),
        ))
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
