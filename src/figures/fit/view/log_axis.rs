//! The axis of the losses.

use leptos::prelude::*;

use super::super::state::Fit;
use crate::components::checkbox::Checkbox;
use crate::components::state_signal::StateSignal;

/// Whether losses are on a logarithmic axis.
#[component]
pub(super) fn LogAxis(state: StateSignal<Fit>) -> impl IntoView {
    view! {
        <Checkbox
            group="axis"
            label="log axis"
            checked=state.signal(|fit| fit.log_loss)
            set=state.callback(|fit, log| fit.log_loss = log)
        />
    }
}
