//! A setting as a text field: read when it is committed, complained of in place.

use leptos::prelude::*;

use super::model::Voice;

/// What a field shows and where it writes.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The setting it writes.
    pub setting: &'static str,
    /// The name that is heard.
    pub label: &'static str,
    /// The value in force.
    pub text: Signal<String>,
    /// Takes what was typed.
    pub write: Callback<String>,
    /// Where complaints are.
    pub voice: Voice,
}

/// A field for a setting. It shows the value in force until the reader edits it, and keeps what
/// was typed if it could not be read.
pub fn field(entry: Entry) -> AnyView {
    let typed = RwSignal::new(None::<String>);
    // Another field, or a script, may have been refused the same setting.
    let asked = RwSignal::new(false);
    let refused = move || asked.get() && entry.voice.complains_of(entry.setting);
    let shown = move || typed.get().unwrap_or_else(|| entry.text.get());
    let commit = move || {
        if let Some(text) = typed.get_untracked()
            && !asked.get_untracked()
        {
            asked.set(true);
            entry.write.run(text);
            if !untrack(refused) {
                typed.set(None);
                asked.set(false);
            }
        }
    };
    // Once the complaint is gone, so is what it was about.
    Effect::new(move || {
        if asked.get() && !refused() {
            asked.set(false);
            typed.set(None);
        }
    });
    view! {
        <input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            class="field"
            aria-label=entry.label
            aria-invalid=move || refused().to_string()
            prop:value=shown
            on:input=move |event| {
                asked.set(false);
                typed.set(Some(event_target_value(&event)));
            }
            on:change=move |_| commit()
            on:blur=move |_| commit()
        />
    }
    .into_any()
}

/// The settings that could not be had, one line each.
pub fn complaints(voice: Voice) -> AnyView {
    let lines = move || {
        let line = |complaint: crate::settings::Complaint| {
            let text = complaint.to_string();
            let dismiss = move |_| voice.forgive(&complaint.setting);
            view! {
                <p class="complaint">
                    <span>{text}</span>
                    <button type="button" class="plain" on:click=dismiss>
                        "Dismiss"
                    </button>
                </p>
            }
        };
        voice.complaints.get().into_iter().map(line).collect::<Vec<_>>()
    };
    view! { <div class="complaints" role="status">{lines}</div> }.into_any()
}
