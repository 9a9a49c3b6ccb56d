//! Hooks for parts that update with a figure but must not slow it down: while the figure plays, their
//! updates wait for a frame with spare time.

use leptos::prelude::*;

use super::animation_frames::{NextFrame, Priority};
use super::any_state::AnyState;
use super::hooks::watch;

/// Runs `frame` whenever the figure's state changes: in a coming frame of its priority while the figure
/// plays at its last step, otherwise at once.
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

/// A signal that lags behind `now` while the figure plays at its last step: it is then updated in a
/// frame of this priority, otherwise at once.
pub fn deferred<T: Clone + PartialEq + Send + Sync + 'static>(
    state: AnyState,
    priority: Priority,
    now: Signal<T>,
) -> Signal<T> {
    let shown = RwSignal::new(now.get_untracked());
    let update = move || {
        let now = now.get_untracked();
        let is_new = shown.with_untracked(|shown| *shown != now);
        if is_new {
            shown.set(now);
        }
        is_new
    };
    in_turn(state, NextFrame::at_most(priority, Box::new(update)));
    shown.into()
}
