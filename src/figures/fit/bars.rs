//! Bar charts: the excess loss of each eigenvector, and the state of the optimiser.

use plotters::style::text_anchor::{HPos, VPos};

use super::state::Fit;
use crate::numeric::decimal::{short, significant};
use crate::plot::axes;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The margins of the bars, with space for their names on the left.
const MARGIN: Margin = Margin {
    left: 76.0,
    top: 10.0,
    right: 16.0,
    bottom: 44.0,
};

/// The map for `count` bars, their lengths on a logarithmic axis.
fn map(size: Size, count: usize, (low, high): (f64, f64)) -> Viewport {
    Viewport::new(
        size,
        MARGIN,
        Axis::log(low, high),
        Axis::linear(0.0, count.max(1) as f64),
    )
}

/// The corners of a bar from the left end of the map: the bar `index`, from below, between two
/// shares of its row's height.
fn bar(map: &Viewport, index: usize, (low, high): (f64, f64), length: f64) -> [(f64, f64); 4] {
    let (right, low) = map.pixel_from_data(length.abs().max(1e-300), index as f64 + low);
    let (_, high) = map.pixel_from_data(1.0, index as f64 + high);
    let right = right.max(map.left).min(map.right);
    [
        (map.left, low),
        (map.left, high),
        (right, high),
        (right, low),
    ]
}

/// Draws the outline of a bar.
fn outline(pen: &mut Pen<'_>, [a, b, c, d]: [(f64, f64); 4], stroke: Stroke) -> DrawResult {
    pen.line(&[a, b, c, d, a], stroke)
}

/// Draws the name of a bar.
fn draw_name(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    index: usize,
    text: &str,
) -> DrawResult {
    let (_, middle) = map.pixel_from_data(1.0, index as f64 + 0.5);
    let style = axes::lettering(palette.text, 12.0, HPos::Right, VPos::Center);
    pen.text(text, (map.left - 8.0, middle), &style)
}

/// The map of the convergence chart, for the excess loss of each eigenvector.
#[must_use]
pub fn convergence_viewport(fit: &Fit, size: Size) -> Viewport {
    let directions = fit.convergence();
    let excess = directions.iter().filter_map(|direction| direction.excess);
    let high = excess.fold(1.0, |high: f64, [first, now]| high.max(first).max(now));
    map(size, directions.len(), (1e-3, high * 2.0))
}

/// Draws the frame of the convergence chart and its axis.
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
    axes::frame(pen, viewport, palette, "excess loss")
}

/// Draws a bar for each eigenvector, the largest eigenvalue on top: the excess loss at step 0 as an
/// outline, that of the shown step filled.
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
    const SHARES: (f64, f64) = (0.18, 0.82);
    for (index, direction) in fit.convergence().iter().rev().enumerate() {
        draw_name(
            pen,
            map,
            palette,
            index,
            &short(significant(direction.eigenvalue, 5)),
        )?;
        if let Some([first, now]) = direction.excess {
            pen.polygon(&bar(map, index, SHARES, now), palette.prediction, 0.75)?;
            let edge = Stroke::new(palette.muted, 1.0);
            outline(pen, bar(map, index, SHARES, first), edge)?;
        }
    }
    Ok(())
}

/// For each parameter the size of its slope, the size of its velocity, and the root of its
/// accumulated squares; 0 for what the optimiser does not keep.
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

/// The map of the optimiser's state: five decades up to the largest size.
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

/// Draws the frame of the optimiser's state and its axis.
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

/// Draws three bars for each parameter, the first parameter on top: the slope as an outline, below
/// it the velocity, below that the root of the squares.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_memory(fit: &Fit, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) -> DrawResult {
    let sizes = sizes(fit);
    let names = fit.model().params().iter();
    for (index, (size, param)) in sizes.iter().zip(names).rev().enumerate() {
        let [slope, velocity, root] = *size;
        draw_name(pen, map, palette, index, param)?;
        let edge = Stroke::new(palette.gradient, 1.5);
        outline(pen, bar(map, index, (0.66, 0.9), slope), edge)?;
        pen.polygon(
            &bar(map, index, (0.38, 0.62), velocity),
            palette.prediction,
            0.75,
        )?;
        pen.polygon(&bar(map, index, (0.1, 0.34), root), palette.curve, 0.75)?;
    }
    Ok(())
}
