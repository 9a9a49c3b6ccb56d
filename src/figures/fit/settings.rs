//! The settings of the fit.

use super::contenders_kind::ContendersKind;
use super::state::contenders::{MAX_CONTENDERS, MAX_RACE_STEPS};
use super::state::stage::Stage;
use super::state::view::View;
use super::state::{Fit, LEARNING_RATES};
use crate::figures::shared::descent_settings;
use crate::figures::shared::fit_settings;
use crate::numeric::descent::MAX_STEPS;
use crate::numeric::fast_forward::MAX_FAST_FORWARD;
use crate::numeric::regression::HasRegression;
use crate::numeric::training::Stop;
use crate::settings::common::{self, FigureState};
use crate::settings::setting::{count, table};
use crate::settings::{Setting, Table, Value, about, kinds};

/// The title of the figure.
pub const TITLE: &str = "Fitting the rollercoaster";

/// The groups of controls that the setting `hide` can hide.
pub const GROUPS: [&str; 24] = [
    "view",
    "data",
    "model",
    "params",
    "kind",
    "optimizer",
    "rate",
    "marks",
    "direction",
    "playback",
    "pace",
    "stop",
    "readout",
    "gradient",
    "loss",
    "forward",
    "guess",
    "history",
    "speeds",
    "truth",
    "settings",
    "table",
    "export",
    "embed",
];

/// The values of the setting `scale`.
const SCALES: [&str; 2] = ["linear", "log"];

/// The rules that can stop playing, with the ranges of their numbers.
const RULES: [(&str, f64, f64); 3] = [
    ("steps", 1.0, MAX_STEPS as f64),
    ("loss", 0.0, 1e12),
    ("change", 0.0, 1.0),
];

/// The largest number of panels, and the largest step that a panel can show.
const PANELS: (usize, u32) = (12, 100);

/// The contenders that the race accepts.
const CONTENDERS: ContendersKind =
    ContendersKind(MAX_CONTENDERS, LEARNING_RATES.0, LEARNING_RATES.1);

/// A setting that is a flag of the state.
macro_rules! flag {
    ($name:literal, $doc:literal, $field:ident) => {
        Setting {
            name: $name,
            kind: &kinds::Flag,
            doc: about($doc),
            get: |figure| Value::Flag(figure.state.$field),
            set: |figure, value| figure.state.$field = value.flag(),
        }
    };
}

/// The settings, in the order in which they are applied: `params` after the data, which set the
/// initial parameters, `step` after all that the steps depend on.
pub const TABLE: Table<FigureState<Fit>> = &table::<_, { count(PARTS) }>(PARTS);

