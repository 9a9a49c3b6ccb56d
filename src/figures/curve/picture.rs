//! The static picture of the curve, shown until the figure runs.

use super::scene;
use super::state::Curve;
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// Draws the curve and its point as an SVG.
pub(super) fn draw(curve: &Curve, size: Size, palette: &Palette) -> String {
    let viewport = scene::viewport(curve, size);
    // Drawing into an SVG cannot fail.
    svg(size, |pen| {
        let _ = scene::draw_static(curve, pen, &viewport, palette);
        let _ = scene::draw_dynamic(curve, pen, &viewport, palette);
    })
}
