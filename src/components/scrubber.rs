//! The way along a history: a slider over its steps, and a plot of them that is pointed at.

use leptos::prelude::*;
use web_sys::{MouseEvent, PointerEvent};

use super::animation_frames::{NextFrame, Priority};
use super::any_model::AnyModel;
use super::deferred::{deferred, in_turn};
use super::plot_canvas::Map;
use super::range_input::RangeInput;
use super::readout::Output;
use crate::numeric::decimal::spoken;

/// A slider over the whole history, and where it stands in words. While it plays on at its last step,
/// both are written when the frame clock has time for them; at once for whoever takes hold.
#[component]
pub fn Scrubber(
    /// The figure.
    model: AnyModel,
    /// Where it stands, in words.
    words: Signal<String>,
) -> impl IntoView {
    let place = model.steps(|steps| steps.place());
    let (range, heard) = (RwSignal::new((0, 0)), RwSignal::new(String::new()));
    let written = NextFrame::of(Priority::Deferred, move || {
        range.set(place.get_untracked());
        heard.set(spoken(&words.get_untracked()));
    });
    // Whoever takes hold of it finds it as it is.
    let hold = StoredValue::new_local(written.clone());
    let take_hold = move || hold.with_value(NextFrame::flush);
    in_turn(model, written);
    let text = deferred(model, Priority::Text, words);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a range is at a whole step"
    )]
    let show = Callback::new(move |step: f64| model.show(step as usize));
    view! {
        <div class="scrubber" data-group="history">
            <div>
                <RangeInput
                    label="Step that is shown"
                    max=Signal::derive(move || range.get().1 as f64)
                    position=Signal::derive(move || range.get().0 as f64)
                    value_text=heard.into()
                    turn=show
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

/// Over a plot whose horizontal axis is the step: the step that is pointed at is shown, one that is
/// clicked stays.
#[component]
pub fn StepOverlay(
    /// The figure.
    model: AnyModel,
    /// The map of the plot that it lies over.
    map: Map,
) -> impl IntoView {
    let step_at = move |event: &MouseEvent| {
        let (x, _) = map
            .get_untracked()?
            .to_data(f64::from(event.offset_x()), 0.0);
        let (_, last) = model.steps_now(|steps| steps.place());
        let step = x.round().clamp(0.0, last as f64);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held between 0 and the number of steps"
        )]
        Some(step as usize)
    };
    let peek = move |step| model.drive(|steps| steps.peek(step));
    // A finger that passes scrolls the page.
    let over = move |event: PointerEvent| {
        if event.pointer_type() != "touch" {
            peek(step_at(&event));
        }
    };
    let stay = move |event: MouseEvent| {
        if let Some(step) = step_at(&event) {
            model.show(step);
        }
    };
    view! {
        <div class="overlay" on:pointermove=over on:pointerleave=move |_| peek(None) on:click=stay />
    }
}
