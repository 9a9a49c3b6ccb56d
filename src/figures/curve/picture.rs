//! The picture that stands in the place of the figure until it runs.

use super::scene;
use super::state::Curve;
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// The curve with its point, as an SVG.
pub(super) fn draw(curve: &Curve, size: Size, palette: &Palette) -> String {
    let viewport = scene::viewport(curve, size);
    // An SVG takes all: drawing has no errors.
    svg(size, |pen| {
        let _ = scene::draw_static(curve, pen, &viewport, palette);
        let _ = scene::draw_dynamic(curve, pen, &viewport, palette);
    })
}
