//! A box that scrolls, for what may be wider or higher than its place.

use leptos::html;
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;
use web_sys::Element;

use super::hooks::when_there;

/// A box of its own for what may be too wide or too high. Keys reach it where there is something to
/// scroll, and only there: else it would be a stop at which nothing can be done.
#[component]
pub fn ScrollBox<C: IntoView + 'static>(
    /// The name that is heard.
    label: &'static str,
    /// Its class.
    #[prop(default = "scroll")]
    class: &'static str,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// The box.
    #[prop(optional)]
    node: NodeRef<html::Div>,
    /// What it holds: one element.
    children: TypedChildren<C>,
) -> impl IntoView {
    let scrolls = RwSignal::new(false);
    when_there(node, move |node| {
        let parts: Vec<Option<Element>> =
            vec![Some(node.clone().into()), node.first_element_child()];
        use_resize_observer(parts, move |_, _| {
            let over_right = node.scroll_width() > node.client_width();
            scrolls.set(over_right || node.scroll_height() > node.client_height());
        });
    });
    view! {
        <div
            class=class
            hidden=hidden
            role="group"
            aria-label=label
            tabindex=move || scrolls.get().then_some("0")
            node_ref=node
        >
            {children.into_inner()()}
        </div>
    }
}
