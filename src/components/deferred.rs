//! Hooks for what follows a figure without delaying it: while the figure plays, it waits for a frame
//! that has time.

use leptos::prelude::*;

use super::animation_frames::{NextFrame, Priority};
use super::any_state::AnyState;
use super::hooks::watch;

/// Has `frame` follow a figure: while it plays on at its last step, when the frame clock has time for
/// it; otherwise at each change.
pub fn in_turn(state: AnyState, frame: NextFrame) {
    watch(move || {
        state.track();
        let waits = state.steps_now(|steps| {
            let (at, last) = steps.shown_and_last();
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
    state: AnyState,
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
    in_turn(state, NextFrame::at_most(priority, Box::new(look)));
    shown.into()
}
