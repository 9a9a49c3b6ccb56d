//! The settings of the digits.

use super::state::{Digits, LEARNING_RATES};
use super::task::{Start, View};
use crate::figures::descending::{self, LAST};
use crate::figures::fitting::{ALL, SEEDS};
use crate::numeric::descent::MOST_STEPS;
use crate::numeric::digits::classes::Classes;
use crate::numeric::steps::Steps;
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Run, Setting, Table, Value, about};

/// The title of the figure.
pub const TITLE: &str = "A classifier of digits";

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 14] = [
    "view", "classes", "params", "batch", "rate", "playback", "pace", "readout", "loss", "history",
    "brush", "table", "export", "embed",
];

/// The largest batch that can be set; where there are fewer digits it is all of them.
const MOST_BATCH: i64 = 10_000;
/// The last digit that can be looked at; past the last there is, it begins anew.
const MOST_DIGIT: i64 = 9_999;

/// The table. `step` comes after what the steps depend on, `at` after `step`.
pub const TABLE: Table<Shown<Digits>> = &[
    Setting {
        name: "view",
        kind: Kind::Choice(View::NAMES),
        doc: about(
            "What is looked at: the weights while they `train`, the `score` of one digit, the `mistakes`, or a digit that you `draw`.",
        ),
        get: |shown| Value::Word(shown.state.view.name()),
        set: |shown, value| shown.state.view = value.variant(),
    },
    Setting {
        name: "classes",
        kind: Kind::Classes,
        doc: about(
            "What is told apart: two digits such as `3,7`, one against the others such as `8,rest`, or `all` ten.",
        ),
        get: |shown| Value::Formula(shown.state.classes().to_string()),
        set: |shown, value| {
            if let Value::Formula(text) = value
                && let Some(classes) = Classes::parse(&text)
            {
                shown.state.set_classes(classes);
            }
        },
    },
    Setting {
        name: "weights",
        kind: Kind::Choice(Start::NAMES),
        doc: about(
            "The initial weights: `zero`, or `random` as `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`.",
        ),
        get: |shown| Value::Word(shown.state.start().name()),
        set: |shown, value| shown.state.set_start(value.variant()),
    },
    Setting {
        name: "batch",
        kind: Kind::WholeOr(1, MOST_BATCH, ALL),
        doc: about("How many digits a step looks at: `all`, or so many."),
        get: |shown| match shown.state.batch() {
            0 => Value::Word(ALL),
            batch => Value::Whole(i64::try_from(batch).unwrap_or(MOST_BATCH)),
        },
        set: |shown, value| {
            let batch = match value {
                Value::Whole(batch) => usize::try_from(batch).unwrap_or_default(),
                _ => 0,
            };
            shown.state.set_batch(batch);
        },
    },
    Setting {
        name: "shuffle",
        kind: Kind::Flag,
        doc: about(
            "Shuffles the digits by `torch.randperm` anew for each epoch, in place of the order of the file.",
        ),
        get: |shown| Value::Flag(shown.state.shuffle()),
        set: |shown, value| shown.state.set_shuffle(value == Value::Flag(true)),
    },
    Setting {
        name: "seed",
        kind: Kind::Whole(SEEDS.0, SEEDS.1),
        doc: about("The seed of random weights, and of shuffling."),
        get: |shown| Value::Whole(shown.state.seed()),
        set: |shown, value| {
            if let Value::Whole(seed) = value {
                shown.state.set_seed(seed);
            }
        },
    },
    Setting {
        name: "lr",
        kind: Kind::Number(LEARNING_RATES.0, LEARNING_RATES.1),
        doc: about("The learning rate."),
        get: |shown| Value::Number(shown.state.learning_rate()),
        set: |shown, value| {
            if let Value::Number(rate) = value {
                shown.state.set_learning_rate(rate);
            }
        },
    },
    Setting {
        name: "step",
        kind: Kind::Steps(MOST_STEPS),
        doc: about("Steps already taken: a number, or runs with their learning rate."),
        get: |shown| {
            let run = |(steps, learning_rate)| Run {
                steps,
                learning_rate,
            };
            let runs: Vec<Run> = shown.state.runs().into_iter().map(run).collect();
            Value::Steps(if runs.is_empty() {
                vec![run((0, None))]
            } else {
                runs
            })
        },
        set: |shown, value| {
            if let Value::Steps(runs) = value {
                let runs = runs.iter().map(|run| (run.steps, run.learning_rate));
                shown.state.replay(&runs.collect::<Vec<_>>());
            }
        },
    },
    Setting {
        name: "at",
        kind: Kind::WholeOr(0, MOST_STEPS as i64, LAST),
        doc: about("The step that is shown, of those already taken."),
        get: |shown| match shown.state.scrubbed() {
            Some(step) => Value::Whole(i64::try_from(step).unwrap_or(i64::MAX)),
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
    descending::pace(),
    Setting {
        name: "digit",
        kind: Kind::Whole(0, MOST_DIGIT),
        doc: about("Which of the validation digits is looked at, counted from 0."),
        get: |shown| Value::Whole(i64::try_from(shown.state.digit()).unwrap_or(MOST_DIGIT)),
        set: |shown, value| {
            if let Value::Whole(digit) = value {
                shown
                    .state
                    .set_digit(usize::try_from(digit).unwrap_or_default());
            }
        },
    },
    common::hide(&GROUPS),
    common::theme(),
];
