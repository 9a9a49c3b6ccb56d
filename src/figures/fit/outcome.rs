//! Why the fit stopped, in a sentence.

use super::state::Fit;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::numeric::divergence::Divergence;
use crate::numeric::stopping;

/// Why it stopped, if it did.
pub(super) fn sentence(fit: &Fit) -> Option<String> {
    let Some(divergence) = fit.descent().divergence() else {
        return stopping::of_fit(&fit.fitting, &|loss| fixed(loss, 2));
    };
    let training = fit.descent().training();
    let step = training.steps();
    let why = match divergence {
        Divergence::Nowhere => {
            return Some("From here no step can be taken: the loss has no gradient.".into());
        }
        Divergence::Overshot => format!(
            "with lr = {} {}{}",
            significant(fit.descent().learning_rate(), 3),
            divergence.reason(),
            factor(fit)
        ),
        _ => divergence.reason().into(),
    };
    Some(format!(
        "Diverged at step {step}: {why}. The loss has reached {}; the picture shows the last finite step.",
        significant(training.current().loss, 3),
    ))
}

/// By how much the error grows in a step, where a formula tells.
fn factor(fit: &Fit) -> String {
    let known = fit.fitting.limit().is_some();
    match fit.speeds_of_descent().first() {
        Some(speed) if known && speed.factor.abs() > 1.0 => format!(
            ": along the steepest direction the error is multiplied by {} a step",
            significant(speed.factor.abs(), 3)
        ),
        _ => String::new(),
    }
}
