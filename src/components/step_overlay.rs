//! Selecting a step by pointing at a plot of the history.

use leptos::prelude::*;
use web_sys::{MouseEvent, PointerEvent};

use super::any_state::AnyState;
use super::plot_canvas::Map;

/// An overlay for a plot whose horizontal axis is the step. The step under the pointer is shown while
/// the pointer is there; a click selects it.
#[component]
pub fn StepOverlay(
    /// The figure.
    state: AnyState,
    /// The map of the plot below.
    map: Map,
) -> impl IntoView {
    let step_at = move |event: &MouseEvent| {
        let (x, _) = map
            .get_untracked()?
            .data_from_pixel(f64::from(event.offset_x()), 0.0);
        let (_, last) = state.steps_now(|steps| steps.shown_and_last());
        let step = x.round().clamp(0.0, last as f64);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held between 0 and the number of steps"
        )]
        Some(step as usize)
    };
    let hover_step = move |step| state.drive(|steps| steps.hover_step(step));
    // A moving finger scrolls the page.
    let over = move |event: PointerEvent| {
        if event.pointer_type() != "touch" {
            hover_step(step_at(&event));
        }
    };
    let select = move |event: MouseEvent| {
        if let Some(step) = step_at(&event) {
            state.show(step);
        }
    };
    view! {
        <div class="overlay" on:pointermove=over on:pointerleave=move |_| hover_step(None) on:click=select />
    }
}
