//! The settings of the digits.

use super::classes_kind::ClassesKind;
use super::state::initial_weights::InitialWeights;
use super::state::view::View;
use super::state::{Digits, LEARNING_RATES};
use crate::figures::shared::descent_settings::{self, Trains};
use crate::figures::shared::fit_settings::{self, ALL, SEEDS};
use crate::numeric::digits::classes::Classes;
use crate::settings::common::{self, FigureState};
use crate::settings::{Setting, StepRun, Table, Value, about, kinds};

/// The title of the figure.
pub const TITLE: &str = "A classifier of digits";

/// The groups of controls that the setting `hide` can hide.
pub const GROUPS: [&str; 15] = [
    "view", "classes", "params", "batch", "rate", "playback", "pace", "readout", "loss", "history",
    "brush", "settings", "table", "export", "embed",
];

/// The largest batch; if there are fewer digits, it takes all of them.
const MAX_BATCH: i64 = 10_000;
/// The largest index of a digit; past the last digit it wraps around.
const MAX_DIGIT: i64 = 9_999;

/// The settings, in the order in which they are applied: `step` after all that the steps depend on,
/// `at` after `step`.
pub const TABLE: Table<FigureState<Digits>> = &[
    Setting {
        name: "view",
        kind: &kinds::Choice(View::NAMES),
        doc: about(
            "What is looked at: the weights while they `train`, the `score` of one digit, the `mistakes`, or a digit that you `draw`.",
        ),
        get: |figure| Value::Word(figure.state.view.name()),
        set: |figure, value| figure.state.view = value.variant(),
    },
    Setting {
        name: "classes",
        kind: &ClassesKind,
        doc: about(
            "What is told apart: two digits such as `3,7`, one against the others such as `8,rest`, or `all` ten.",
        ),
        get: |figure| Value::Text(figure.state.classes().to_string()),
        set: |figure, value| {
            let classes = Classes::parse(&value.text());
            let classes = classes.expect("the kind has read the classes");
            figure.state.set_classes(classes);
        },
    },
    Setting {
        name: "weights",
        kind: &kinds::Choice(InitialWeights::NAMES),
        doc: about(
            "The initial weights: `zero`, or `random` as `torch.randn(784, k)*0.01` after `torch.manual_seed(seed)`.",
        ),
        get: |figure| Value::Word(figure.state.start().name()),
        set: |figure, value| figure.state.set_start(value.variant()),
    },
    Setting {
        name: "batch",
        kind: &kinds::IntegerOr(1, MAX_BATCH, ALL),
        doc: about("How many digits a step looks at: `all`, or a number."),
        get: |figure| fit_settings::batch_value(figure.state.batch()),
        set: |figure, value| figure.state.set_batch(fit_settings::batch_size(&value)),
    },
    Setting {
        name: "shuffle",
        kind: &kinds::Flag,
        doc: about(
            "Shuffles the digits by `torch.randperm` anew for each epoch, in place of the order of the file.",
        ),
        get: |figure| Value::Flag(figure.state.shuffle()),
        set: |figure, value| figure.state.set_shuffle(value.flag()),
    },
    Setting {
        name: "seed",
        kind: &kinds::Integer(SEEDS.0, SEEDS.1),
        doc: about("The seed of random weights, and of shuffling."),
        get: |figure| Value::Integer(figure.state.seed()),
        set: |figure, value| figure.state.set_seed(value.integer()),
    },
    descent_settings::learning_rate(&kinds::Number(LEARNING_RATES.0, LEARNING_RATES.1)),
    descent_settings::step(),
    descent_settings::at(),
    descent_settings::pace(),
    Setting {
        name: "digit",
        kind: &kinds::Integer(0, MAX_DIGIT),
        doc: about("Which of the validation digits is looked at, counted from 0."),
        get: |figure| Value::Integer(i64::try_from(figure.state.digit()).unwrap_or(MAX_DIGIT)),
        set: |figure, value| figure.state.set_digit(value.count()),
    },
    Setting {
        name: "zoom",
        kind: &kinds::Flag,
        doc: about("Fits the axis of the loss to the losses from the first epoch on."),
        get: |figure| Value::Flag(figure.state.zoomed),
        set: |figure, value| figure.state.zoomed = value.flag(),
    },
    common::hide(&kinds::Subset(&GROUPS)),
    common::theme(),
];

impl Trains for Digits {
    fn learning_rate(&self) -> f64 {
        self.learning_rate()
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.set_learning_rate(learning_rate);
    }

    fn runs(&self) -> Vec<StepRun> {
        let run = |(steps, learning_rate)| StepRun {
            steps,
            learning_rate,
        };
        let runs: Vec<StepRun> = self.runs().into_iter().map(run).collect();
        if runs.is_empty() {
            vec![StepRun::NONE]
        } else {
            runs
        }
    }

    fn replay(&mut self, runs: &[StepRun]) {
        let runs = runs.iter().map(|run| (run.steps, run.learning_rate));
        self.replay(&runs.collect::<Vec<_>>());
    }

    fn selected_step(&self) -> Option<usize> {
        self.selected_step()
    }
}
