//! The marks of what a reader predicted.

use super::labels::{Labels, beside, extent};
use super::palette::Palette;
use super::pen::{DrawResult, Pen, Stroke};
use super::series::{Dashes, dashed};
use super::viewport::Viewport;

/// A predicted value in a plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guess {
    /// A value on the horizontal axis.
    X(f64),
    /// A value on the vertical axis.
    Y(f64),
    /// A point.
    Point(f64, f64),
}

/// The dashes of its line.
const DASHES: Dashes = &[7.0, 5.0];
/// The font size of its label, in pixels.
const LABEL_SIZE: f64 = 13.0;
/// The words beside it.
const LABEL: &str = "your prediction";
/// Draws a predicted value: a dashed line across the plot, through a point both ways.
/// Outside the frame there is nothing to draw.
///
/// # Errors
///
/// Those of the backend.
pub fn draw(pen: &mut Pen<'_>, viewport: &Viewport, palette: &Palette, guess: Guess) -> DrawResult {
    let (x, y) = (viewport.x, viewport.y);
    let (at_x, at_y) = match guess {
        Guess::X(at) => (at, y.high()),
        Guess::Y(at) => (x.high(), at),
        Guess::Point(at_x, at_y) => (at_x, at_y),
    };
    if !viewport.contains(at_x, at_y) {
        return Ok(());
    }
    let stroke = Stroke::new(palette.prediction, 2.0);
    if !matches!(guess, Guess::Y(_)) {
        let upright = [(at_x, y.low()), (at_x, y.high())];
        dashed(pen, viewport, &upright, stroke, DASHES)?;
    }
    if !matches!(guess, Guess::X(_)) {
        let level = [(x.low(), at_y), (x.high(), at_y)];
        dashed(pen, viewport, &level, stroke, DASHES)?;
    }
    let at = viewport.pixel_from_data(at_x, at_y);
    let mut labels = Labels::new(viewport);
    let style = (palette.prediction, palette.surface, LABEL_SIZE);
    let places = beside(at, extent(LABEL, LABEL_SIZE), false);
    labels.write(pen, LABEL, style, &places)
}
