//! The controls of the training: classes, initial weights and batches; and the numbers.

use std::ops::Range;

use leptos::prelude::*;

use super::super::state::Digits;
use super::super::state::initial_weights::InitialWeights;
use crate::components::animation_frames::Priority;
use crate::components::checkbox::Checkbox;
use crate::components::deferred::deferred;
use crate::components::group::Group;
use crate::components::numbers_table::Rows;
use crate::components::readout::Readout;
use crate::components::select::Select;
use crate::components::setting_input::SettingInput;
use crate::components::setting_row::SettingRow;
use crate::components::slider::SliderScale;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::digits::metrics::Metrics;
use crate::numeric::digits::run::TrainingRun;
use crate::numeric::steps::Steps;
use crate::plot::viewport::Scale;

/// The range of the learning rate's slider; the field accepts more.
pub(super) const RATE_SLIDER: SliderScale = SliderScale {
    ends: (1e-3, 1e2),
    scale: Scale::Log,
};

/// Common tasks with their labels; the last stands for any other task.
const TASKS: [(&str, &str); 7] = [
    ("3,7", "3 or 7"),
    ("1,7", "1 or 7"),
    ("4,9", "4 or 9"),
    ("3,5", "3 or 5"),
    ("8,rest", "8 or not"),
    ("all", "all ten"),
    ("", "any two"),
];

/// The choice of the classes.
#[component]
pub(super) fn TrainingTask(state: StateSignal<Digits>) -> impl IntoView {
    let chosen = state.signal(|digits| {
        let own = digits.classes().to_string();
        let is_common = TASKS.iter().any(|(classes, _)| *classes == own);
        if is_common { own } else { String::new() }
    });
    let choose = move |classes: String| {
        if !classes.is_empty() {
            state.apply(&[("classes".into(), classes)]);
        }
    };
    let entry = state.input("classes", |digits| digits.classes().to_string());
    view! {
        <Group name="classes">
            <Select label="Classes" options=TASKS value=chosen choose=Callback::new(choose)>
                <SettingInput entry label="Classes, such as 3,7" />
            </Select>
        </Group>
    }
}

/// The choice of the initial weights.
#[component]
pub(super) fn Initialise(state: StateSignal<Digits>) -> impl IntoView {
    let is_seed_unused =
        state.signal(|digits| digits.start() == InitialWeights::Zero && !digits.shuffle());
    view! {
        <Group name="params">
            <Select
                label="Initialise"
                options=[("zero", "zero"), ("random", "random")]
                value=state.signal(|digits| digits.start().name().into())
                choose=Callback::new(move |name| state.apply(&[("weights".into(), name)]))
            >
                <SettingRow
                    name="seed"
                    label="Seed"
                    entry=state.input("seed", |digits| digits.seed().to_string())
                    hidden=is_seed_unused
                />
            </Select>
        </Group>
    }
}

/// The size of a batch, and whether the digits are shuffled.
#[component]
pub(super) fn Batch(state: StateSignal<Digits>) -> impl IntoView {
    let entry = state.input("batch", |digits| match digits.batch() {
        0 => "all".into(),
        batch => batch.to_string(),
    });
    view! {
        <Group name="batch">
            <SettingRow name="Batch" label="Batch size" entry />
            <Checkbox
                group="batch"
                label="Shuffle"
                checked=state.signal(Digits::shuffle)
                set=state.callback(Digits::set_shuffle)
            />
        </Group>
    }
}

/// A metric of the validation digits, or a dash while there are no digits.
fn metric_or_dash(digits: &Digits, number: fn(&Metrics) -> f64) -> String {
    let valid = digits.valid();
    valid.map_or("–".into(), |valid| fixed(number(valid), 4))
}

/// The numbers of the shown step.
#[component]
pub(super) fn Numbers(state: StateSignal<Digits>) -> impl IntoView {
    let number = move |read: fn(&Digits) -> String| {
        deferred(state.any(), Priority::Text, state.signal(read))
    };
    view! {
        <Group name="readout">
            <div class="readouts">
                <Readout
                    name="step"
                    role="text"
                    value=number(|digits| digits.shown_and_last().0.to_string())
                />
                <Readout
                    name="epoch"
                    role="text"
                    value=number(|digits| digits.epoch().to_string())
                />
                <Readout
                    name="loss"
                    role="prediction"
                    value=number(|digits| metric_or_dash(digits, Metrics::loss))
                />
                <Readout
                    name="accuracy"
                    role="prediction"
                    value=number(|digits| metric_or_dash(digits, Metrics::accuracy))
                />
            </div>
        </Group>
    }
}

/// The rows of the step table for a range of steps. The first step of an epoch also has the metrics
/// over all digits, once they are computed.
pub(super) fn rows(digits: &Digits, steps: Range<usize>) -> Rows {
    let head = ["step", "batch loss", "lr", "train", "valid", "accuracy"];
    let mut rows = vec![head.map(String::from).to_vec()];
    let (losses, rates) = digits.run().map_or((&[][..], &[][..]), |run| {
        (run.losses(), run.learning_rates())
    });
    let batches = digits.run().map_or(1, TrainingRun::batches);
    for step in steps {
        let text = |numbers: &[f64]| {
            let number = numbers.get(step);
            number.map_or(String::new(), |number| significant(*number, 4))
        };
        let mut row = vec![step.to_string(), text(losses), text(rates)];
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
