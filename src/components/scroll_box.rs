//! A box that scrolls if its content is too wide or too high.

use leptos::html;
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;
use web_sys::Element;

use super::hooks::when_there;

/// A box that scrolls if its content is too wide or too high. It can be focused only while there is
/// something to scroll, so that it is no useless tab stop otherwise.
#[component]
pub fn ScrollBox<C: IntoView + 'static>(
    /// The accessible name.
    label: &'static str,
    /// The CSS class.
    #[prop(default = "scroll")]
    class: &'static str,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// The reference to its element.
    #[prop(optional)]
    node: NodeRef<html::Div>,
    /// The content: one element.
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
