//! A text field for a setting: the text is parsed when it is committed; errors are shown in the figure.

use leptos::prelude::*;

use super::context::FigureContext;
use super::hooks::watch;

/// A setting as a field shows and changes it.
#[derive(Clone, Copy)]
pub struct SettingEntry {
    /// The name of the setting.
    pub setting: &'static str,
    /// Whether its text consists of digits only; a phone then shows its numeric keyboard.
    pub takes_digits: bool,
    /// The value in force, as text.
    pub text: Signal<String>,
    /// Called with the text that was typed.
    pub write: Callback<String>,
}

/// A text in the field other than the value in force.
#[derive(Clone, Default)]
enum Draft {
    #[default]
    None,
    /// Typed, not committed yet.
    Typed(String),
    /// Committed and rejected.
    Rejected(String),
}

/// A field for a setting. It shows the value in force until the reader edits it, and keeps the typed
/// text if it was rejected.
#[component]
pub fn SettingInput(
    /// The setting.
    entry: SettingEntry,
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The CSS class of the field.
    #[prop(default = "field")]
    class: &'static str,
    /// Whether it is hidden.
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
        Draft::Typed(typed) | Draft::Rejected(typed) => typed,
    });
    let is_rejected = move || matches!(*draft.read(), Draft::Rejected(_));
    let has_error = move || messages.has_error(setting);
    // When the error is dismissed, the rejected text goes with it.
    watch(move || {
        if is_rejected() && !has_error() {
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
            draft.set(Draft::Rejected(typed));
        }
        // The signal does not change if the text was another spelling of the value in force.
        if let Some(input) = input.get_untracked() {
            let input: web_sys::HtmlInputElement = input;
            input.set_value(&shown.get_untracked());
        }
    };
    view! {
        <input
            type="text"
            // Some phones' decimal keyboards lack the minus sign and letters.
            inputmode=if takes_digits { "numeric" } else { "text" }
            autocomplete="off"
            spellcheck="false"
            class=class
            hidden=hidden
            aria-label=label
            aria-invalid=move || (is_rejected() && has_error()).to_string()
            prop:value=shown
            node_ref=input
            on:input=move |event| draft.set(Draft::Typed(event_target_value(&event)))
            on:change=move |_| commit()
            on:blur=move |_| commit()
        />
    }
}
