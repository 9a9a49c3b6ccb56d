//! A setting as a text field: read when it is committed, complained of in place.

use leptos::prelude::*;

use super::model::Model;

/// Makes the text of a setting of which a field is a part.
pub type Compose<S> = fn(&S, &str) -> String;

/// A field for a setting. It shows `text` until the reader edits it, and keeps what was typed if
/// it could not be read.
#[component]
pub fn Field<S: 'static>(
    /// The state.
    model: Model<S>,
    /// The setting's name.
    setting: &'static str,
    /// The name that is heard.
    label: &'static str,
    /// What the field shows.
    text: impl Fn() -> String + Send + Sync + 'static,
    /// Turns what was typed into the setting's text, where the field is a part of it.
    #[prop(optional_no_strip)]
    compose: Option<Compose<S>>,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    // Another field, or a script, may have been refused the same setting.
    let asked = RwSignal::new(false);
    let refused = Memo::new(move |_| asked.get() && model.complains_of(setting));
    let shown = move || {
        if editing.get() || refused.get() {
            typed.get()
        } else {
            text()
        }
    };
    let commit = move || {
        if editing.get_untracked() {
            editing.set(false);
            asked.set(true);
            let typed = typed.get_untracked();
            let text = match compose {
                Some(compose) => model.with_untracked(|state| compose(state, &typed)),
                None => typed,
            };
            model.apply_one(setting, &text);
        }
    };
    view! {
        <input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            class="field"
            aria-label=label
            aria-invalid=move || refused.get().to_string()
            prop:value=shown
            on:input=move |event| {
                typed.set(event_target_value(&event));
                editing.set(true);
                asked.set(false);
            }
            on:change=move |_| commit()
            on:blur=move |_| commit()
        />
    }
}

/// The settings that could not be had, one line each.
#[component]
pub fn Complaints<S: 'static>(
    /// The state.
    model: Model<S>,
) -> impl IntoView {
    let complaints = model.complaints();
    let lines = move || {
        complaints
            .get()
            .into_iter()
            .map(|complaint| {
                let name = complaint.setting.clone();
                view! {
                    <p class="complaint">
                        <span>{complaint.to_string()}</span>
                        <button type="button" class="plain" on:click=move |_| model.forgive(&name)>
                            "Dismiss"
                        </button>
                    </p>
                }
            })
            .collect_view()
    };
    view! { <div class="complaints" role="status">{lines}</div> }
}
