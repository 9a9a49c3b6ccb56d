//! The settings of the curve.

use super::state::function::NAMES;
use super::state::{Curve, LEARNING_RATES, NUDGES, STARTS};
use crate::figures::shared::descent_settings;
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Setting, Table, Value, about};

/// The title of the figure.
pub const TITLE: &str = "Gradient descent on a curve";

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 11] = [
    "formula",
    "point",
    "rate",
    "regime",
    "direction",
    "playback",
    "pace",
    "arithmetic",
    "nudge",
    "table",
    "embed",
];

/// The table. `step` comes after what the steps depend on.
pub const TABLE: Table<Shown<Curve>> = &[
    Setting {
        name: "f",
        kind: Kind::Formula(&NAMES),
        doc: about("The function, as Python writes it."),
        get: |shown| Value::Formula(shown.state.function().formula.clone()),
        set: |shown, value| {
            if let Value::Formula(formula) = value {
                // The setting has read it already.
                let _ = shown.state.set_function(&formula);
            }
        },
    },
    Setting {
        name: "range",
        kind: Kind::Span(STARTS.0, STARTS.1),
        doc: about("The x that the plot shows at first; `auto` fits it to the function."),
        get: |shown| Value::Span(shown.state.range()),
        set: |shown, value| {
            if let Value::Span(range) = value {
                shown.state.set_range(range);
            }
        },
    },
    Setting {
        name: "start",
        kind: Kind::Number(STARTS.0, STARTS.1),
        doc: about("Where the point starts."),
        get: |shown| Value::Number(shown.state.start()),
        set: |shown, value| {
            if let Value::Number(x) = value {
                shown.state.set_start(x);
            }
        },
    },
    descent_settings::learning_rate(LEARNING_RATES),
    descent_settings::direction(),
    descent_settings::step(),
    descent_settings::at(),
    descent_settings::pace(),
    Setting {
        name: "nudge",
        kind: Kind::Flag,
        doc: about("Shows what a small step to either side does."),
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
        doc: about("The size of that small step."),
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
