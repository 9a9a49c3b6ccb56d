//! The picture that stands in the place of the figure until it runs.

use super::scene;
use super::state::Landscape;
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// The landscape with its path, as fine as it gets, as an SVG.
pub(super) fn draw(landscape: &Landscape, size: Size, palette: &Palette) -> String {
    let viewport = scene::viewport(landscape, size);
    landscape.refine(scene::area(&viewport), &mut || true);
    // An SVG takes all: drawing has no errors.
    svg(size, |pen| {
        let _ = scene::draw_static(landscape, pen, &viewport, palette);
        let _ = scene::draw_dynamic(landscape, pen, &viewport, palette);
    })
}
