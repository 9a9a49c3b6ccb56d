//! How the loss is made small: which loss, by which steps, until when.

use super::super::state::Fit;
use crate::numeric::decimal::significant;
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::fitting::Fits;
use crate::numeric::loss::Loss;
use crate::numeric::optimizer::Method;
use crate::numeric::training::Stop;
use crate::ui::controls::{check, choice, group, line};
use crate::ui::dom::{El, Ui};
use crate::ui::field::{Entry, field};
use crate::ui::model::Model;
use crate::ui::slider::{Dial, Marks, Spread, slider};

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (1e-7, 1.0);

pub(super) fn kind(ui: &Ui, model: Model<Fit>) -> El {
    let chosen = model.text(|fit| fit.loss_kind().name().into());
    let choose = move |name: String| model.apply(&[("loss".into(), name)]);
    let names = [
        ("mse", "mean squared error"),
        ("rmse", "its root"),
        ("mae", "mean absolute error"),
    ];
    let about = model.text(|fit| {
        let rest = match fit.loss_kind() {
            Loss::Mse => "Far points count most, and near the best fit the slope fades to zero.",
            Loss::Rmse => {
                "The same best fit, in the unit of the speed. But its slope is that of the square \
                 divided by twice the loss: at lr = 1e-5 it hardly moves."
            }
            Loss::Mae => {
                "A point counts by its distance. The slope only knows on which side each one lies, \
                 so it stays as steep all the way down."
            }
        };
        format!("{}. {rest}", fit.loss_kind().formula())
    });
    let choice = choice(ui, "Loss", &names, chosen, Box::new(choose));
    group(ui, "kind", vec![choice, line(ui, "about", about)])
}

pub(super) fn rate(ui: &Ui, model: Model<Fit>) -> El {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.look(|fit| fit.descent().learning_rate()),
        set: model.verb(|fit, rate| fit.drive(|descent| descent.set_learning_rate(rate))),
        marks: Some(model.look(limit)),
        effect: None,
    };
    let entry = model.entry("lr", "Learning rate", |fit| {
        significant(fit.descent().learning_rate(), 6)
    });
    group(ui, "rate", vec![slider(ui, dial, "", entry)])
}

/// The learning rate from which on it diverges, where a formula tells.
fn limit(fit: &Fit) -> Marks {
    let limit = fit.fitting.limit();
    let mark = limit.map(|limit| (limit, "2 / the largest eigenvalue: above, it diverges"));
    mark.into_iter().collect()
}

pub(super) fn direction(ui: &Ui, model: Model<Fit>) -> El {
    check(
        ui,
        "direction",
        "Wrong sign: step up the slope",
        model.flag(|fit| fit.descent().direction() == Direction::Uphill),
        model.verb(|fit, uphill| {
            fit.drive(|descent| descent.set_direction(Direction::uphill(uphill)));
        }),
    )
}

/// The rule by which playing stops, and its number.
pub(super) fn stop(ui: &Ui, model: Model<Fit>) -> El {
    let names = [
        ("steps 10", "after so many steps"),
        ("loss 640", "with a loss below"),
        ("change 1e-5", "when the change is below"),
    ];
    let chosen = model.text(|fit| {
        let rule = match fit.stop() {
            Stop::Steps(_) => "steps 10",
            Stop::LossBelow(_) => "loss 640",
            Stop::ChangeBelow(_) => "change 1e-5",
        };
        rule.into()
    });
    let set = move |text: String| model.apply(&[("stop".into(), text)]);
    let entry = model.entry("stop", "Number of the stop rule", |fit| match fit.stop() {
        Stop::Steps(steps) => steps.to_string(),
        Stop::LossBelow(number) | Stop::ChangeBelow(number) => significant(number, 6),
    });
    let write = Box::new(move |typed: String| {
        let rule = model.with_untracked(|fit| match fit.stop() {
            Stop::Steps(_) => "steps",
            Stop::LossBelow(_) => "loss",
            Stop::ChangeBelow(_) => "change",
        });
        (entry.write)(format!("{rule} {typed}"));
    });
    let choice = choice(ui, "Stop", &names, chosen, Box::new(set));
    let number = field(ui, Entry { write, ..entry });
    group(ui, "stop", vec![choice.child(number)])
}

const OPTIMISERS: [(&str, &str, &str); 6] = [
    ("sgd", "plain descent", "The step is lr times the slope."),
    (
        "momentum",
        "momentum",
        "The step is lr times a velocity, to which each slope is added: along a valley steps add up, across it they cancel.",
    ),
    (
        "nesterov",
        "Nesterov",
        "Momentum that looks ahead, to the slope where the velocity leads.",
    ),
    (
        "rmsprop",
        "RMSProp",
        "Each slope is divided by its own recent size, so steep and flat parameters move alike.",
    ),
    (
        "adagrad",
        "Adagrad",
        "Each slope is divided by its size over all steps so far: they get shorter and shorter.",
    ),
    (
        "adam",
        "Adam",
        "Momentum and division by the recent size, both at once.",
    ),
];

/// The optimiser with its settings, the batch, and whether time is standardised.
pub(super) fn optimizer(ui: &Ui, model: Model<Fit>) -> El {
    let chosen = model.text(|fit| fit.fitting.optimizer().method.name().into());
    let choose = move |name: String| model.apply(&[("optimizer".into(), name)]);
    let options = OPTIMISERS.map(|(value, words, _)| (value, words));
    let about = model.text(|fit| {
        let name = fit.fitting.optimizer().method.name();
        let known = OPTIMISERS.iter().find(|(value, ..)| *value == name);
        known.map_or(String::new(), |(.., about)| (*about).into())
    });
    let momentum = model.entry("momentum", "Momentum", |fit| {
        significant(fit.fitting.optimizer().momentum, 4)
    });
    let unmoved = model.flag(|fit| {
        let method = fit.fitting.optimizer().method;
        !matches!(method, Method::Momentum | Method::Nesterov)
    });
    let batch = model.entry("batch", "Points a step looks at", |fit| {
        match fit.fitting.batch() {
            0 => "all".into(),
            rows => rows.to_string(),
        }
    });
    let stochastic = model.text(|fit| {
        let training = fit.descent().training();
        match (training.batches(), training.batch_loss(fit.descent().at())) {
            (Some(batches), Some(loss)) => format!(
                "Stochastic: each step looks at {} of {} points, in the order of torch.randperm. The \
                 loss over the batch to come is {}; that over all is drawn bold.",
                batches.size(),
                fit.data().time.len(),
                significant(loss, 5)
            ),
            _ => String::new(),
        }
    });
    let whole = model.flag(|fit| fit.descent().training().batches().is_none());
    let standardise = check(
        ui,
        "optimizer",
        "Standardise time: (t - mean)/std",
        model.flag(|fit| fit.problem().standardise),
        model.verb(|fit, on| fit.change(|fitting| fitting.set_standardise(on))),
    );
    let named = |name: &str, entry: Entry| {
        ui.el("label")
            .class("row")
            .child(ui.el("span").class("name").text(name))
            .child(field(ui, entry))
    };
    let settings = ui
        .el("div")
        .class("row")
        .child(named("Momentum", momentum).live_flag("hidden", unmoved))
        .child(named("Batch", batch));
    group(
        ui,
        "optimizer",
        vec![
            choice(ui, "Optimiser", &options, chosen, Box::new(choose)),
            line(ui, "about", about),
            settings,
            line(ui, "about", stochastic).live_flag("hidden", whole),
            standardise,
        ],
    )
}
