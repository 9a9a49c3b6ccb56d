//! The frame of a plot: grid, numbers, names.

use plotters::coord::combinators::IntoLogRange;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::DrawingBackend;

use super::palette::Palette;
use super::pen::{Drawn, Lettering, Pen};
use super::viewport::{Axis, Margin, Scale, Viewport};
use crate::numeric::decimal;

/// The room that [`draw`] needs around a frame.
pub const MARGIN: Margin = Margin {
    left: 56.0,
    top: 14.0,
    right: 16.0,
    bottom: 44.0,
};

const NUMBERS: f64 = 12.0;
const NAMES: f64 = 13.0;

/// Round values along an axis, about one every so many pixels.
#[must_use]
pub fn ticks(axis: &Axis, pixels: f64, every: f64) -> Vec<f64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a canvas is a few thousand pixels wide"
    )]
    let most = (pixels / every).clamp(2.0, 20.0) as usize;
    let range = axis.low()..axis.high();
    match axis.scale() {
        Scale::Linear => RangedCoordf64::from(range).key_points(most),
        Scale::Log => {
            let marks: plotters::coord::combinators::LogCoord<f64> = range.log_scale().into();
            marks.key_points(most)
        }
    }
}

/// Draws grid, frame, numbers and the names of the axes: `across` below, `up` along the left.
///
/// # Errors
///
/// Those of the backend.
pub fn draw<B: DrawingBackend>(
    pen: &mut Pen<'_, B>,
    viewport: &Viewport,
    palette: &Palette,
    (across, up): (&str, &str),
) -> Drawn<B> {
    let Viewport {
        left,
        top,
        right,
        bottom,
        ..
    } = *viewport;
    for value in ticks(&viewport.x, right - left, 80.0) {
        let (x, _) = viewport.to_pixel(value, viewport.y.low());
        pen.hairline((x, top), (x, bottom), line_color(palette, &viewport.x, value))?;
        let place = lettering(palette.muted, NUMBERS, HPos::Center, VPos::Top);
        pen.text(&label(value), (x, bottom + 6.0), &place)?;
    }
    for value in ticks(&viewport.y, bottom - top, 48.0) {
        let (_, y) = viewport.to_pixel(viewport.x.low(), value);
        pen.hairline((left, y), (right, y), line_color(palette, &viewport.y, value))?;
        let place = lettering(palette.muted, NUMBERS, HPos::Right, VPos::Center);
        pen.text(&label(value), (left - 7.0, y), &place)?;
    }
    let name = lettering(palette.text, NAMES, HPos::Center, VPos::Bottom);
    let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    pen.text(across, (middle.0, bottom + MARGIN.bottom - 4.0), &name)?;
    let upwards = Lettering {
        upwards: true,
        down: VPos::Top,
        ..name
    };
    pen.text(up, (left - MARGIN.left + 3.0, middle.1), &upwards)
}

/// The axis through zero stands out from the grid.
fn line_color(palette: &Palette, axis: &Axis, value: f64) -> RGBColor {
    if value == 0.0 && axis.scale() == Scale::Linear {
        palette.muted
    } else {
        palette.grid
    }
}

/// A number along an axis: short, with a true minus sign.
fn label(value: f64) -> String {
    let text = decimal::significant(value, 6);
    decimal::spoken(text.strip_suffix(".0").unwrap_or(&text))
}

/// Upright text.
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
