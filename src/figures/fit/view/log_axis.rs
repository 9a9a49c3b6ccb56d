//! The axis of the losses.

use leptos::prelude::*;

use super::super::state::Fit;
use crate::components::checkbox::Checkbox;
use crate::components::model::Model;

/// Whether losses are on a logarithmic axis.
#[component]
pub(super) fn LogAxis(model: Model<Fit>) -> impl IntoView {
    view! {
        <Checkbox
            group="axis"
            label="log axis"
            checked=model.signal(|fit| fit.log_loss)
            set=model.callback(|fit, log| fit.log_loss = log)
        />
    }
}
