//! Parts that go together.

use leptos::prelude::*;

/// Parts that `hide` leaves out together.
#[component]
pub fn Group<C: IntoView + 'static>(
    /// The name by which `hide` leaves them out.
    name: &'static str,
    /// Their class.
    #[prop(default = "group")]
    class: &'static str,
    /// Whether they are out of sight.
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

/// A paragraph whose words follow the state. Where a translator has put elements in their place, they
/// go.
#[component]
pub fn Line(
    /// Its class.
    #[prop(default = "about")]
    class: &'static str,
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
) -> impl IntoView {
    view! { <p class=class hidden=hidden prop:textContent=text /> }
}

/// The ways to look at a figure: a row of buttons, of which one is pressed.
#[component]
pub fn Views<C: IntoView + 'static>(
    /// The name that is heard.
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
