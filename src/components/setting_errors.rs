//! The list of the settings that were rejected.

use leptos::prelude::*;

use super::context::FigureContext;

/// The errors of the settings that were rejected, one line each, with a button that dismisses them.
#[component]
pub fn SettingErrors() -> impl IntoView {
    let messages = FigureContext::get().messages;
    let lines = Signal::derive(move || {
        messages.with(|state| {
            let lines: Vec<_> = state.errors.iter().map(ToString::to_string).collect();
            lines.join("\n")
        })
    });
    view! {
        <div class="complaints" hidden=move || lines.with(String::is_empty)>
            <p role="status" prop:textContent=lines />
            <button type="button" class="plain" on:click=move |_| messages.clear_errors()>
                "Dismiss"
            </button>
        </div>
    }
}
