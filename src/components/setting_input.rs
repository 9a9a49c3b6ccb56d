//! A setting as a text field: read when it is committed, complained of in place.

use leptos::prelude::*;

use super::context::FigureContext;
use super::hooks::watch;

/// A setting as a field shows and takes it.
#[derive(Clone, Copy)]
pub struct SettingEntry {
    /// Its name.
    pub setting: &'static str,
    /// Whether digits are all that it takes: a phone then shows no other keys.
    pub takes_digits: bool,
    /// The value in force.
    pub text: Signal<String>,
    /// Takes what was typed.
    pub write: Callback<String>,
}

/// What is in a field beside the value in force.
#[derive(Clone, Default)]
enum Draft {
    #[default]
    None,
    Typed(String),
    Refused(String),
}

/// A field for a setting. It shows the value in force until the reader edits it, and keeps what was
/// typed if it could not be read.
#[component]
pub fn SettingInput(
    /// The setting.
    entry: SettingEntry,
    /// The name that is heard.
    #[prop(into)]
    label: Signal<String>,
    /// The class of the field.
    #[prop(default = "field")]
    class: &'static str,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    let SettingEntry {
        setting,
        takes_digits,
        text,
        write,
    } = entry;
    let messages = FigureContext::get().messages;
    let draft = RwSignal::new(Draft::None);
    let shown = Signal::derive(move || match draft.get() {
        Draft::None => text.get(),
        Draft::Typed(typed) | Draft::Refused(typed) => typed,
    });
    let is_refused = move || matches!(*draft.read(), Draft::Refused(_));
    let has_error = move || messages.has_error(setting);
    // Once the complaint is gone, so is what it was about.
    watch(move || {
        if is_refused() && !has_error() {
            draft.set(Draft::None);
        }
    });
    let input = NodeRef::new();
    let commit = move || {
        let Draft::Typed(typed) = draft.get_untracked() else {
            return;
        };
        draft.set(Draft::None);
        write.run(typed.clone());
        if untrack(has_error) {
            draft.set(Draft::Refused(typed));
        }
        // The reader's text may be another one for the value that was in force before.
        if let Some(input) = input.get_untracked() {
            let input: web_sys::HtmlInputElement = input;
            input.set_value(&shown.get_untracked());
        }
    };
    view! {
        <input
            type="text"
            // The keys for decimal numbers have no minus and no letters on some phones.
            inputmode=if takes_digits { "numeric" } else { "text" }
            autocomplete="off"
            spellcheck="false"
            class=class
            hidden=hidden
            aria-label=label
            aria-invalid=move || (is_refused() && has_error()).to_string()
            prop:value=shown
            node_ref=input
            on:input=move |event| draft.set(Draft::Typed(event_target_value(&event)))
            on:change=move |_| commit()
            on:blur=move |_| commit()
        />
    }
}
