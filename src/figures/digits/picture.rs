//! The picture that stands in the place of the figure until it runs.

use plotters::style::RGBColor;

use super::colors;
use super::state::Digits;
use crate::numeric::digits::SIDE;
use crate::plot::palette::Palette;
use crate::plot::pen::Bitmap;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// The weights of the first score as a square in the middle, as an SVG.
pub(super) fn draw(digits: &Digits, size: Size, palette: &Palette) -> String {
    const ROOM: f64 = 20.0;
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
    let side = size.height - 2.0 * ROOM;
    let left = (size.width - side) / 2.0;
    svg(size, |pen| {
        pen.bitmap([(left, ROOM), (left + side, ROOM + side)], &bitmap);
    })
}
