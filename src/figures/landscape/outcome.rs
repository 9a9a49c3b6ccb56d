//! Why the descent stopped, in a sentence.

use super::state::Landscape;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::steps::counted;
use crate::numeric::stopping;
use crate::numeric::training::Termination;

/// Why it stopped, if it did.
pub(super) fn sentence(landscape: &Landscape) -> Option<String> {
    let training = landscape.descent().training();
    let step = training.steps();
    let number = |value: f64| spoken(&significant(value, 4));
    let loss = number(training.current().loss);
    if let Some(divergence) = landscape.descent().divergence() {
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
    if landscape.function().is_none() {
        return stopping::of_fit(&landscape.fitting, &number);
    }
    Some(match training.termination()? {
        Termination::StepLimit => stopping::full(),
        _ if step == 0 => {
            format!("The ground is flat here, at a height of {loss}: no step leads anywhere.")
        }
        _ => format!(
            "Stopped after {} at a loss of {loss}: the ground is flat there, and the last step changed as good as nothing.{}",
            counted(step),
            lowest(landscape, training.current().loss)
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
