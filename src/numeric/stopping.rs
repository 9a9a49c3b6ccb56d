//! The outcome of a fit, in words that several figures show.

use super::decimal::significant;
use super::descent::MAX_STEPS;
use super::outcome::{Outcome, OutcomeKind};
use super::regression::Regression;
use super::standing::Standing;
use super::steps::counted;
use super::training::{Convergence, Stop, Termination};

/// How a fit ended and why; `number` prints its numbers. `None` if it did not end, if it diverged, or at
/// step 0.
#[must_use]
pub fn of_fit(regression: &Regression, number: &dyn Fn(f64) -> String) -> Option<Outcome> {
    let training = regression.descent.training();
    let steps = training.steps();
    let loss = number(training.current().loss);
    let optimum = regression.optimum();
    let best = optimum.map(|optimum| format!("the best fit has {}", number(optimum.loss)));
    let also_best = best
        .as_ref()
        .map_or(String::new(), |best| format!(", and {best}"));
    let after = format!(" after {} at a loss of {loss}", counted(steps));
    Some(match training.termination()? {
        Termination::Diverged => return None,
        Termination::StepLimit => full_history(),
        _ if steps == 0 => return None,
        Termination::Oscillates => OutcomeKind::Oscillates.with(format!(
            "{after}: each step jumps over a lower place to the other side, and the next one jumps back. A \
             smaller learning rate leads farther down{also_best}."
        )),
        Termination::Converged(convergence) => match (regression.standing(), convergence) {
            (Standing::Best, _) => {
                OutcomeKind::Arrived.with(format!("{after}: this is the minimum{also_best}."))
            }
            (Standing::Minimum, _) => OutcomeKind::Arrived.with(format!(
                "{after}: this is a minimum, where the slope is zero. No formula tells whether \
                 there is a lower one."
            )),
            (Standing::NotThere, convergence) => {
                let why = match convergence {
                    Convergence::Settled => hardly_changes(regression),
                    Convergence::Flat => "the slope is zero here".into(),
                    Convergence::Stalled => {
                        "a step is smaller than the last digits of the parameters".into()
                    }
                };
                let else_unknown = "it is not known to be a minimum".into();
                let best = best.unwrap_or(else_unknown);
                OutcomeKind::Stuck.with(format!("{after}: {why}, and {best}."))
            }
        },
        Termination::Reached => OutcomeKind::Stopped.with(match regression.stop() {
            Stop::LossBelow(goal) => format!(
                " after {}: the loss, {loss}, is below {}, as chosen.",
                counted(steps),
                significant(goal, 6)
            ),
            _ => format!(
                " after {}, as chosen, at a loss of {loss}{also_best}.",
                counted(steps)
            ),
        }),
    })
}

/// The clause on a loss that hardly changes.
fn hardly_changes(regression: &Regression) -> String {
    let steps = match regression.descent.training().settling() {
        1 => "the last step".into(),
        count => format!("the last {count} steps"),
    };
    let share = match regression.stop() {
        Stop::ChangeBelow(share) => significant(share * 100.0, 3),
        Stop::Steps(_) | Stop::LossBelow(_) => unreachable!("a loss settles by that rule"),
    };
    format!("{steps} changed the loss by less than {share} %")
}

/// The outcome of a full history.
#[must_use]
pub fn full_history() -> Outcome {
    OutcomeKind::Stopped.with(format!(
        ": {MAX_STEPS} steps are as many as this figure keeps. Step back or reset to go on."
    ))
}
