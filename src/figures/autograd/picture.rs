//! The static picture of the graph, shown until the figure runs.

use super::scene;
use super::state::Autograd;
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// Draws the graph as an SVG of the graph's own height.
pub(super) fn draw(autograd: &Autograd, size: Size, palette: &Palette) -> String {
    let height = scene::plan(autograd).height;
    let size = Size { height, ..size };
    let viewport = scene::viewport(autograd, size);
    svg(size, |pen| {
        // Drawing into an SVG cannot fail.
        let _ = scene::draw(autograd, pen, &viewport, palette);
    })
}
