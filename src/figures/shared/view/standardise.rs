//! The scale of time.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::checkbox::Checkbox;

/// A check box that standardises the time of the data.
#[component]
pub fn Standardise(
    /// The figure.
    state: AnyState,
    /// The group by which `hide` leaves it out.
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
