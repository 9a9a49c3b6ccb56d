//! The controls: what is told apart, from which weights, how it is trained; and the numbers.

use std::ops::Range;
use std::rc::Rc;

use super::super::state::Digits;
use super::super::task::Start;
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::digits::evaluation::Evaluation;
use crate::numeric::digits::run::Run;
use crate::numeric::steps::Steps;
use crate::ui::controls::{button, check, choice, fixed_text, group, readout, value};
use crate::ui::dom::{El, Ui, set_text};
use crate::ui::field::field;
use crate::ui::frame_clock::Rank;
use crate::ui::model::Model;
use crate::ui::playback;
use crate::ui::slider::{Dial, Spread, slider};
use crate::ui::stepper::{Stepped, Stepper, live_in_turn};
use crate::ui::table::Rows;

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (1e-3, 1e2);

/// Common tasks, with their words; and the word for any other.
const TASKS: [(&str, &str); 7] = [
    ("3,7", "3 or 7"),
    ("1,7", "1 or 7"),
    ("4,9", "4 or 9"),
    ("3,5", "3 or 5"),
    ("8,rest", "8 or not"),
    ("all", "all ten"),
    ("", "any two"),
];

/// What is told apart.
pub(super) fn classes(ui: &Ui, model: Model<Digits>) -> El {
    let chosen = model.text(|digits| {
        let own = digits.classes().to_string();
        let known = TASKS.iter().any(|(classes, _)| *classes == own);
        if known { own } else { String::new() }
    });
    let choose = move |classes: String| {
        if !classes.is_empty() {
            model.apply(&[("classes".into(), classes)]);
        }
    };
    let entry = model.entry("classes", "Classes, such as 3,7", |digits| {
        digits.classes().to_string()
    });
    let row = choice(ui, "Classes", &TASKS, chosen, Box::new(choose)).child(field(ui, entry));
    group(ui, "classes", vec![row])
}

/// A field with its name before it.
fn named(ui: &Ui, name: &str, field: El) -> El {
    ui.el("label")
        .class("row")
        .child(ui.el("span").class("name").text(name))
        .child(field)
}

/// The weights it starts from.
pub(super) fn start(ui: &Ui, model: Model<Digits>) -> El {
    let names = [("zero", "zero"), ("random", "random")];
    let chosen = model.text(|digits| digits.start().name().into());
    let choose = move |name: String| model.apply(&[("weights".into(), name)]);
    let choice = choice(ui, "Initialise", &names, chosen, Box::new(choose));
    let seed = model.entry("seed", "Seed", |digits| digits.seed().to_string());
    let seed = named(ui, "seed", field(ui, seed)).live_flag(
        "hidden",
        model.flag(|digits| digits.start() == Start::Zero && !digits.shuffle()),
    );
    group(ui, "params", vec![choice.child(seed)])
}

/// The digits that a step looks at.
pub(super) fn batch(ui: &Ui, model: Model<Digits>) -> El {
    let entry = model.entry("batch", "Digits of a batch", |digits| {
        match digits.batch() {
            0 => "all".into(),
            batch => batch.to_string(),
        }
    });
    let shuffle = check(
        ui,
        "batch",
        "shuffle",
        model.flag(Digits::shuffle),
        model.verb(Digits::set_shuffle),
    );
    let row = named(ui, "Batch", field(ui, entry));
    let row = ui.el("div").class("row").child(row).child(shuffle);
    group(ui, "batch", vec![row])
}

pub(super) fn rate(ui: &Ui, model: Model<Digits>) -> El {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.look(Digits::learning_rate),
        set: model.verb(Digits::set_learning_rate),
        marks: None,
        effect: None,
    };
    let entry = model.entry("lr", "Learning rate", |digits| {
        significant(digits.learning_rate(), 6)
    });
    group(ui, "rate", vec![slider(ui, dial, "", entry)])
}

/// Step, repeat, stop.
pub(super) fn playback(ui: &Ui, model: Model<Digits>) -> Vec<El> {
    let mut parts = playback::playback(ui, model, PACES, false, Rank::Work);
    let epoch = button(
        ui,
        "epoch",
        fixed_text("Epoch"),
        model.flag(|digits| !digits.can_step()),
        move || {
            model.update(Digits::step_epoch);
            let stepper: &dyn Stepper = &model;
            stepper.say();
        },
    );
    let buttons = parts.remove(0).child(epoch);
    parts.insert(0, buttons);
    parts.push(playback::outcome(ui, model, Digits::halve_learning_rate));
    parts
}

/// A number of the validation digits, once they are there.
fn known(digits: &Digits, number: fn(&Evaluation) -> f64) -> String {
    let valid = digits.valid();
    valid.map_or("–".into(), |valid| fixed(number(valid), 4))
}

pub(super) fn numbers(ui: &Ui, model: Model<Digits>) -> El {
    type Number = (&'static str, &'static str, fn(&Digits) -> String);
    let numbers: [Number; 4] = [
        ("step", "text", |digits| digits.place().0.to_string()),
        ("epoch", "text", |digits| digits.epoch().to_string()),
        ("loss", "prediction", |digits| {
            known(digits, Evaluation::loss)
        }),
        ("accuracy", "prediction", |digits| {
            known(digits, Evaluation::accuracy)
        }),
    ];
    let history: Stepped = Rc::new(model);
    let readouts = numbers.map(|(name, role, number)| {
        let (value, text) = (value(ui), model.text(number));
        let value = live_in_turn(&history, value, Rank::Number, text, set_text);
        readout(ui, name, role, value)
    });
    let readouts = ui.el("div").class("readouts").children(readouts.into());
    group(ui, "readout", vec![readouts])
}

/// The steps; and at the start of an epoch, as far as it is known, what all digits gave.
pub(super) fn rows(digits: &Digits, steps: Range<usize>) -> Rows {
    let head = ["step", "batch loss", "lr", "train", "valid", "accuracy"];
    let mut rows = vec![head.map(String::from).to_vec()];
    let (losses, rates) = digits.run().map_or((&[][..], &[][..]), |run| {
        (run.losses(), run.learning_rates())
    });
    let batches = digits.run().map_or(1, Run::batches);
    for step in steps {
        let known = |numbers: &[f64]| {
            let number = numbers.get(step);
            number.map_or(String::new(), |number| significant(*number, 4))
        };
        let mut row = vec![step.to_string(), known(losses), known(rates)];
        let epoch = digits.epochs().get(step / batches);
        row.extend(match epoch.filter(|_| step.is_multiple_of(batches)) {
            Some(epoch) => [
                epoch.train.loss(),
                epoch.valid.loss(),
                epoch.valid.accuracy(),
            ]
            .map(|number| fixed(number, 4)),
            None => [const { String::new() }; 3],
        });
        rows.push(row);
    }
    rows
}
