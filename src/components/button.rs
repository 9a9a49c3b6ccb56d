//! A button that triggers an action of the figure.

use leptos::prelude::*;

/// A button that triggers an action. A disabled one has `aria-disabled`, not `disabled`, so that it
/// stays in the focus order.
#[component]
pub fn Button(
    /// The name of the action (`data-verb`), by which style sheets and scripts find the button.
    verb: &'static str,
    /// The text on it.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is disabled.
    #[prop(optional)]
    disabled: Option<Signal<bool>>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// Whether it is pressed (`aria-pressed`), for one of several views.
    #[prop(optional)]
    pressed: Option<Signal<bool>>,
    /// Called when it is activated and not disabled.
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
