//! A button that calls a verb.

use leptos::prelude::*;

/// A button that calls a verb. One that cannot be used now keeps its place in the order of focus, and
/// says so.
#[component]
pub fn Button(
    /// The name of the verb, by which style sheets and scripts find the button.
    verb: &'static str,
    /// The words on it.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it cannot be used now.
    #[prop(optional)]
    disabled: Option<Signal<bool>>,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// Whether it is pressed, for one of several ways to look at a thing.
    #[prop(optional)]
    pressed: Option<Signal<bool>>,
    /// Called when it is pressed and can be used.
    press: Callback<()>,
) -> impl IntoView {
    let pressed = move || pressed.map(|pressed| pressed.get().to_string());
    let is_disabled = move || disabled.is_some_and(|disabled| disabled.get());
    let on_click = move |_| {
        if !untrack(is_disabled) {
            press.run(());
        }
    };
    view! {
        <button
            type="button"
            data-verb=verb
            aria-disabled=move || is_disabled().to_string()
            aria-pressed=pressed
            hidden=hidden
            prop:textContent=label
            on:click=on_click
        />
    }
}
