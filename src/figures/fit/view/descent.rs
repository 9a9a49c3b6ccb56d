//! The controls of the descent: the loss, the optimiser and the stop rule.

use leptos::prelude::*;

use super::super::state::Fit;
use crate::components::group::{Group, Line};
use crate::components::select::Select;
use crate::components::setting_input::{SettingEntry, SettingInput};
use crate::components::setting_row::SettingRow;
use crate::components::slider::{Marks, SliderScale};
use crate::components::state_signal::StateSignal;
use crate::figures::shared::optimizers;
use crate::figures::shared::view::loss_select::LossSelect;
use crate::figures::shared::view::optimizer_select::{OptimizerSelect, takes_no_momentum};
use crate::figures::shared::view::standardise::Standardise;
use crate::numeric::decimal::significant;
use crate::numeric::descent::Descends;
use crate::numeric::loss::Loss;
use crate::numeric::regression::HasRegression;
use crate::numeric::training::Stop;
use crate::plot::viewport::Scale;

/// The range of the learning rate's slider; the field accepts more.
pub(super) const RATE_SLIDER: SliderScale = SliderScale {
    ends: (1e-7, 1.0),
    scale: Scale::Log,
};

/// The choice of the loss.
#[component]
pub(super) fn LossKind(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    view! {
        <Group name="kind" hidden>
            <LossSelect state=state.any() />
            <Line text=state.signal(about_loss) />
        </Group>
    }
}

/// A sentence on the chosen loss.
fn about_loss(fit: &Fit) -> String {
    let rest = match fit.loss_kind() {
        Loss::Mse => "Far points count most, and near the best fit the slope fades to zero.",
        Loss::Rmse => {
            "The same best fit, in the unit of the speed. But its slope is that of the square \
             divided by twice the loss: at lr = 1e-5 it hardly moves."
        }
        Loss::Mae => {
            "A point counts by its distance. The slope only knows on which side each one lies, \
             so it stays just as steep all the way down."
        }
    };
    format!("{}. {rest}", fit.loss_kind().formula())
}

/// The slider's mark at the largest stable learning rate, where it is known.
pub(super) fn limit(fit: &Fit) -> Marks {
    let limit = fit.regression().limit();
    let mark = limit.map(|limit| (limit, "2 / the largest eigenvalue: above, it diverges"));
    mark.into_iter().collect()
}

/// The rule that stops playing, and its number.
#[component]
pub(super) fn StopRule(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let rules = [
        ("steps 10", "after this many steps"),
        ("loss 640", "once the loss is below"),
        ("change 1e-5", "once the change is below"),
    ];
    let rule = state.signal(|fit| {
        String::from(match fit.stop() {
            Stop::Steps(_) => "steps 10",
            Stop::LossBelow(_) => "loss 640",
            Stop::ChangeBelow(_) => "change 1e-5",
        })
    });
    let set = move |text: String| state.apply(&[("stop".into(), text)]);
    let set_number = move |typed: String| {
        let rule = state.with_untracked(|fit| match fit.stop() {
            Stop::Steps(_) => "steps",
            Stop::LossBelow(_) => "loss",
            Stop::ChangeBelow(_) => "change",
        });
        set(format!("{rule} {typed}"));
    };
    let number = SettingEntry {
        write: Callback::new(set_number),
        ..state.input("stop", |fit| match fit.stop() {
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

/// The optimiser with its settings, the batch, and whether time is standardised.
#[component]
pub(super) fn Optimizer(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let about =
        state.signal(|fit| String::from(optimizers::about(fit.regression().optimizer().method)));
    let batch = state.input("batch", |fit| match fit.regression().batch() {
        0 => "all".into(),
        rows => rows.to_string(),
    });
    view! {
        <Group name="optimizer" hidden>
            <OptimizerSelect state=state.any() />
            <Line text=about />
            <div class="row">
                <SettingRow
                    name="Momentum"
                    label="Momentum"
                    entry=state.any().number_input("momentum", 4)
                    hidden=takes_no_momentum(state.any())
                />
                <SettingRow name="Batch" label="Points a step looks at" entry=batch />
            </div>
            <Line
                text=state.signal(about_batches)
                hidden=state.signal(|fit| fit.descent().training().batches().is_none())
            />
            <Standardise state=state.any() group="optimizer" />
        </Group>
    }
}

/// A sentence on the batches; empty without batches.
fn about_batches(fit: &Fit) -> String {
    let training = fit.descent().training();
    match (training.batches(), training.batch_loss(fit.descent().at())) {
        (Some(batches), Some(loss)) => format!(
            "Stochastic: each step looks at {} of {} points, in the order of torch.randperm. The \
             loss over the next batch is {}; the loss over all the data is drawn in bold.",
            batches.size(),
            fit.data().time.len(),
            significant(loss, 5)
        ),
        _ => String::new(),
    }
}
