//! A picture of 28 by 28 pixels that is redrawn when the state changes.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::Clamped;
use web_sys::ImageData;

pub(super) use super::super::colors::{Rgb, diverging, ink};
use super::super::state::Digits;
use crate::components::animation_frames::{NextFrame, Priority};
use crate::components::context::FigureContext;
use crate::components::hooks::watch;
use crate::components::plot_canvas::canvas::context;
use crate::components::state_signal::StateSignal;
use crate::numeric::digits::SIDE;
use crate::plot::palette::Palette;

/// The colours of the 784 pixels, row by row; none if there is nothing to show.
pub(super) type Colors = Callback<Palette, Option<Vec<Rgb>>>;

/// A picture. It is written in the animation frame after a colour has changed, while the figure is
/// on screen; it is empty if there is nothing to show.
#[component]
pub(super) fn Pixels(
    /// The state whose changes redraw it.
    state: StateSignal<Digits>,
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The colours.
    colors: Colors,
    /// Whether text beside it says all that it shows, so that screen readers skip it.
    #[prop(optional)]
    is_told: bool,
) -> impl IntoView {
    let (canvas, surroundings) = (
        NodeRef::<html::Canvas>::new(),
        FigureContext::get().surroundings,
    );
    let mut last = Vec::new();
    let paint = NextFrame::of(Priority::Paint, move || {
        let palette = surroundings.read_untracked().palette;
        let now = untrack(|| colors.run(palette)).unwrap_or_default();
        if now != last
            && let Some(canvas) = canvas.get_untracked()
        {
            put(&canvas, &now);
            last = now;
        }
    });
    watch(move || {
        state.track();
        if surroundings.read().on_screen {
            paint.request();
        }
    });
    view! {
        <canvas
            width=SIDE
            height=SIDE
            role="img"
            class="pixels"
            aria-label=label
            aria-hidden=is_told.then_some("true")
            node_ref=canvas
        ></canvas>
    }
}

/// Writes the pixels, or clears the picture if there are none.
fn put(canvas: &web_sys::HtmlCanvasElement, colors: &[Rgb]) {
    let Some(context) = context(canvas) else {
        return;
    };
    let bytes: Vec<u8> = colors
        .iter()
        .flat_map(|(red, green, blue)| [*red, *green, *blue, u8::MAX])
        .collect();
    let side = SIDE as u32;
    context.clear_rect(0.0, 0.0, side.into(), side.into());
    // This fails only without colours; otherwise the number of bytes fits whole rows.
    if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&bytes), side) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}
