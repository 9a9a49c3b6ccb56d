//! The axes of a plot: grid, numbers, names.

mod ticks;

pub use ticks::{round_end, ticks};

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::palette::Palette;
use super::pen::{DrawResult, Lettering, Pen, Pixel};
use super::viewport::{Axis, Margin, Scale, Viewport};
use crate::numeric::decimal;

/// The margin that [`draw`] needs around the frame.
pub const MARGIN: Margin = Margin {
    left: 56.0,
    top: 14.0,
    right: 16.0,
    bottom: 44.0,
};

/// The size of the numbers, in pixels.
const NUMBERS: f64 = 12.0;
/// The size of the axes' names, in pixels.
const NAMES: f64 = 13.0;

/// Draws grid, numbers and the names of the axes: `across` below the plot, `up` along its left side.
///
/// # Errors
///
/// Those of the backend.
pub fn draw(
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
    (across, up): (&str, &str),
) -> DrawResult {
    frame(pen, viewport, palette, across)?;
    levels(pen, viewport, palette, true)?;
    let upwards = Lettering {
        upwards: true,
        ..lettering(palette.text, NAMES, HPos::Center, VPos::Top)
    };
    let middle = f64::midpoint(viewport.top, viewport.bottom);
    pen.text(up, (viewport.left - MARGIN.left + 3.0, middle), &upwards)
}

/// Draws the grid lines of the vertical axis alone, with or without their numbers.
///
/// # Errors
///
/// Those of the backend.
pub fn levels(
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
    numbered: bool,
) -> DrawResult {
    for value in ticks(&viewport.y, viewport.bottom - viewport.top, 48.0) {
        let (_, y) = viewport.pixel_from_data(viewport.x.low(), value);
        let ends = [(viewport.left, y), (viewport.right, y)];
        let style = lettering(palette.muted, NUMBERS, HPos::Right, VPos::Center);
        let number = numbered.then_some(((viewport.left - 7.0, y), style));
        tick(pen, palette, (&viewport.y, value), ends, number)?;
    }
    Ok(())
}

/// Draws the horizontal axis alone, with its vertical grid lines.
///
/// # Errors
///
/// Those of the backend.
pub fn frame(
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
    across: &str,
) -> DrawResult {
    let values = ticks(&viewport.x, viewport.right - viewport.left, 80.0);
    let every = every_numbered(viewport, &values);
    for (k, value) in values.into_iter().enumerate() {
        let (x, _) = viewport.pixel_from_data(value, viewport.y.low());
        let ends = [(x, viewport.top), (x, viewport.bottom)];
        let style = lettering(palette.muted, NUMBERS, HPos::Center, VPos::Top);
        let number = ((x, viewport.bottom + 6.0), style);
        let number = k.is_multiple_of(every).then_some(number);
        tick(pen, palette, (&viewport.x, value), ends, number)?;
    }
    let name = lettering(palette.text, NAMES, HPos::Center, VPos::Bottom);
    let middle = f64::midpoint(viewport.left, viewport.right);
    pen.text(
        across,
        (middle, viewport.bottom + MARGIN.bottom - 4.0),
        &name,
    )
}

/// Every how many of these values on the horizontal axis have a number, so that no two numbers touch.
fn every_numbered(viewport: &Viewport, values: &[f64]) -> usize {
    let place = |value: f64| {
        let (x, _) = viewport.pixel_from_data(value, viewport.y.low());
        let (wide, _) = extent(&label(value), NUMBERS);
        (x, wide / 2.0)
    };
    let is_clear = |every: &usize| {
        let places: Vec<_> = values.iter().step_by(*every).map(|at| place(*at)).collect();
        let mut pairs = places.windows(2);
        pairs.all(|pair| pair[0].0 + pair[0].1 <= pair[1].0 - pair[1].1)
    };
    (1..).find(is_clear).unwrap_or(1)
}

/// Draws the grid line of a value on an axis, and its number if it has one.
fn tick(
    pen: &mut Pen<'_>,
    palette: &Palette,
    (axis, value): (&Axis, f64),
    [from, to]: [Pixel; 2],
    number: Option<(Pixel, Lettering)>,
) -> DrawResult {
    pen.hairline(from, to, line_color(palette, axis, value))?;
    match number {
        Some((at, lettering)) => pen.text(&label(value), at, &lettering),
        None => Ok(()),
    }
}

/// The colour of a grid line; the line at 0 is darker.
fn line_color(palette: &Palette, axis: &Axis, value: f64) -> RGBColor {
    if value == 0.0 && axis.scale() == Scale::Linear {
        palette.muted
    } else {
        palette.grid
    }
}

/// The text of a number on an axis: short, with a minus sign instead of a hyphen.
#[must_use]
pub fn label(value: f64) -> String {
    let text = decimal::written(value, 6, 5);
    decimal::spoken(&decimal::short(text))
}

/// The style of horizontal text.
#[must_use]
pub fn lettering(color: RGBColor, size: f64, across: HPos, down: VPos) -> Lettering {
    Lettering {
        color,
        size,
        across,
        down,
        upwards: false,
    }
}

/// The width and the height of a line of text, with some space around it, in pixels. They are estimated
/// from the font size, because not every backend can measure text.
#[must_use]
pub fn extent(text: &str, size: f64) -> (f64, f64) {
    const LETTER: f64 = 0.57;
    (
        LETTER * size * text.chars().count() as f64 + 4.0,
        1.2 * size + 2.0,
    )
}
