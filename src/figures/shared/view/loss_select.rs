//! The choice of the loss.

use leptos::prelude::*;

use crate::components::any_state::AnyState;
use crate::components::select::Select;

/// The losses: their values in the setting and their labels.
const LOSSES: [(&str, &str); 3] = [
    ("mse", "mean squared error"),
    ("rmse", "root mean squared error"),
    ("mae", "mean absolute error"),
];

/// A select element for the loss.
#[component]
pub fn LossSelect(
    /// The state of the figure.
    state: AnyState,
    /// The group by which `hide` can hide it, if it has one of its own.
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
