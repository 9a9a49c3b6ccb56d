//! The static picture of the digits, shown until the figure runs.

use plotters::style::RGBColor;

use super::colors;
use super::state::Digits;
use crate::numeric::digits::SIDE;
use crate::plot::palette::Palette;
use crate::plot::pen::Bitmap;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// Draws the weights of the first score as an SVG: a square in the middle.
pub(super) fn draw(digits: &Digits, size: Size, palette: &Palette) -> String {
    const MARGIN: f64 = 20.0;
    let weights = digits.classifier().picture(0);
    let largest = colors::largest(&weights);
    let color = |weight: &f64| {
        let (red, green, blue) = colors::diverging(*weight, largest, palette);
        RGBColor(red, green, blue)
    };
    let bitmap = Bitmap {
        columns: SIDE,
        colors: weights.iter().map(color).collect(),
    };
    let side = size.height - 2.0 * MARGIN;
    let left = (size.width - side) / 2.0;
    svg(size, |pen| {
        pen.bitmap([(left, MARGIN), (left + side, MARGIN + side)], &bitmap);
    })
}