const PARTS: &[&[Setting<FigureState<Fit>>]] = &[
    &fit_settings::settings(),
    &[
        descent_settings::learning_rate(&kinds::Number(LEARNING_RATES.0, LEARNING_RATES.1)),
        descent_settings::direction(),
        Setting {
            name: "stop",
            kind: &kinds::Rule(&RULES),
            doc: about(
                "When playing stops: after a number of steps, below a loss, or when a step changes the loss by a smaller share.",
            ),
            get: |figure| match figure.state.stop() {
                Stop::Steps(steps) => Value::Rule(RULES[0].0, steps as f64),
                Stop::LossBelow(loss) => Value::Rule(RULES[1].0, loss),
                Stop::ChangeBelow(share) => Value::Rule(RULES[2].0, share),
            },
            set: |figure, value| {
                let (rule, number) = value.rule();
                figure.state.set_stop(stop(rule, number));
            },
        },
        descent_settings::step(),
        Setting {
            name: "forward",
            kind: &kinds::Integer(0, MAX_FAST_FORWARD as i64),
            doc: about("The step to go on to beyond those of the history; 0 for none."),
            get: |figure| {
                let forward = figure.state.regression().fast_forward();
                Value::Integer(forward.map_or(0, |forward| forward.progress().1 as i64))
            },
            set: |figure, value| {
                figure
                    .state
                    .change(|regression| regression.start_fast_forward(value.count()));
            },
        },
        descent_settings::pace(),
        descent_settings::at(),
        Setting {
            name: "view",
            kind: &kinds::Choice(View::NAMES),
            doc: about(
                "The fit, a walk through the seven steps, panels of some steps side by side, or a race of optimisers.",
            ),
            get: |figure| Value::Word(figure.state.view().name()),
            set: |figure, value| figure.state.set_view(value.variant()),
        },
        Setting {
            name: "stage",
            kind: &kinds::Choice(Stage::NAMES),
            doc: about("Where the walk is."),
            get: |figure| Value::Word(figure.state.stage().name()),
            set: |figure, value| figure.state.start_walk(value.variant()),
        },
        Setting {
            name: "panels",
            kind: &kinds::Integers(PANELS.0, PANELS.1),
            doc: about("The steps that the panels show."),
            get: |figure| {
                let steps = figure.state.panels.iter();
                Value::Numbers(steps.map(|step| *step as f64).collect())
            },
            set: |figure, value| {
                let steps = value.numbers().into_iter();
                figure.state.panels = steps.map(|step| step as usize).collect();
            },
        },
        Setting {
            name: "race",
            kind: &CONTENDERS,
            doc: about(
                "The optimisers of the race, with their learning rates and, after a slash, the batch size.",
            ),
            get: |figure| CONTENDERS.value(&figure.state.contenders),
            set: |figure, value| {
                let contenders = CONTENDERS.contenders(&value.text());
                figure.state.contenders = contenders.expect("the kind has read the contenders");
            },
        },
        Setting {
            name: "laps",
            kind: &kinds::Integer(1, MAX_RACE_STEPS as i64),
            doc: about("The steps of the race."),
            get: |figure| Value::Integer(figure.state.laps as i64),
            set: |figure, value| figure.state.laps = value.count(),
        },
        Setting {
            name: "lap",
            kind: &kinds::Integer(0, MAX_RACE_STEPS as i64),
            doc: about("The step that the race is at."),
            get: |figure| Value::Integer(figure.state.race_position() as i64),
            set: |figure, value| figure.state.set_race_position(value.count()),
        },
        flag!(
            "yardsticks",
            "Draws the losses to compare with: of the best fit, and of predicting the mean speed.",
            yardsticks
        ),
        flag!(
            "speeds",
            "Shows the directions of the loss, with how fast the error shrinks along each.",
            convergence_shown
        ),
        Setting {
            name: "guess",
            kind: &kinds::Integer(0, MAX_FAST_FORWARD as i64),
            doc: about(
                "The reader\u{2019}s guess of the steps until the loss is within 10 % of the best fit\u{2019}s; 0 for none.",
            ),
            get: |figure| Value::Integer(figure.state.guess as i64),
            set: |figure, value| figure.state.guess = value.count(),
        },
        flag!(
            "truth",
            "Draws the curve behind the data, and the best one, with their losses.",
            truth_shown
        ),
        Setting {
            name: "scale",
            kind: &kinds::Choice(&SCALES),
            doc: about("The scale of the loss axis."),
            get: |figure| Value::Word(SCALES[usize::from(figure.state.log_loss)]),
            set: |figure, value| figure.state.log_loss = value == Value::Word(SCALES[1]),
        },
        common::hide(&kinds::Subset(&GROUPS)),
        common::theme(),
    ],
];

/// The stop rule of a name and a number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the table holds the number of steps between 1 and MAX_STEPS"
)]
fn stop(rule: &str, number: f64) -> Stop {
    match rule {
        "steps" => Stop::Steps(number as usize),
        "loss" => Stop::LossBelow(number),
        "change" => Stop::ChangeBelow(number),
        _ => unreachable!("the kind takes RULES alone"),
    }
}
