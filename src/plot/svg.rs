//! A plot as an SVG.

use plotters::prelude::SVGBackend;

use super::pen::{Pen, SUBPIXELS};
use super::viewport::Size;

/// Draws on an SVG of this size in CSS pixels, and returns its text, without what a browser does
/// not need.
#[must_use]
pub fn svg(size: Size, draw: impl FnOnce(&mut Pen<'_>)) -> String {
    let mut text = String::new();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a picture is a few thousand pixels wide"
    )]
    let side = |pixels: f64| (pixels * f64::from(SUBPIXELS)) as u32;
    {
        let mut backend = SVGBackend::with_string(&mut text, (side(size.width), side(size.height)));
        draw(&mut Pen::new(&mut backend));
    }
    text.replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace("/>\n", "/>")
        .replace("</text>\n", "</text>")
}
