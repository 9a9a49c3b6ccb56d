//! The settings of the curve.

use super::state::function::NAMES;
use super::state::{Curve, LEARNING_RATES, NUDGES, STARTS};
use crate::figures::shared::descent_settings;
use crate::settings::common::{self, FigureState};
use crate::settings::{Setting, Table, Value, about, kinds};

/// The title of the figure.
pub const TITLE: &str = "Gradient descent on a curve";

/// The groups of controls that the setting `hide` can hide.
pub const GROUPS: [&str; 14] = [
    "formula",
    "point",
    "gradient",
    "rate",
    "marks",
    "regime",
    "direction",
    "playback",
    "pace",
    "arithmetic",
    "settings",
    "nudge",
    "table",
    "embed",
];

/// The value of `range` that fits it to the function.
const AUTO: &str = "auto";

/// The settings, in the order in which they are applied: `step` comes after all that the steps
/// depend on.
pub const TABLE: Table<FigureState<Curve>> = &[
    Setting {
        name: "f",
        kind: &kinds::Formula(&NAMES),
        doc: about("The function, as Python writes it."),
        get: |figure| Value::Text(figure.state.function().formula.clone()),
        set: |figure, value| {
            let formula = value.text();
            // The kind has parsed the formula before, so this cannot fail.
            let _ = figure.state.set_function(&formula);
        },
    },
    Setting {
        name: "range",
        kind: &kinds::Span(STARTS.0, STARTS.1, AUTO),
        doc: about("The range of x that the plot shows at first; `auto` fits it to the function."),
        get: |figure| match figure.state.range() {
            Some((low, high)) => Value::Numbers(vec![low, high]),
            None => Value::Word(AUTO),
        },
        set: |figure, value| {
            let ends = value.numbers_or_word();
            figure.state.set_range(ends.map(|ends| (ends[0], ends[1])));
        },
    },
    Setting {
        name: "start",
        kind: &kinds::Number(STARTS.0, STARTS.1),
        doc: about("Where the point starts."),
        get: |figure| Value::Number(figure.state.start()),
        set: |figure, value| figure.state.set_start(value.number()),
    },
    descent_settings::learning_rate(&kinds::Number(LEARNING_RATES.0, LEARNING_RATES.1)),
    descent_settings::direction(),
    descent_settings::step(),
    descent_settings::at(),
    descent_settings::pace(),
    Setting {
        name: "nudge",
        kind: &kinds::Flag,
        doc: about("Shows what a small step to either side does."),
        get: |figure| Value::Flag(figure.state.nudge_shown),
        set: |figure, value| figure.state.nudge_shown = value.flag(),
    },
    Setting {
        name: "h",
        kind: &kinds::Number(NUDGES.0, NUDGES.1),
        doc: about("The size of that small step."),
        get: |figure| Value::Number(figure.state.nudge),
        set: |figure, value| figure.state.nudge = value.number(),
    },
    Setting {
        name: "bare",
        kind: &kinds::Flag,
        doc: about(
            "Shows the graph, the steps and the point alone, without axes, tangent, controls and frame.",
        ),
        get: |figure| Value::Flag(figure.state.bare),
        set: |figure, value| figure.state.bare = value.flag(),
    },
    common::hide(&kinds::Subset(&GROUPS)),
    common::theme(),
];
