//! The control of standardised time.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::checkbox::Checkbox;

/// A checkbox that standardises the time of the data.
#[component]
pub fn Standardise(
    /// The state of the figure.
    state: AnyState,
    /// The group by which `hide` can hide it.
    group: &'static str,
) -> impl IntoView {
    view! {
        <Checkbox
            group
            label="Standardise time: (t - mean)/std"
            checked=state.flag("standardise")
            set=state.set_flag("standardise")
        />
    }
}
