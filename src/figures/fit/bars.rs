//! Bars: the directions of the loss, and what the optimiser remembers.

use plotters::style::text_anchor::{HPos, VPos};

use super::state::Fit;
use crate::numeric::decimal::{short, significant};
use crate::plot::axes;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The room around the bars: for their names on the left.
const ROOM: Margin = Margin {
    left: 76.0,
    top: 10.0,
    right: 16.0,
    bottom: 44.0,
};

/// A map for so many bars, their lengths on a logarithmic axis.
fn map(size: Size, count: usize, (low, high): (f64, f64)) -> Viewport {
    Viewport::new(
        size,
        ROOM,
        Axis::log(low, high),
        Axis::linear(0.0, count.max(1) as f64),
    )
}

/// A bar from the left end of the map: the `place`th from below, over these shares of its room.
fn bar(map: &Viewport, place: usize, (low, high): (f64, f64), length: f64) -> [(f64, f64); 4] {
    let (right, low) = map.pixel_from_data(length.abs().max(1e-300), place as f64 + low);
    let (_, high) = map.pixel_from_data(1.0, place as f64 + high);
    let right = right.max(map.left).min(map.right);
    [
        (map.left, low),
        (map.left, high),
        (right, high),
        (right, low),
    ]
}

/// Only the edge of a bar.
fn outline(pen: &mut Pen<'_>, [a, b, c, d]: [(f64, f64); 4], stroke: Stroke) -> DrawResult {
    pen.line(&[a, b, c, d, a], stroke)
}

/// The name of a bar.
fn name(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    place: usize,
    text: &str,
) -> DrawResult {
    let (_, middle) = map.pixel_from_data(1.0, place as f64 + 0.5);
    let style = axes::lettering(palette.text, 12.0, HPos::Right, VPos::Center);
    pen.text(text, (map.left - 8.0, middle), &style)
}

/// The map of the directions: the loss that each is the cause of.
#[must_use]
pub fn speeds_viewport(fit: &Fit, size: Size) -> Viewport {
    let speeds = fit.convergence();
    let excess = speeds.iter().filter_map(|speed| speed.excess);
    let high = excess.fold(1.0, |high: f64, [first, now]| high.max(first).max(now));
    map(size, speeds.len(), (1e-3, high * 2.0))
}

/// The axis of the directions.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_convergence_static(
    _: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    axes::frame(pen, viewport, palette, "loss above the best fit\u{2019}s")
}

/// A bar for each direction, the steepest on top: what was there at the start in outline, what is
/// left filled.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_convergence(
    fit: &Fit,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    const WIDE: (f64, f64) = (0.18, 0.82);
    for (place, speed) in fit.convergence().iter().rev().enumerate() {
        name(
            pen,
            map,
            palette,
            place,
            &short(significant(speed.eigenvalue, 5)),
        )?;
        if let Some([first, now]) = speed.excess {
            pen.polygon(&bar(map, place, WIDE, now), palette.prediction, 0.75)?;
            let edge = Stroke::new(palette.muted, 1.0);
            outline(pen, bar(map, place, WIDE, first), edge)?;
        }
    }
    Ok(())
}

/// What is drawn for a parameter: the size of its slope, of its velocity, and the root of its
/// squares; 0 for what the optimiser does not keep.
fn sizes(fit: &Fit) -> Vec<[f64; 3]> {
    let now = fit.now();
    let count = now.params.len();
    let kept = |k: usize| now.optimizer_state.get(k).copied().unwrap_or(0.0);
    let each = |k: usize| {
        let slope = now.gradient[k].abs();
        [slope, kept(k).abs(), kept(count + k).abs().sqrt()]
    };
    (0..count).map(each).collect()
}

/// The map of what the optimiser remembers: five decades up to the largest.
#[must_use]
pub fn memory_viewport(fit: &Fit, size: Size) -> Viewport {
    let sizes = sizes(fit);
    let high = sizes
        .iter()
        .flatten()
        .fold(1e-6_f64, |high, size| high.max(*size));
    let decade = crate::numeric::decimal::power_of_ten(high.log10().ceil());
    map(size, sizes.len(), (decade * 1e-5, decade))
}

/// The axis of what the optimiser remembers.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_memory_static(
    _: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    axes::frame(
        pen,
        viewport,
        palette,
        "size: slope, velocity, root of squares",
    )
}

/// For each parameter, the first on top: the slope in outline, the velocity filled, and the root of
/// the squares filled below it.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_memory(fit: &Fit, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) -> DrawResult {
    let sizes = sizes(fit);
    let names = fit.model().params().iter();
    for (place, (size, param)) in sizes.iter().zip(names).rev().enumerate() {
        let [slope, velocity, root] = *size;
        name(pen, map, palette, place, param)?;
        let edge = Stroke::new(palette.gradient, 1.5);
        outline(pen, bar(map, place, (0.66, 0.9), slope), edge)?;
        pen.polygon(
            &bar(map, place, (0.38, 0.62), velocity),
            palette.prediction,
            0.75,
        )?;
        pen.polygon(&bar(map, place, (0.1, 0.34), root), palette.curve, 0.75)?;
    }
    Ok(())
}
