//! The settings of the fit.

use super::state::contenders::{MOST_LAPS, MOST_RACERS};
use super::state::stage::Stage;
use super::state::view::View;
use super::state::{Fit, LEARNING_RATES};
use crate::figures::shared::descent_settings;
use crate::figures::shared::fit_settings;
use crate::numeric::descent::MOST_STEPS;
use crate::numeric::fitting::Fits;
use crate::numeric::forward::MOST_FORWARD;
use crate::numeric::training::Stop;
use crate::settings::common::{self, Shown};
use crate::settings::{Kind, Setting, Table, Value, about};

/// The title of the figure.
pub const TITLE: &str = "Fitting the rollercoaster";

/// The groups of controls that `hide` names.
pub const GROUPS: [&str; 21] = [
    "view",
    "data",
    "model",
    "params",
    "kind",
    "optimizer",
    "rate",
    "direction",
    "playback",
    "pace",
    "stop",
    "readout",
    "loss",
    "forward",
    "guess",
    "history",
    "speeds",
    "truth",
    "table",
    "export",
    "embed",
];

const SCALES: [&str; 2] = ["linear", "log"];

/// The rules by which playing can stop, with the ends of their numbers.
const RULES: [(&str, f64, f64); 3] = [
    ("steps", 1.0, MOST_STEPS as f64),
    ("loss", 0.0, 1e12),
    ("change", 0.0, 1.0),
];

/// The panels, and the steps they can show.
const PANELS: (usize, usize) = (12, 100);

/// A switch of the state.
macro_rules! flag {
    ($name:literal, $doc:literal, $field:ident) => {
        Setting {
            name: $name,
            kind: Kind::Flag,
            doc: about($doc),
            get: |shown| Value::Flag(shown.state.$field),
            set: |shown, value| shown.state.$field = value == Value::Flag(true),
        }
    };
}

/// The table. `params` comes after the data that bring their own, `step` after what the steps
/// depend on.
pub const TABLE: Table<Shown<Fit>> = &[
    fit_settings::seed(),
    fit_settings::data(),
    fit_settings::model(),
    fit_settings::params(),
    fit_settings::loss(),
    fit_settings::standardise(),
    fit_settings::optimizer(),
    fit_settings::momentum(),
    fit_settings::batch(),
    descent_settings::learning_rate(LEARNING_RATES),
    descent_settings::direction(),
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
    descent_settings::step(),
    Setting {
        name: "forward",
        kind: Kind::Whole(0, MOST_FORWARD as i64),
        doc: about("The step to go on to beyond those of the history; 0 for none."),
        get: |shown| {
            let forward = shown.state.fitting().forward();
            Value::Whole(forward.map_or(0, |forward| forward.progress().1 as i64))
        },
        set: |shown, value| {
            if let Value::Whole(goal) = value {
                let goal = usize::try_from(goal).unwrap_or_default();
                shown.state.change(|fitting| fitting.go_forward(goal));
            }
        },
    },
    descent_settings::pace(),
    descent_settings::at(),
    Setting {
        name: "view",
        kind: Kind::Choice(View::NAMES),
        doc: about(
            "The fit, a walk through the seven steps, panels of some steps side by side, or a race of optimisers.",
        ),
        get: |shown| Value::Word(shown.state.view.name()),
        set: |shown, value| shown.state.view = value.variant(),
    },
    Setting {
        name: "stage",
        kind: Kind::Choice(Stage::NAMES),
        doc: about("Where the walk is."),
        get: |shown| Value::Word(shown.state.stage().name()),
        set: |shown, value| shown.state.start_walk(value.variant()),
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
        name: "race",
        kind: Kind::Race(MOST_RACERS, LEARNING_RATES.0, LEARNING_RATES.1),
        doc: about(
            "Who runs in the race: optimisers with their learning rates and, after a slash, the rows of a batch.",
        ),
        get: |shown| Value::Race(shown.state.race.clone()),
        set: |shown, value| {
            if let Value::Race(racers) = value {
                shown.state.race = racers;
            }
        },
    },
    Setting {
        name: "laps",
        kind: Kind::Whole(1, MOST_LAPS as i64),
        doc: about("The steps of the race."),
        get: |shown| Value::Whole(shown.state.laps as i64),
        set: |shown, value| {
            if let Value::Whole(laps) = value {
                shown.state.laps = usize::try_from(laps).unwrap_or(1);
            }
        },
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
        kind: Kind::Whole(0, MOST_FORWARD as i64),
        doc: about(
            "The reader\u{2019}s guess of the steps until the loss is within a tenth of the best fit\u{2019}s; 0 for none.",
        ),
        get: |shown| Value::Whole(shown.state.guess as i64),
        set: |shown, value| {
            if let Value::Whole(guess) = value {
                shown.state.guess = usize::try_from(guess).unwrap_or_default();
            }
        },
    },
    flag!(
        "truth",
        "Draws the curve behind the data, and the best one, with their losses.",
        truth_shown
    ),
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
