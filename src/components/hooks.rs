//! What components do once they are on the page, and after a change.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Runs `run` now, and again after what it read has changed, until the part is gone.
///
/// (Leptos' own `Effect::new` is the same, half a kilobyte for each closure.)
pub fn watch(run: impl FnMut() + 'static) {
    crate::ui::dom::effect(Box::new(run));
}

/// Calls `ready` with an element once it is there.
pub fn when_there(node: NodeRef<html::Div>, ready: impl FnOnce(HtmlElement) + 'static) {
    let mut ready = Some(ready);
    watch(move || {
        if let Some(node) = node.get()
            && let Some(ready) = ready.take()
        {
            untrack(|| ready(node.into()));
        }
    });
}
