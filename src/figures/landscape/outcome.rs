//! Why the descent stopped, in a sentence.

use super::state::Landscape;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::{Descends, MOST_STEPS};
use crate::numeric::training::Termination;

/// Why it stopped, if it did.
pub(super) fn sentence(landscape: &Landscape) -> Option<String> {
    let training = landscape.descent().training();
    let step = training.steps();
    let number = |value: f64| spoken(&significant(value, 4));
    let loss = number(training.current().loss);
    Some(match training.termination()? {
        Termination::Converged | Termination::Reached if step == 0 => {
            landscape.function()?;
            format!("The ground is flat here, at a height of {loss}: no step leads anywhere.")
        }
        Termination::Converged | Termination::Reached => {
            let best = match (landscape.function(), landscape.fitting.optimum()) {
                (None, Some(best)) => {
                    let best = number(best.loss);
                    format!(" The best fit of this model has a loss of {best}.")
                }
                (Some(_), _) => lowest(landscape, training.current().loss),
                _ => String::new(),
            };
            format!(
                "Stopped after {step} steps at a loss of {loss}: the last one changed as good as nothing.{best}"
            )
        }
        Termination::Diverged if step == 0 => {
            "There is no number at this start: place it where there is ground.".into()
        }
        Termination::Diverged => {
            let fell = training.current().loss < training.at(0).loss;
            let why = if fell {
                "the way down has no end here"
            } else {
                "each step overshot by more than the one before"
            };
            format!(
                "Diverged at step {step}: {why}. The loss has reached {loss}; the picture shows the last finite step."
            )
        }
        Termination::StepLimit => format!(
            "Stopped: {MOST_STEPS} steps are as many as this figure keeps. Step back or reset to go on."
        ),
    })
}

/// Whether a lower place is known than where it ended.
fn lowest(landscape: &Landscape, loss: f64) -> String {
    match landscape.lowest().first() {
        Some(lowest) if lowest.loss < loss - 1e-3 * loss.abs().max(1e-3) => format!(
            " There is a lower place: {} at x = {}, y = {}.",
            spoken(&significant(lowest.loss, 4)),
            spoken(&significant(lowest.at.0, 3)),
            spoken(&significant(lowest.at.1, 3)),
        ),
        _ => String::new(),
    }
}
