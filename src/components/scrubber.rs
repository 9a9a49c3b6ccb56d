//! A slider along the history of a figure.

use leptos::prelude::*;

use super::animation_frames::{NextFrame, Priority};
use super::any_state::AnyState;
use super::deferred::{deferred, in_turn};
use super::range_input::RangeInput;
use super::readout::Output;
use crate::numeric::decimal::spoken;

/// A slider over the whole history, and where it stands in words. While it plays on at its last step,
/// both are written when the frame clock has time for them; at once for whoever takes hold.
#[component]
pub fn Scrubber(
    /// The figure.
    state: AnyState,
    /// Where it stands, in words.
    words: Signal<String>,
) -> impl IntoView {
    let place = state.steps(|steps| steps.shown_and_last());
    let (range, heard) = (RwSignal::new((0, 0)), RwSignal::new(String::new()));
    let written = NextFrame::of(Priority::Deferred, move || {
        range.set(place.get_untracked());
        heard.set(spoken(&words.get_untracked()));
    });
    // Whoever takes hold of it finds it as it is.
    let hold = StoredValue::new_local(written.clone());
    let take_hold = move || hold.with_value(NextFrame::flush);
    in_turn(state, written);
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
                    value_text=heard.into()
                    set_position=show
                    value=Signal::derive(move || place.get().0 as f64)
                    restore=show
                    on:pointerdown=move |_| take_hold()
                    on:keydown=move |_| take_hold()
                />
            </div>
            <div>
                <Output text />
            </div>
        </div>
    }
}
