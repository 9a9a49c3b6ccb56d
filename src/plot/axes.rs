//! The frame of a plot: grid, numbers, names.

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

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

/// Round values along an axis, about one every so many pixels, and at least two.
///
/// On a linear axis they are the multiples of 1, 2 or 5 times a power of ten; on a logarithmic one
/// the powers of ten, every so many of them, or with twice and five times each where there is room.
#[must_use]
pub fn ticks(axis: &Axis, pixels: f64, every: f64) -> Vec<f64> {
    const LEAST: usize = 2;
    const MOST: usize = 20;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a small whole number"
    )]
    let count = (pixels / every).clamp(LEAST as f64, MOST as f64) as usize;
    match axis.scale() {
        Scale::Linear => (count..=MOST)
            .map(|count| multiples(axis, round_step((axis.high() - axis.low()) / count as f64)))
            .find(|marks| marks.len() >= LEAST)
            .unwrap_or_default(),
        Scale::Log => {
            let finer = decades_of(axis, 1.0, &[1.0, 2.0, 5.0]);
            if finer.len() <= count {
                return finer;
            }
            let decades = (axis.high() / axis.low()).log10();
            [(decades / count as f64).ceil(), 1.0]
                .map(|every| decades_of(axis, every, &[1.0]))
                .into_iter()
                .find(|powers| powers.len() >= LEAST)
                .unwrap_or(finer)
        }
    }
}

/// The least of 1, 2, 5, 10 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let decade = decimal::power_of_ten(least.log10().floor());
    let rounds = [1.0, 2.0, 5.0].map(|lead| lead * decade);
    rounds
        .into_iter()
        .find(|step| *step >= least)
        .unwrap_or(10.0 * decade)
}

/// The multiples of `step` inside an axis.
fn multiples(axis: &Axis, step: f64) -> Vec<f64> {
    let (first, last) = ((axis.low() / step).ceil(), (axis.high() / step).floor());
    std::iter::successors(Some(first), |k| Some(k + 1.0))
        .take_while(|k| *k <= last)
        .map(|k| k * step)
        .collect()
}

/// These leading digits in every so many decades, inside an axis.
fn decades_of(axis: &Axis, every: f64, leads: &[f64]) -> Vec<f64> {
    let (first, last) = (axis.low().log10().floor(), axis.high().log10());
    let mut values = Vec::new();
    let mut power = (first / every).floor() * every;
    while power <= last {
        let decade = leads.iter().map(|lead| lead * decimal::power_of_ten(power));
        values.extend(decade.filter(|value| (axis.low()..=axis.high()).contains(value)));
        power += every;
    }
    values
}

/// The end of an axis of steps: a round number that holds them and stands still for a while, 10, 20,
/// 50, 100, …
#[must_use]
pub fn whole_end(steps: usize) -> f64 {
    let mut decade = 10.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if steps as f64 <= factor * decade {
                return factor * decade;
            }
        }
        decade *= 10.0;
    }
}

/// Draws grid, frame, numbers and the names of the axes: `across` below, `up` along the left.
///
/// # Errors
///
/// Those of the backend.
pub fn draw(
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
    (across, up): (&str, &str),
) -> Drawn {
    let Viewport {
        left,
        top,
        right,
        bottom,
        ..
    } = *viewport;
    frame(pen, viewport, palette, across)?;
    for value in ticks(&viewport.y, bottom - top, 48.0) {
        let (_, y) = viewport.to_pixel(viewport.x.low(), value);
        pen.hairline(
            (left, y),
            (right, y),
            line_color(palette, &viewport.y, value),
        )?;
        let place = lettering(palette.muted, NUMBERS, HPos::Right, VPos::Center);
        pen.text(&label(value), (left - 7.0, y), &place)?;
    }
    let upwards = Lettering {
        upwards: true,
        ..lettering(palette.text, NAMES, HPos::Center, VPos::Top)
    };
    let middle = f64::midpoint(top, bottom);
    pen.text(up, (left - MARGIN.left + 3.0, middle), &upwards)
}

/// Draws the horizontal axis alone, and the lines that go up from it.
///
/// # Errors
///
/// Those of the backend.
pub fn frame(pen: &mut Pen<'_>, viewport: &Viewport, palette: &Palette, across: &str) -> Drawn {
    let Viewport {
        left,
        top,
        right,
        bottom,
        ..
    } = *viewport;
    for value in ticks(&viewport.x, right - left, 80.0) {
        let (x, _) = viewport.to_pixel(value, viewport.y.low());
        pen.hairline(
            (x, top),
            (x, bottom),
            line_color(palette, &viewport.x, value),
        )?;
        let place = lettering(palette.muted, NUMBERS, HPos::Center, VPos::Top);
        pen.text(&label(value), (x, bottom + 6.0), &place)?;
    }
    let name = lettering(palette.text, NAMES, HPos::Center, VPos::Bottom);
    let middle = f64::midpoint(left, right);
    pen.text(across, (middle, bottom + MARGIN.bottom - 4.0), &name)
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
#[must_use]
pub fn label(value: f64) -> String {
    let text = decimal::written(value, 6, 5);
    decimal::spoken(&decimal::short(text))
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
