//! The settings of the fit.

use super::state::{Fit, LEARNING_RATES, MOST_STEPS, PARAMS, SEEDS};
use crate::figures::descending;
use crate::numeric::dataset::Source;
use crate::numeric::descent::Descends;
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Setting, Table, Value};

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 8] = [
    "data", "params", "rate", "playback", "pace", "readout", "loss", "table",
];

/// The word for the notebook's own data.
pub const NOTEBOOK: &str = "notebook";

const SCALES: [&str; 2] = ["linear", "log"];

/// The table. `params` comes after the data that bring their own, `step` after what the steps
/// depend on.
pub const TABLE: Table<Shown<Fit>> = &[
    Setting {
        name: "seed",
        kind: Kind::WholeOr(SEEDS.0, SEEDS.1, NOTEBOOK),
        doc: "The data: the notebook's, or those of `torch.manual_seed(seed)`.",
        get: |shown| match shown.state.source() {
            Source::Notebook => Value::Word(NOTEBOOK),
            Source::Seed(seed) => Value::Whole(seed),
        },
        set: |shown, value| {
            shown.state.set_source(match value {
                Value::Whole(seed) => Source::Seed(seed),
                _ => Source::Notebook,
            });
        },
    },
    Setting {
        name: "params",
        kind: Kind::Numbers(3, PARAMS.0, PARAMS.1),
        doc: "The initial a, b and c; without it, those that come with the data.",
        get: |shown| Value::Numbers(shown.state.start().to_vec()),
        set: |shown, value| {
            if let Value::Numbers(params) = value {
                shown.state.set_start(&params);
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
        name: "scale",
        kind: Kind::Choice(&SCALES),
        doc: "The axis of the loss.",
        get: |shown| Value::Word(SCALES[usize::from(shown.state.log_loss)]),
        set: |shown, value| {
            shown.state.log_loss = value == Value::Word(SCALES[1]);
        },
    },
    common::hide(&GROUPS),
    common::theme(),
];
