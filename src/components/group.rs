//! Parts that go together.

use leptos::prelude::*;

/// Parts that `hide` leaves out together.
#[component]
pub fn Group(
    /// The name by which `hide` leaves them out.
    name: &'static str,
    /// Their class.
    #[prop(default = "group")]
    class: &'static str,
    /// Whether they are out of sight.
    #[prop(into, optional)]
    hidden: Signal<bool>,
    /// The parts.
    children: Children,
) -> AnyView {
    view! {
        <div class=class data-group=name hidden=hidden>
            {children()}
        </div>
    }
    .into_any()
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
    #[prop(into, optional)]
    hidden: Signal<bool>,
) -> AnyView {
    view! { <p class=class hidden=hidden prop:textContent=text /> }.into_any()
}
