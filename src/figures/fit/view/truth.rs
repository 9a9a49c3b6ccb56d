//! The curve behind the data and the best fit, which the descent does not know.

use leptos::prelude::*;

use super::super::state::Fit;
use crate::components::checkbox::Checkbox;
use crate::components::group::{Group, Line};
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::fixed;
use crate::numeric::loss::Loss;

/// The checkbox, and a sentence on the curves that it shows.
#[component]
pub(super) fn Truth(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    view! {
        <Group name="truth" class="brief group" hidden>
            <Checkbox
                group="truth"
                label="Show the true curve"
                checked=state.signal(|fit| fit.truth_shown)
                set=state.callback(|fit, shown| fit.truth_shown = shown)
            />
            <Line text=state.signal(about) hidden=state.signal(|fit| !fit.truth_shown) />
        </Group>
    }
}

/// A sentence on the shown curves and their losses; empty while they are hidden.
fn about(fit: &Fit) -> String {
    if !fit.truth_shown {
        return String::new();
    }
    let best = match fit.optimum() {
        Some(optimum) => format!(
            "Dashed: the best fit of this model, by {}, with a loss of {}.",
            match fit.loss_kind() {
                Loss::Mse | Loss::Rmse => "least squares",
                Loss::Mae => "least absolute deviations",
            },
            fixed(optimum.loss, 2)
        ),
        None => "No formula gives the best fit of this model.".into(),
    };
    match fit.truth_loss() {
        Some(loss) => format!(
            "Dotted: the curve behind the data, 0.75*(t**2) - 14.25*t + 68.6875, with a loss of {}. {best}",
            fixed(loss, 2)
        ),
        None => format!("{best} Nobody knows the curve behind your own data."),
    }
}
