//! A check box with its label.

use leptos::prelude::*;

/// A check box with its label.
#[component]
pub fn Checkbox(
    /// The group under which the setting `hide` hides it.
    group: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it is checked.
    checked: Signal<bool>,
    /// Called with the new state when the reader changes it.
    set: Callback<bool>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <label class="check" data-group=group hidden=hidden>
            <input
                type="checkbox"
                prop:checked=checked
                on:change=move |event| set.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
