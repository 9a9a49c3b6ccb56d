//! The settings of the fit.

use super::stage::Stage;
use super::state::{Fit, LEARNING_RATES, PARAMS, SEEDS, View};
use crate::figures::descending;
use crate::numeric::dataset::Source;
use crate::numeric::descent::MOST_STEPS;
use crate::numeric::loss::Loss;
use crate::numeric::model::MOST_PARAMS;
use crate::numeric::training::Stop;
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Setting, Table, Value, about};

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 17] = [
    "view",
    "data",
    "model",
    "params",
    "kind",
    "rate",
    "direction",
    "playback",
    "pace",
    "stop",
    "readout",
    "loss",
    "history",
    "truth",
    "table",
    "export",
    "embed",
];

/// The word for the notebook's own data.
pub const NOTEBOOK: &str = "notebook";

const SCALES: [&str; 2] = ["linear", "log"];

/// The rules by which playing can stop, with the ends of their numbers.
const RULES: [(&str, f64, f64); 3] = [
    ("steps", 1.0, MOST_STEPS as f64),
    ("loss", 0.0, 1e12),
    ("change", 0.0, 1.0),
];

/// The panels, and the steps they can show.
const PANELS: (usize, usize) = (12, 100);

/// The table. `params` comes after the data that bring their own, `step` after what the steps
/// depend on.
pub const TABLE: Table<Shown<Fit>> = &[
    Setting {
        name: "seed",
        kind: Kind::WholeOr(SEEDS.0, SEEDS.1, NOTEBOOK),
        doc: about("The data: the notebook's, or those of `torch.manual_seed(seed)`."),
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
        name: "data",
        kind: Kind::Columns,
        doc: about("Data of your own in place of the seed\u{2019}s: time and speed, a row a line."),
        get: |shown| {
            let state = &shown.state;
            Value::Columns(state.has_own_data().then(|| state.data().clone()))
        },
        set: |shown, value| match value {
            Value::Columns(Some(data)) => shown.state.set_data(data),
            _ if shown.state.has_own_data() => shown.state.set_source(shown.state.source()),
            _ => {}
        },
    },
    Setting {
        name: "model",
        kind: Kind::Model,
        doc: about("What is fitted: a formula of t; its other names are its parameters."),
        get: |shown| Value::Formula(shown.state.model().formula().into()),
        set: |shown, value| {
            if let Value::Formula(formula) = value {
                // The setting has read it already.
                let _ = shown.state.set_model(&formula);
            }
        },
    },
    Setting {
        name: "params",
        kind: Kind::Some(MOST_PARAMS, PARAMS.0, PARAMS.1),
        doc: about(
            "The initial parameters, in the order of the formula; without it, those that come with the data.",
        ),
        get: |shown| Value::Numbers(shown.state.start().to_vec()),
        set: |shown, value| {
            if let Value::Numbers(params) = value {
                shown.state.set_start(&params);
            }
        },
    },
    Setting {
        name: "loss",
        kind: Kind::Choice(&Loss::NAMES),
        doc: about(
            "What is made small: the mean squared error, its root, or the mean absolute error.",
        ),
        get: |shown| Value::Word(shown.state.loss_kind().name()),
        set: |shown, value| {
            if let Value::Word(name) = value {
                shown.state.set_loss_kind(Loss::named(name));
            }
        },
    },
    descending::learning_rate(LEARNING_RATES),
    descending::direction(),
    Setting {
        name: "stop",
        kind: Kind::Rule(&RULES),
        doc: about(
            "When playing stops: after so many steps, below a loss, or when a step changes the loss by a smaller share.",
        ),
        get: |shown| match shown.state.stop() {
            Stop::Steps(steps) => Value::Rule(RULES[0].0, steps as f64),
            Stop::LossBelow(loss) => Value::Rule(RULES[1].0, loss),
            Stop::ChangeBelow(share) => Value::Rule(RULES[2].0, share),
        },
        set: |shown, value| {
            if let Value::Rule(rule, number) = value {
                shown.state.set_stop(stop(rule, number));
            }
        },
    },
    descending::step(),
    descending::pace(),
    descending::at(),
    Setting {
        name: "view",
        kind: Kind::Choice(&View::NAMES),
        doc: about(
            "The fit, a walk through the seven steps, or panels of some steps side by side.",
        ),
        get: |shown| Value::Word(shown.state.view.name()),
        set: |shown, value| {
            if let Value::Word(name) = value {
                shown.state.view = View::named(name);
            }
        },
    },
    Setting {
        name: "stage",
        kind: Kind::Choice(&Stage::NAMES),
        doc: about("Where the walk is."),
        get: |shown| Value::Word(shown.state.stage().name()),
        set: |shown, value| {
            if let Value::Word(name) = value {
                shown.state.start_walk(Stage::named(name));
            }
        },
    },
    Setting {
        name: "panels",
        kind: Kind::Wholes(PANELS.0, PANELS.1),
        doc: about("The steps that the panels show."),
        get: |shown| Value::Wholes(shown.state.panels.clone()),
        set: |shown, value| {
            if let Value::Wholes(steps) = value {
                shown.state.panels = steps;
            }
        },
    },
    Setting {
        name: "truth",
        kind: Kind::Flag,
        doc: about("Draws the curve behind the data, and the best one, with their losses."),
        get: |shown| Value::Flag(shown.state.truth_shown),
        set: |shown, value| {
            if let Value::Flag(on) = value {
                shown.state.truth_shown = on;
            }
        },
    },
    Setting {
        name: "scale",
        kind: Kind::Choice(&SCALES),
        doc: about("The axis of the loss."),
        get: |shown| Value::Word(SCALES[usize::from(shown.state.log_loss)]),
        set: |shown, value| {
            shown.state.log_loss = value == Value::Word(SCALES[1]);
        },
    },
    common::hide(&GROUPS),
    common::theme(),
];

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the table holds the number of steps between 1 and MOST_STEPS"
)]
fn stop(rule: &str, number: f64) -> Stop {
    match rule {
        "steps" => Stop::Steps(number as usize),
        "loss" => Stop::LossBelow(number),
        _ => Stop::ChangeBelow(number),
    }
}
