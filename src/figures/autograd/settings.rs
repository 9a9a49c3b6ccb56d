//! The settings of the autograd figure.

use super::state::{Autograd, CHANGES, ENTRIES, NAMES};
use crate::figures::shared::descent_settings::{self, LAST};
use crate::numeric::expression::{MOST_ENTRIES, MOST_TERMS};
use crate::numeric::steps::Steps;
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Setting, Table, Value, about};

/// The title of the figure.
pub const TITLE: &str = "The gradient, node by node";

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 10] = [
    "formula", "params", "playback", "pace", "history", "readout", "rule", "nudge", "table",
    "embed",
];

/// A walk goes through each node twice, and through the sum that is added.
const MOST_STEPS: i64 = 2 * MOST_TERMS as i64 + 3;

/// The table. `x` comes after the formula, which says how many entries it needs, and `step` after
/// what there is to walk along.
pub const TABLE: Table<Shown<Autograd>> = &[
    Setting {
        name: "f",
        kind: Kind::Formula(&NAMES),
        doc: about("The function, as Python writes it; a vector is summed."),
        get: |shown| Value::Formula(shown.state.formula().to_string()),
        set: |shown, value| {
            if let Value::Formula(formula) = value {
                // The setting has read it already.
                let _ = shown.state.set_formula(&formula);
            }
        },
    },
    Setting {
        name: "x",
        kind: Kind::Some(MOST_ENTRIES, ENTRIES.0, ENTRIES.1),
        doc: about("The vector, such as `[3, 4, 10]`."),
        get: |shown| Value::Numbers(shown.state.x().to_vec()),
        set: |shown, value| {
            if let Value::Numbers(x) = value {
                shown.state.set_x(&x);
            }
        },
    },
    Setting {
        name: "step",
        kind: Kind::WholeOr(0, MOST_STEPS, LAST),
        doc: about("Steps of the walk already taken: first forward, a node each, then backward."),
        get: |shown| match shown.state.taken() {
            Some(step) => Value::Whole(i64::try_from(step).unwrap_or(MOST_STEPS)),
            None => Value::Word(LAST),
        },
        set: |shown, value| {
            let step = match value {
                Value::Whole(step) => usize::try_from(step).unwrap_or_default(),
                _ => usize::MAX,
            };
            shown.state.show(step);
        },
    },
    descent_settings::pace(),
    Setting {
        name: "h",
        kind: Kind::Number(CHANGES.0, CHANGES.1),
        doc: about("The small change with which the gradient is checked."),
        get: |shown| Value::Number(shown.state.change()),
        set: |shown, value| {
            if let Value::Number(h) = value {
                shown.state.set_change(h);
            }
        },
    },
    common::hide(&GROUPS),
    common::theme(),
];
