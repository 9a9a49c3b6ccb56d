//! What components do once they are on the page, and after a change.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::animation_frames::{NextFrame, Priority};
use super::model::AnyModel;

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

/// Has `frame` follow a figure: while it plays on at its last step, when the frame clock has time for
/// it; otherwise at each change.
pub fn in_turn(model: AnyModel, frame: NextFrame) {
    watch(move || {
        model.track();
        let waits = model.steps_now(|steps| {
            let (at, last) = steps.place();
            at == last && steps.is_playing()
        });
        if waits {
            frame.request();
        } else {
            frame.flush();
        }
    });
}

/// What a figure says, deferred: while it plays on at its last step, it is what was said when the frame
/// clock last had time to ask.
pub fn deferred<T: Clone + PartialEq + Send + Sync + 'static>(
    model: AnyModel,
    priority: Priority,
    now: Signal<T>,
) -> Signal<T> {
    let shown = RwSignal::new(now.get_untracked());
    let look = move || {
        let now = now.get_untracked();
        let is_new = shown.with_untracked(|shown| *shown != now);
        if is_new {
            shown.set(now);
        }
        is_new
    };
    in_turn(model, NextFrame::at_most(priority, Box::new(look)));
    shown.into()
}
