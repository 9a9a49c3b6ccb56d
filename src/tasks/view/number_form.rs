//! The field of a prediction that is a number, or some.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::live_task::LiveTask;
use super::predict_buttons::PredictButtons;
use crate::components::button::Button;
use crate::numeric::decimal::repr;
use crate::tasks::task::Task;

/// A field for a prediction, which can be picked in the plot of the figure, too.
#[component]
pub fn NumberForm(task: LiveTask) -> impl IntoView {
    let label = task.read(|task| match task {
        Task::Predict(predict) => predict.text.clone(),
        _ => String::new(),
    });
    let draft = RwSignal::new(String::new());
    task.on_begun_anew(move || draft.set(String::new()));
    let is_asking = task.signal(Task::is_asking);
    let predict = Callback::new(move |()| task.predict(&draft.get_untracked()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        predict.run(());
    };
    let picked = Callback::new(move |values: Vec<f64>| {
        let values: Vec<_> = values.into_iter().map(repr).collect();
        draft.set(values.join(", "));
    });
    let pick_label = Signal::derive(move || {
        let label = if task.is_picking() {
            "Now click in the plot"
        } else {
            "Pick in the plot"
        };
        String::from(label)
    });
    view! {
        <form class="ask" hidden=move || !is_asking.get() on:submit=submit>
            <label class="row">
                <span>{"Your prediction:"}</span>
                <code translate="no">{format!("{label} =")}</code>
                <input
                    type="text"
                    inputmode="text"
                    autocomplete="off"
                    spellcheck="false"
                    class="field"
                    aria-invalid=move || task.is_refused().to_string()
                    aria-describedby="note"
                    prop:value=draft
                    on:input=move |event| {
                        task.forget_refusal();
                        draft.set(event_target_value(&event));
                    }
                />
            </label>
            <PredictButtons task press=predict>
                <Button
                    verb="pick"
                    label=pick_label
                    hidden=Signal::derive(move || !task.can_pick())
                    pressed=Signal::derive(move || task.is_picking())
                    press=Callback::new(move |()| task.start_picking(picked))
                />
            </PredictButtons>
        </form>
    }
}
