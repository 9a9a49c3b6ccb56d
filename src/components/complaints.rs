//! The settings that could not be had.

use leptos::prelude::*;

use super::context::FigureContext;

/// The settings that could not be had, one line each, with a button that dismisses them.
#[component]
pub fn Complaints() -> impl IntoView {
    let voice = FigureContext::get().voice;
    let lines = Signal::derive(move || {
        voice.with(|said| {
            let lines: Vec<_> = said.complaints.iter().map(ToString::to_string).collect();
            lines.join("\n")
        })
    });
    view! {
        <div class="complaints" hidden=move || lines.with(String::is_empty)>
            <p role="status" prop:textContent=lines />
            <button type="button" class="plain" on:click=move |_| voice.forgive_all()>
                "Dismiss"
            </button>
        </div>
    }
}
