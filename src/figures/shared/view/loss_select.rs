//! The loss that is made small.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::select::Select;

/// The losses, as settings name them, with their words.
const LOSSES: [(&str, &str); 3] = [
    ("mse", "mean squared error"),
    ("rmse", "its root"),
    ("mae", "mean absolute error"),
];

/// A choice of the loss.
#[component]
pub fn LossSelect(
    /// The figure.
    state: AnyState,
    /// The group by which `hide` leaves it out, if it has one of its own.
    #[prop(into, optional_no_strip)]
    group: Option<&'static str>,
) -> impl IntoView {
    view! {
        <Select
            label="Loss"
            options=LOSSES
            value=state.word("loss")
            choose=state.choose("loss")
            group
        />
    }
}
