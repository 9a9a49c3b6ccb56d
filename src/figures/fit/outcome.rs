//! Why the fit stopped, in a sentence.

use super::state::Fit;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::{Descends, MOST_STEPS};
use crate::numeric::training::{Stop, Termination};

/// Why it stopped, if it did.
pub(super) fn sentence(fit: &Fit) -> Option<String> {
    let training = fit.descent().training();
    let step = training.steps();
    let loss = fixed(training.current().loss, 2);
    let best = fit.optimum().map_or(String::new(), |optimum| {
        let loss = fixed(optimum.loss, 2);
        format!(" The best fit of this model has a loss of {loss}.")
    });
    Some(match training.termination()? {
        Termination::Converged | Termination::Reached if step == 0 => return None,
        Termination::Converged => match fit.stop() {
            Stop::ChangeBelow(share) => format!(
                "Stopped after {step} steps at a loss of {loss}: the last one changed it by less than {} %. \
                 That is a standstill.{best}",
                significant(share * 100.0, 3)
            ),
            _ => format!("Stopped after {step} steps: the slope is flat. The loss is {loss}."),
        },
        Termination::Reached => match fit.stop() {
            Stop::LossBelow(goal) => format!(
                "Stopped after {step} steps: the loss, {loss}, is below {}, as chosen.",
                significant(goal, 6)
            ),
            _ => format!("Stopped after {step} steps, as chosen, at a loss of {loss}.{best}"),
        },
        Termination::Diverged if step == 0 => {
            "From here no step can be taken: the loss has no gradient.".into()
        }
        Termination::Diverged => format!(
            "Diverged at step {step}: with lr = {} each step overshot by more than the one before{}. \
             The loss has reached {}; the picture shows the last finite step.",
            significant(fit.descent().learning_rate(), 3),
            factor(fit),
            significant(training.current().loss, 3),
        ),
        Termination::StepLimit => format!(
            "Stopped: {MOST_STEPS} steps are as many as this figure keeps. Step back or reset to go on."
        ),
    })
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
