//! Groups of parts: those hidden together, a line of text, the buttons of the views.

use leptos::prelude::*;

/// Parts that the setting `hide` hides together.
#[component]
pub fn Group<C: IntoView + 'static>(
    /// The name of the group in the setting `hide`.
    name: &'static str,
    /// The CSS class.
    #[prop(default = "group")]
    class: &'static str,
    /// Whether they are hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// The parts.
    children: TypedChildren<C>,
) -> impl IntoView {
    view! {
        <div class=class data-group=name hidden=hidden>
            {children.into_inner()()}
        </div>
    }
}

/// A paragraph with a text from a signal. The text is set as `textContent`, which also replaces
/// elements that a browser's translator has inserted.
#[component]
pub fn Line(
    /// The CSS class.
    #[prop(default = "about")]
    class: &'static str,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    view! { <p class=class hidden=hidden prop:textContent=text /> }
}

/// A row of buttons for the views of a figure, one of them pressed.
#[component]
pub fn Views<C: IntoView + 'static>(
    /// The accessible name.
    #[prop(default = "View")]
    label: &'static str,
    /// The buttons.
    children: TypedChildren<C>,
) -> impl IntoView {
    view! {
        <div class="views" role="group" aria-label=label data-group="view">
            {children.into_inner()()}
        </div>
    }
}
