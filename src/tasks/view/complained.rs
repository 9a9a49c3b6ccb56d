//! What is wrong with the attributes of a task.

use leptos::prelude::*;

use super::live_task::LiveTask;
use crate::tasks::complaint::Complaint;

/// The attribute that is not usable, with the place of the error marked, in one line.
#[component]
pub fn Complained(task: LiveTask) -> impl IntoView {
    let part = move |read: fn(&Complaint) -> String| {
        Signal::derive(move || task.complaint().as_ref().map_or(String::new(), read))
    };
    let before = part(|complaint| format!("{}=\"{}", complaint.attribute, complaint.parts()[0]));
    let here = part(|complaint| complaint.parts()[1].clone());
    let after = part(|complaint| format!("{}\"", complaint.parts()[2]));
    let reason = part(|complaint| format!(" is not usable: {}.", complaint.reason));
    view! {
        <p class="fault" role="status" hidden=move || reason.with(String::is_empty)>
            <code translate="no">
                <span>{before}</span>
                <mark>{here}</mark>
                <span>{after}</span>
            </code>
            <span>{reason}</span>
        </p>
    }
}
