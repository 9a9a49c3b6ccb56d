//! What the figures that descend have in common: the settings of a descent.

use crate::numeric::descent::{Descends, Descent, Direction, MOST_STEPS};
use crate::numeric::steps::Steps;
use crate::settings::common::Shown;
use crate::settings::{Kind, Run, Setting, Value, about};

/// The word for the last step.
pub const LAST: &str = "last";

/// The paces that can be set, in steps a second.
pub const PACES: (f64, f64) = (0.5, 60.0);

/// The steps that a descent has taken, as runs of equal learning rates. A run at the rate and in
/// the direction in force needs no rate of its own.
#[must_use]
pub fn runs(descent: &Descent) -> Vec<Run> {
    let in_force = descent.signed_rate();
    let rates = descent.training().learning_rates();
    let taken = rates.chunk_by(|one, next| one == next).map(|run| Run {
        steps: run.len(),
        learning_rate: (run[0] != in_force).then_some(run[0]),
    });
    let runs: Vec<Run> = taken.collect();
    if runs.is_empty() {
        let none = Run {
            steps: 0,
            learning_rate: None,
        };
        return vec![none];
    }
    runs
}

/// Goes back to step 0 and takes these steps; the learning rate and the direction in force stay.
pub fn replay(descent: &mut Descent, runs: &[Run]) {
    let in_force = descent.signed_rate();
    descent.retrace(runs.iter().flat_map(|run| {
        let rate = run.learning_rate.unwrap_or(in_force);
        std::iter::repeat_n(rate, run.steps)
    }));
}

/// `lr`, between these ends.
#[must_use]
pub const fn learning_rate<S: Descends>((low, high): (f64, f64)) -> Setting<Shown<S>> {
    Setting {
        name: "lr",
        kind: Kind::Number(low, high),
        doc: about("The learning rate."),
        get: |shown| Value::Number(shown.state.descent().learning_rate()),
        set: |shown, value| {
            if let Value::Number(rate) = value {
                shown.state.drive(|descent| descent.set_learning_rate(rate));
            }
        },
    }
}

/// `direction`.
#[must_use]
pub const fn direction<S: Descends>() -> Setting<Shown<S>> {
    Setting {
        name: "direction",
        kind: Kind::Choice(Direction::NAMES),
        doc: about("Which way a step goes; `uphill` has the wrong sign."),
        get: |shown| Value::Word(shown.state.descent().direction().name()),
        set: |shown, value| {
            let direction = value.variant();
            shown
                .state
                .drive(|descent| descent.set_direction(direction));
        },
    }
}

/// `step`. It comes after what the steps depend on.
#[must_use]
pub const fn step<S: Descends>() -> Setting<Shown<S>> {
    Setting {
        name: "step",
        kind: Kind::Steps(MOST_STEPS),
        doc: about("Steps already taken: a number, or runs with their learning rate."),
        get: |shown| Value::Steps(runs(shown.state.descent())),
        set: |shown, value| {
            if let Value::Steps(runs) = value {
                shown.state.drive(|descent| replay(descent, &runs));
            }
        },
    }
}

/// `at`. It comes after `step`.
#[must_use]
pub const fn at<S: Descends>() -> Setting<Shown<S>> {
    Setting {
        name: "at",
        kind: Kind::WholeOr(0, MOST_STEPS as i64, LAST),
        doc: about("The step that is shown, of those already taken."),
        get: |shown| match shown.state.descent().scrubbed() {
            Some(step) => Value::Whole(i64::try_from(step).unwrap_or(i64::MAX)),
            None => Value::Word(LAST),
        },
        set: |shown, value| {
            let step = match value {
                Value::Whole(step) => usize::try_from(step).unwrap_or_default(),
                _ => usize::MAX,
            };
            shown.state.drive(|descent| descent.show(step));
        },
    }
}

/// `pace`.
#[must_use]
pub const fn pace<S: Steps>() -> Setting<Shown<S>> {
    Setting {
        name: "pace",
        kind: Kind::Number(PACES.0, PACES.1),
        doc: about("Steps a second while playing."),
        get: |shown| Value::Number(shown.state.pace()),
        set: |shown, value| {
            if let Value::Number(pace) = value {
                shown.state.set_pace(pace);
            }
        },
    }
}
