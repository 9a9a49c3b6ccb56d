//! The settings of the autograd figure.

use super::state::{Autograd, CHANGES, ENTRIES, NAMES};
use crate::figures::shared::descent_settings::{self, LAST};
use crate::numeric::expression::{MAX_ENTRIES, MAX_TERMS};
use crate::numeric::steps::Steps;
use crate::settings::common::{self, FigureState};
use crate::settings::{Setting, Table, Value, about, kinds};

/// The title of the figure.
pub const TITLE: &str = "The gradient, node by node";

/// The groups of controls that the setting `hide` can hide.
pub const GROUPS: [&str; 11] = [
    "formula", "params", "playback", "pace", "history", "readout", "rule", "settings", "nudge",
    "table", "embed",
];

/// The largest number of steps: two for each node, and those of an added sum.
const MAX_STEPS: i64 = 2 * MAX_TERMS as i64 + 3;

/// The settings, in the order in which they are applied: `x` after the formula, which decides how
/// many entries it needs, and `step` after both.
pub const TABLE: Table<FigureState<Autograd>> = &[
    Setting {
        name: "f",
        kind: &kinds::Formula(&NAMES),
        doc: about("The function, as Python writes it; a vector is summed."),
        get: |figure| Value::Text(figure.state.formula().to_string()),
        set: |figure, value| {
            let formula = value.text();
            // The kind has parsed the formula before, so this cannot fail.
            let _ = figure.state.set_formula(&formula);
        },
    },
    Setting {
        name: "x",
        kind: &kinds::NumbersUpTo(MAX_ENTRIES, ENTRIES.0, ENTRIES.1),
        doc: about("The vector, such as `[3, 4, 10]`."),
        get: |figure| Value::Numbers(figure.state.x().to_vec()),
        set: |figure, value| figure.state.set_x(&value.numbers()),
    },
    Setting {
        name: "step",
        kind: &kinds::IntegerOr(0, MAX_STEPS, LAST),
        doc: about("Steps of the walk already taken: first forward, a node each, then backward."),
        get: |figure| Value::of_count(figure.state.taken(), LAST),
        set: |figure, value| {
            figure
                .state
                .show(value.count_or_word().unwrap_or(usize::MAX))
        },
    },
    descent_settings::pace(),
    Setting {
        name: "h",
        kind: &kinds::Number(CHANGES.0, CHANGES.1),
        doc: about("The small change with which the gradient is checked."),
        get: |figure| Value::Number(figure.state.change()),
        set: |figure, value| figure.state.set_change(value.number()),
    },
    common::hide(&kinds::Subset(&GROUPS)),
    common::theme(),
];
