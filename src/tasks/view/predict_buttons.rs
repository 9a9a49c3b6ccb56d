//! The buttons below a prediction.

use leptos::prelude::*;

use super::live_task::LiveTask;
use crate::components::button::Button;

/// The buttons below a prediction.
#[component]
pub fn PredictButtons(
    /// The task.
    task: LiveTask,
    /// Called to predict what was entered.
    press: Callback<()>,
    /// Further buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="row">
            <Button verb="predict" label="Predict" press />
            {children.map(|more| more())}
            <Button
                verb="look"
                label="Let me just look"
                press=Callback::new(move |()| task.look_without())
            />
        </div>
    }
}
