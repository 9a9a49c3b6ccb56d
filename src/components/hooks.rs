//! Hooks: effects of a component once it is mounted, and after a change.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Runs `run` now, and again whenever a signal that it read changes, until the owner is cleaned up.
///
/// (Leptos' own `Effect::new` defers the first run, and is compiled anew for each closure.)
pub fn watch(run: impl FnMut() + 'static) {
    fn inner(mut run: Box<dyn FnMut()>) {
        let effect = RenderEffect::new(move |_| run());
        let kept = StoredValue::new_local(Some(effect));
        on_cleanup(move || {
            kept.try_update_value(Option::take);
        });
    }
    inner(Box::new(run));
}

/// Calls `ready` once with the element, when it is mounted.
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

/// Scrolls as little as it takes to show an element.
pub fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// A signal of what `read` returns that notifies its subscribers only when the value differs, since
/// most changes of the state concern few of them. (Compiled once for each type.)
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: Box<dyn Fn() -> T + Send + Sync>,
) -> Signal<T> {
    Memo::new(move |_| read()).into()
}
