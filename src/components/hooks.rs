//! Hooks: what a component does once it is on the page, and after a change.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Runs `run` now, and again after what it read has changed, until the part is gone.
///
/// (Leptos' own `Effect::new` runs it a task later, and is compiled anew for each closure.)
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

/// What `look` reads, told only when it has changed: a change of the state concerns few of those who
/// follow it. (Compiled once for each type.)
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    look: Box<dyn Fn() -> T + Send + Sync>,
) -> Signal<T> {
    Memo::new(move |_| look()).into()
}
