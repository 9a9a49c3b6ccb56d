//! The static picture of the landscape, shown until the figure runs.

use super::scene;
use super::state::Landscape;
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// Draws the landscape and its path as an SVG, with the heights on the finest grid.
pub(super) fn draw(landscape: &Landscape, size: Size, palette: &Palette) -> String {
    let viewport = scene::viewport(landscape, size);
    landscape.refine(scene::area(&viewport), &mut || true);
    // Drawing into an SVG cannot fail.
    svg(size, |pen| {
        let _ = scene::draw_static(landscape, pen, &viewport, palette);
        let _ = scene::draw_dynamic(landscape, pen, &viewport, palette);
    })
}
