//! The settings of the curve.

use super::function::FORMULAS;
use super::state::{Curve, LEARNING_RATES, MOST_STEPS, NUDGES, STARTS};
use crate::figures::descending;
use crate::numeric::descent::{Descends, Direction};
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Setting, Table, Value};

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 9] = [
    "formula",
    "point",
    "rate",
    "direction",
    "playback",
    "pace",
    "arithmetic",
    "nudge",
    "table",
];

/// The table. `step` comes after what the steps depend on.
pub const TABLE: Table<Shown<Curve>> = &[
    Setting {
        name: "f",
        kind: Kind::Choice(&FORMULAS),
        doc: "The function, as Python writes it.",
        get: |shown| Value::Word(shown.state.function().formula),
        set: |shown, value| {
            if let Value::Word(formula) = value {
                shown.state.set_function(formula);
            }
        },
    },
    Setting {
        name: "start",
        kind: Kind::Number(STARTS.0, STARTS.1),
        doc: "Where the point starts.",
        get: |shown| Value::Number(shown.state.start()),
        set: |shown, value| {
            if let Value::Number(x) = value {
                shown.state.set_start(x);
            }
        },
    },
    Setting {
        name: "lr",
        kind: Kind::Number(LEARNING_RATES.0, LEARNING_RATES.1),
        doc: "The learning rate.",
        get: |shown| Value::Number(shown.state.descent().learning_rate()),
        set: |shown, value| {
            if let Value::Number(rate) = value {
                shown.state.drive(|descent| descent.set_learning_rate(rate));
            }
        },
    },
    Setting {
        name: "direction",
        kind: Kind::Choice(&Direction::NAMES),
        doc: "Which way a step goes; `uphill` has the wrong sign.",
        get: |shown| Value::Word(shown.state.descent().direction().name()),
        set: |shown, value| {
            if let Value::Word(name) = value {
                let direction = Direction::named(name);
                shown
                    .state
                    .drive(|descent| descent.set_direction(direction));
            }
        },
    },
    Setting {
        name: "step",
        kind: Kind::Steps(MOST_STEPS),
        doc: "Steps already taken: a number, or runs with their learning rate.",
        get: |shown| Value::Steps(descending::runs(shown.state.descent())),
        set: |shown, value| {
            if let Value::Steps(runs) = value {
                shown
                    .state
                    .drive(|descent| descending::replay(descent, &runs));
            }
        },
    },
    Setting {
        name: "pace",
        kind: Kind::Number(descending::PACES.0, descending::PACES.1),
        doc: "Steps a second while playing.",
        get: |shown| Value::Number(shown.state.descent().pace),
        set: |shown, value| {
            if let Value::Number(pace) = value {
                shown.state.drive(|descent| descent.pace = pace);
            }
        },
    },
    Setting {
        name: "nudge",
        kind: Kind::Flag,
        doc: "Shows what a small step to either side does.",
        get: |shown| Value::Flag(shown.state.nudge_shown),
        set: |shown, value| {
            if let Value::Flag(on) = value {
                shown.state.nudge_shown = on;
            }
        },
    },
    Setting {
        name: "h",
        kind: Kind::Number(NUDGES.0, NUDGES.1),
        doc: "The size of that small step.",
        get: |shown| Value::Number(shown.state.nudge),
        set: |shown, value| {
            if let Value::Number(h) = value {
                shown.state.nudge = h;
            }
        },
    },
    common::hide(&GROUPS),
    common::theme(),
];
