//! The scale of time.

use leptos::prelude::*;

use crate::components::any_model::AnyModel;
use crate::components::checkbox::Checkbox;

/// A check box that standardises the time of the data.
#[component]
pub fn Standardise(
    /// The figure.
    model: AnyModel,
    /// The group by which `hide` leaves it out.
    group: &'static str,
) -> impl IntoView {
    view! {
        <Checkbox
            group
            label="Standardise time: (t - mean)/std"
            checked=model.flag("standardise")
            set=model.set_flag("standardise")
        />
    }
}
