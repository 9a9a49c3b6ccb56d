//! A check box with its words.

use leptos::prelude::*;

/// A check box with its words.
#[component]
pub fn Checkbox(
    /// The group by which `hide` leaves it out.
    group: &'static str,
    /// Its words.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    checked: Signal<bool>,
    /// Called with whether it is to be ticked.
    set: Callback<bool>,
    /// Whether it is out of sight.
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
