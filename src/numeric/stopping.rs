//! The reason why a descent stopped, in words that several figures show.

use super::decimal::significant;
use super::descent::MAX_STEPS;
use super::regression::Regression;
use super::standing::Standing;
use super::steps::counted;
use super::training::{Convergence, Stop, Termination};

/// The reason why a fit stopped, in a sentence; `number` prints its numbers. `None` if it did not stop,
/// if it diverged, or at step 0.
#[must_use]
pub fn of_fit(regression: &Regression, number: &dyn Fn(f64) -> String) -> Option<String> {
    let training = regression.descent.training();
    let steps = training.steps();
    let loss = number(training.current().loss);
    let best = regression.optimum().map_or(String::new(), |optimum| {
        format!(
            " The best fit of this model has a loss of {}.",
            number(optimum.loss)
        )
    });
    let first = format!("Stopped after {}", counted(steps));
    Some(match training.termination()? {
        Termination::Diverged => return None,
        Termination::StepLimit => full_history(),
        _ if steps == 0 => return None,
        Termination::Bouncing => format!(
            "{first} at a loss of {loss}: it bounces. Each step jumps over a lower place to the other side, \
             and the next one jumps back; a smaller learning rate leads farther down.{best}"
        ),
        Termination::Converged(convergence) => match (regression.standing(), convergence) {
            (Standing::Best, _) => {
                format!("{first} at a loss of {loss}: it has arrived at the minimum.{best}")
            }
            (Standing::Minimum, _) => format!(
                "{first} at a loss of {loss}: it has arrived at a minimum, where the slope is flat. Whether \
                 there is a lower one, no formula tells."
            ),
            (Standing::NotThere, Convergence::Settled) => format!(
                "{first} at a loss of {loss}: {} by less than {} %. That is a standstill, and not yet the \
                 minimum.{best}",
                match training.settling() {
                    1 => "the last one changed it".into(),
                    count => format!("the last {count} changed it"),
                },
                match regression.stop() {
                    Stop::ChangeBelow(share) => significant(share * 100.0, 3),
                    Stop::Steps(_) | Stop::LossBelow(_) =>
                        unreachable!("a loss settles by that rule"),
                }
            ),
            (Standing::NotThere, Convergence::Flat) => {
                format!("{first} at a loss of {loss}: the slope is flat there.{best}")
            }
            (Standing::NotThere, Convergence::Stalled) => format!(
                "{first} at a loss of {loss}: a step is smaller than the last digits of the parameters, and \
                 changes none of them.{best}"
            ),
        },
        Termination::Reached => match regression.stop() {
            Stop::LossBelow(goal) => format!(
                "{first}: the loss, {loss}, is below {}, as chosen.",
                significant(goal, 6)
            ),
            _ => format!("{first}, as chosen, at a loss of {loss}.{best}"),
        },
    })
}

/// The sentence for a full history.
#[must_use]
pub fn full_history() -> String {
    format!(
        "Stopped: {MAX_STEPS} steps are as many as this figure keeps. Step back or reset to go on."
    )
}
