//! How the loss is made small: which loss, by which steps, until when.

use leptos::prelude::*;

use super::super::state::Fit;
use crate::components::checkbox::Checkbox;
use crate::components::group::{Group, Line};
use crate::components::model::Model;
use crate::components::select::Select;
use crate::components::setting_input::{SettingEntry, SettingInput};
use crate::components::setting_row::SettingRow;
use crate::components::slider::{Marks, Scale, Slider, Spread};
use crate::numeric::decimal::significant;
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::fitting::Fits;
use crate::numeric::loss::Loss;
use crate::numeric::optimizer::Method;
use crate::numeric::training::Stop;

/// The learning rates of the slider; the field takes more.
const RATES: Scale = Scale {
    ends: (1e-7, 1.0),
    spread: Spread::Log,
};

/// The loss that is made small.
#[component]
pub(super) fn LossKind(model: Model<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let names = [
        ("mse", "mean squared error"),
        ("rmse", "its root"),
        ("mae", "mean absolute error"),
    ];
    view! {
        <Group name="kind" hidden>
            <Select
                label="Loss"
                options=names
                value=model.signal(|fit| String::from(fit.loss_kind().name()))
                choose=Callback::new(move |name| model.apply(&[("loss".into(), name)]))
            />
            <Line text=model.signal(about_loss) />
        </Group>
    }
}

fn about_loss(fit: &Fit) -> String {
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
}

/// The learning rate.
#[component]
pub(super) fn Rate(model: Model<Fit>, hidden: Signal<bool>) -> impl IntoView {
    view! {
        <Group name="rate" hidden>
            <Slider
                label="Learning rate"
                scale=RATES
                value=model.signal(|fit| fit.descent().learning_rate())
                set=model.callback(|fit, rate| fit.drive(|descent| descent.set_learning_rate(rate)))
                marks=model.signal(limit)
                entry=model.input("lr", |fit| significant(fit.descent().learning_rate(), 6))
            />
        </Group>
    }
}

/// The learning rate from which on it diverges, where a formula tells.
fn limit(fit: &Fit) -> Marks {
    let limit = fit.fitting().limit();
    let mark = limit.map(|limit| (limit, "2 / the largest eigenvalue: above, it diverges"));
    mark.into_iter().collect()
}

/// Whether it goes up the slope.
#[component]
pub(super) fn WrongSign(model: Model<Fit>, hidden: Signal<bool>) -> impl IntoView {
    view! {
        <Checkbox
            group="direction"
            label="Wrong sign: step up the slope"
            checked=model.signal(|fit| fit.descent().direction() == Direction::Uphill)
            set=model
                .callback(|fit, uphill| {
                    fit.drive(|descent| descent.set_direction(Direction::uphill(uphill)));
                })
            hidden
        />
    }
}

/// The rule by which playing stops, and its number.
#[component]
pub(super) fn StopRule(model: Model<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let rules = [
        ("steps 10", "after so many steps"),
        ("loss 640", "with a loss below"),
        ("change 1e-5", "when the change is below"),
    ];
    let rule = model.signal(|fit| {
        String::from(match fit.stop() {
            Stop::Steps(_) => "steps 10",
            Stop::LossBelow(_) => "loss 640",
            Stop::ChangeBelow(_) => "change 1e-5",
        })
    });
    let set = move |text: String| model.apply(&[("stop".into(), text)]);
    let set_number = move |typed: String| {
        let rule = model.with_untracked(|fit| match fit.stop() {
            Stop::Steps(_) => "steps",
            Stop::LossBelow(_) => "loss",
            Stop::ChangeBelow(_) => "change",
        });
        set(format!("{rule} {typed}"));
    };
    let number = SettingEntry {
        write: Callback::new(set_number),
        ..model.input("stop", |fit| match fit.stop() {
            Stop::Steps(steps) => steps.to_string(),
            Stop::LossBelow(number) | Stop::ChangeBelow(number) => significant(number, 6),
        })
    };
    view! {
        <Group name="stop" hidden>
            <Select label="Stop" options=rules value=rule choose=Callback::new(set)>
                <SettingInput entry=number label="Number of the stop rule" />
            </Select>
        </Group>
    }
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
#[component]
pub(super) fn Optimiser(model: Model<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let method = |fit: &Fit| fit.fitting().optimizer().method;
    let about = model.signal(move |fit| {
        let name = method(fit).name();
        let known = OPTIMISERS.iter().find(|(value, ..)| *value == name);
        known.map_or(String::new(), |(.., about)| (*about).into())
    });
    let momentum = model.input("momentum", |fit| {
        significant(fit.fitting().optimizer().momentum, 4)
    });
    let batch = model.input("batch", |fit| match fit.fitting().batch() {
        0 => "all".into(),
        rows => rows.to_string(),
    });
    let no_momentum =
        model.signal(move |fit| !matches!(method(fit), Method::Momentum | Method::Nesterov));
    view! {
        <Group name="optimizer" hidden>
            <Select
                label="Optimiser"
                options=OPTIMISERS.map(|(value, words, _)| (value, words))
                value=model.signal(move |fit| String::from(method(fit).name()))
                choose=Callback::new(move |name| model.apply(&[("optimizer".into(), name)]))
            />
            <Line text=about />
            <div class="row">
                <SettingRow name="Momentum" label="Momentum" entry=momentum hidden=no_momentum />
                <SettingRow name="Batch" label="Points a step looks at" entry=batch />
            </div>
            <Line
                text=model.signal(about_batches)
                hidden=model.signal(|fit| fit.descent().training().batches().is_none())
            />
            <Checkbox
                group="optimizer"
                label="Standardise time: (t - mean)/std"
                checked=model.signal(|fit| fit.problem().standardise)
                set=model.callback(|fit, on| fit.change(|fitting| fitting.set_standardise(on)))
            />
        </Group>
    }
}

fn about_batches(fit: &Fit) -> String {
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
}
