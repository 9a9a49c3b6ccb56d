//! How the descent ended, in words.

use super::Landscape;
use super::loss_surface::Shape;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::outcome::{Outcome, OutcomeKind};
use crate::numeric::steps::counted;
use crate::numeric::stopping;
use crate::numeric::training::{Convergence, Termination};

impl Landscape {
    /// How the descent ended; none while it can go on.
    pub(super) fn ending(&self) -> Option<Outcome> {
        /// How far around the point one looks, as a share of the area's smaller side.
        const NEAR: f64 = 1.0 / 256.0;
        let training = self.descent().training();
        let step = training.steps();
        let number = |value: f64| spoken(&significant(value, 4));
        let loss = number(training.current().loss);
        if let Some(divergence) = self.descent().divergence() {
            return Some(match divergence {
                Divergence::Nowhere => OutcomeKind::Undefined.with(self.why_undefined()),
                _ => OutcomeKind::Diverged.with(format!(
                    " at step {step}: {}. The loss has reached {loss}; the picture shows the last finite step.",
                    divergence.reason()
                )),
            });
        }
        let Some(function) = self.function() else {
            return stopping::of_fit(&self.regression, &number);
        };
        let convergence = match training.termination()? {
            Termination::Converged(convergence) => convergence,
            _ => return Some(stopping::full_history()),
        };
        let [left, right, below, above] = function.area;
        let radius = NEAR * (right - left).min(above - below);
        let at = self.at(step);
        let shape = self.with_surface(|surface| surface.shape_at(at, radius));
        let (kind, why) = match (shape, convergence) {
            (Shape::Minimum, _) => (
                OutcomeKind::Arrived,
                "this is a minimum, where the slope is zero",
            ),
            (_, Convergence::Stalled) => (
                OutcomeKind::Stuck,
                "a step is smaller here than the last digits of x and y, and changes neither",
            ),
            (Shape::Saddle, _) => (
                OutcomeKind::Stuck,
                "the slope is zero here, but this is a saddle point",
            ),
            (Shape::Other, _) => (
                OutcomeKind::Stuck,
                "the slope is zero here, but this is not a minimum",
            ),
        };
        let after = match step {
            0 => String::new(),
            step => format!(" after {}", counted(step)),
        };
        let lower = self.lower_place(training.current().loss);
        Some(kind.with(format!("{after} at a loss of {loss}: {why}.{lower}")))
    }

    /// What is not defined at the start: the value there, or only the slope.
    fn why_undefined(&self) -> String {
        let what = if self.descent().training().current().loss.is_finite() {
            "slope is not defined"
        } else if self.function().is_some() {
            "function has no value"
        } else {
            "loss has no value"
        };
        format!(": the {what} at this start. Move it to where there is one.")
    }

    /// A sentence naming the lowest known minimum, if it is clearly lower than `loss`; empty
    /// otherwise.
    fn lower_place(&self, loss: f64) -> String {
        match self.minima().first() {
            Some(lowest) if lowest.loss < loss - 1e-3 * loss.abs().max(1e-3) => format!(
                " There is a lower place: {} at x = {}, y = {}.",
                spoken(&significant(lowest.loss, 4)),
                spoken(&significant(lowest.at.0, 3)),
                spoken(&significant(lowest.at.1, 3)),
            ),
            _ => String::new(),
        }
    }
}
