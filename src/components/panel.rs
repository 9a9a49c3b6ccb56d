//! Panels that the reader opens and closes.

use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use super::hooks::watch;
use super::once_shown::OnceShown;

/// Whether the enclosing panel is open; its content does no work while it is closed.
#[derive(Clone, Copy)]
pub struct IsOpen(pub Signal<bool>);

/// A panel that is closed at first. Its content is built when it is first opened, and kept.
#[component]
pub fn Panel(
    /// The group under which the setting `hide` hides it.
    group: &'static str,
    /// Its summary, which opens and closes it.
    summary: &'static str,
    /// Opens and closes it from outside, if given.
    #[prop(optional)]
    open: Option<Signal<bool>>,
    /// Called with whether it is open, whenever that changes.
    #[prop(optional)]
    toggled: Option<Callback<bool>>,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// The reference to its element.
    #[prop(optional)]
    node: NodeRef<html::Details>,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    if let Some(open) = open {
        watch(move || is_open.set(open.get()));
    }
    let on_toggle = move |event| {
        let now = event_target::<HtmlDetailsElement>(&event).open();
        is_open.set(now);
        if let Some(toggled) = toggled {
            toggled.run(now);
        }
    };
    let is_closed = Signal::derive(move || !is_open.get());
    view! {
        <details data-group=group hidden=hidden prop:open=is_open on:toggle=on_toggle node_ref=node>
            <summary>{summary}</summary>
            <Provider value=IsOpen(is_open.into())>
                <OnceShown hidden=is_closed children />
            </Provider>
        </details>
    }
}
