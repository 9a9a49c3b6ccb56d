//! The sentences that say why the descent stopped.

use super::Landscape;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::steps::counted;
use crate::numeric::stopping;
use crate::numeric::training::{Convergence, Termination};

impl Landscape {
    /// Why the descent stopped; none while it can go on.
    pub(super) fn why_stopped(&self) -> Option<String> {
        let training = self.descent().training();
        let step = training.steps();
        let number = |value: f64| spoken(&significant(value, 4));
        let loss = number(training.current().loss);
        if let Some(divergence) = self.descent().divergence() {
            return Some(match divergence {
                Divergence::Nowhere => {
                    "There is no number at this start: place it where there is ground.".into()
                }
                _ => format!(
                    "Diverged at step {step}: {}. The loss has reached {loss}; the picture shows the last finite step.",
                    divergence.reason()
                ),
            });
        }
        if self.function().is_none() {
            return stopping::of_fit(&self.regression, &number);
        }
        Some(match training.termination()? {
            Termination::StepLimit => stopping::full_history(),
            _ if step == 0 => {
                format!("The ground is flat here, at a height of {loss}: no step leads anywhere.")
            }
            termination => format!(
                "Stopped after {} at a loss of {loss}: {}.{}",
                counted(step),
                match termination {
                    Termination::Converged(Convergence::Stalled) => {
                        "a step is smaller there than the last digits of x and y, and changes neither"
                    }
                    _ => "the ground is flat there, so no step leads anywhere",
                },
                self.lower_place(training.current().loss)
            ),
        })
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
