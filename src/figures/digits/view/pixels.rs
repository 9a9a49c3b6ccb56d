//! A picture of 28 by 28 pixels that follows the state.

use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

pub(super) use super::super::colors::{diverging, ink};
use crate::plot::palette::Palette;
use crate::ui::dom::{El, Text, Ui};
use crate::ui::frame_clock::{NextFrame, Rank};

/// The colours of the 784 pixels, row by row; none for nothing to show.
pub(super) type Colors = Box<dyn Fn(&Palette) -> Option<Vec<(u8, u8, u8)>>>;

/// Pixels in a row.
const SIDE: u32 = 28;

/// A picture of these colours, which `label` says to those who do not see it. It is written in the
/// frame after a colour changed, while the figure is on the screen; where there is nothing to show,
/// it is empty.
pub(super) fn pixels(ui: &Ui, label: Text, colors: Colors) -> El {
    let side = SIDE.to_string();
    let picture = ui
        .el("canvas")
        .attr("width", &side)
        .attr("height", &side)
        .attr("role", "img")
        .class("pixels")
        .live_attr("aria-label", label);
    let context = picture
        .node()
        .unchecked_ref::<HtmlCanvasElement>()
        .get_context("2d");
    let context: Option<CanvasRenderingContext2d> =
        context.ok().flatten().map(JsCast::unchecked_into);
    let (place, mut last) = (ui.place, Vec::new());
    let paint = NextFrame::of(Rank::Paint, move || {
        let palette = place.get_untracked().palette;
        let now = untrack(|| colors(&palette)).unwrap_or_default();
        if now != last
            && let Some(context) = &context
        {
            put(context, &now);
            last = now;
        }
    });
    ui.follow(move || {
        if place.with(|place| place.on_screen) {
            paint.ask();
        }
    });
    picture
}

/// Writes the pixels, or empties the picture where there are none.
fn put(context: &CanvasRenderingContext2d, colors: &[(u8, u8, u8)]) {
    let bytes: Vec<u8> = colors
        .iter()
        .flat_map(|(red, green, blue)| [*red, *green, *blue, u8::MAX])
        .collect();
    context.clear_rect(0.0, 0.0, SIDE.into(), SIDE.into());
    // No bytes make no image; as many as whole rows need make one.
    if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&bytes), SIDE) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}
