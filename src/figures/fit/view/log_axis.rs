//! The choice of the losses' axis.

use leptos::prelude::*;

use super::super::state::Fit;
use crate::components::checkbox::Checkbox;
use crate::components::state_signal::StateSignal;

/// The checkbox that draws losses on a logarithmic axis.
#[component]
pub(super) fn LogAxis(state: StateSignal<Fit>) -> impl IntoView {
    view! {
        <Checkbox
            group="axis"
            label="Log axis"
            checked=state.signal(|fit| fit.log_loss)
            set=state.callback(|fit, log| fit.log_loss = log)
        />
    }
}
