//! A slider along the history of a figure.

use leptos::prelude::*;

use super::animation_frames::{NextFrame, Priority};
use super::any_state::AnyState;
use super::deferred::{deferred, in_turn};
use super::range_input::RangeInput;
use super::readout::Output;
use crate::numeric::decimal::spoken;

/// A slider over the whole history, with the position in words. While the figure plays at its last step,
/// both are updated in deferred frames; a pointer or key on the slider updates them at once.
#[component]
pub fn Scrubber(
    /// The figure.
    state: AnyState,
    /// The position in words.
    words: Signal<String>,
) -> impl IntoView {
    let shown_and_last = state.steps(|steps| steps.shown_and_last());
    let (range, value_text) = (RwSignal::new((0, 0)), RwSignal::new(String::new()));
    let update = NextFrame::of(Priority::Deferred, move || {
        range.set(shown_and_last.get_untracked());
        value_text.set(spoken(&words.get_untracked()));
    });
    // A drag or a key press must start from the current position.
    let stored = StoredValue::new_local(update.clone());
    let update_now = move || stored.with_value(NextFrame::flush);
    in_turn(state, update);
    let text = deferred(state, Priority::Text, words);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a range is at a whole step"
    )]
    let show = Callback::new(move |step: f64| state.show(step as usize));
    view! {
        <div class="scrubber" data-group="history">
            <div>
                <RangeInput
                    label="Step that is shown"
                    max=Signal::derive(move || range.get().1 as f64)
                    position=Signal::derive(move || range.get().0 as f64)
                    value_text=value_text.into()
                    set_position=show
                    value=Signal::derive(move || shown_and_last.get().0 as f64)
                    restore=show
                    on:pointerdown=move |_| update_now()
                    on:keydown=move |_| update_now()
                />
            </div>
            <div>
                <Output text />
            </div>
        </div>
    }
}
