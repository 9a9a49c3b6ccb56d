//! The picture that stands in the place of the figure until it runs.

use super::scene;
use super::state::Autograd;
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// The graph, as an SVG that is as high as the graph.
pub(super) fn draw(autograd: &Autograd, size: Size, palette: &Palette) -> String {
    let height = scene::plan(autograd).height;
    let size = Size { height, ..size };
    let viewport = scene::viewport(autograd, size);
    svg(size, |pen| {
        // An SVG takes all: drawing has no errors.
        let _ = scene::draw(autograd, pen, &viewport, palette);
    })
}
