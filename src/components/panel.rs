//! What is shown on demand.

use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use super::hooks::watch;
use super::once_shown::OnceShown;

/// Whether the panel around is open: what it holds does no work while it is not.
#[derive(Clone, Copy)]
pub struct IsOpen(pub Signal<bool>);

/// A panel that is closed at first. What it holds is built when it is first opened, and stays.
#[component]
pub fn Panel(
    /// The group by which `hide` leaves it out.
    group: &'static str,
    /// What stands on it.
    summary: &'static str,
    /// Whether it is open, where others open it too.
    #[prop(optional)]
    open: Option<Signal<bool>>,
    /// Called with whether the reader has it open.
    #[prop(optional)]
    toggled: Option<Callback<bool>>,
    /// Whether it is out of sight.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// Its element.
    #[prop(optional)]
    node: NodeRef<html::Details>,
    /// What it holds.
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
