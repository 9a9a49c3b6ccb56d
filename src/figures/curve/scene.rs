//! Drawing the curve on a `DrawingBackend`.

use super::state::Curve;
use crate::numeric::decimal::{fixed, spoken};
use crate::numeric::descent::Descends;
use crate::plot::axes;
use crate::plot::labels::{Labels, beside, extent};
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::point;
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The radius of the point, in pixels.
pub const POINT: f64 = 7.0;

/// The map between data and pixels, with a margin above and below for the point.
#[must_use]
pub fn viewport(curve: &Curve, size: Size) -> Viewport {
    const MARGIN_SHARE: f64 = 0.08;
    let ((low, high), (bottom, top)) = (curve.view(), curve.heights());
    let margin = (top - bottom) * MARGIN_SHARE;
    Viewport::new(
        size,
        if curve.bare { BARE } else { axes::MARGIN },
        Axis::linear(low, high),
        Axis::linear(bottom - margin, top + margin),
    )
}

/// The margin around a bare graph, in which half of the handle has room.
const BARE: Margin = Margin {
    left: 22.0,
    top: 22.0,
    right: 22.0,
    bottom: 22.0,
};

/// A key that changes whenever the static layer must be redrawn, besides when the map or the colours
/// change.
#[must_use]
pub fn static_key(curve: &Curve) -> String {
    format!("{} {}", curve.function().formula, curve.bare)
}

/// Draws the static layer: axes, grid and graph.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_static(
    curve: &Curve,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    /// A longer formula does not fit as the label of the axis.
    const MAX_LABEL: usize = 32;
    let formula = &curve.function().formula;
    let name = if formula.len() > MAX_LABEL {
        "f(x)"
    } else {
        formula
    };
    if !curve.bare {
        axes::draw(pen, viewport, palette, ("x", name))?;
    }
    let graph = graph_with_breaks(curve, viewport);
    series::line(pen, viewport, graph, Stroke::new(palette.curve, 2.5))
}

/// The points of the graph, with a NaN between two points where it jumps, so that no line joins
/// them: at a pole, where it changes against the slope, and at a step, where it changes by far more
/// than the slope explains.
fn graph_with_breaks(curve: &Curve, viewport: &Viewport) -> Vec<(f64, f64)> {
    let function = curve.function();
    let height = viewport.y.high() - viewport.y.low();
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut previous = None::<(f64, f64, f64)>;
    for x in series::samples(viewport) {
        let (y, slope) = (function.value(x), function.slope(x));
        if let Some((previous_x, previous_y, previous_slope)) = previous {
            let (run, rise) = (x - previous_x, y - previous_y);
            let [left, right] = [previous_slope, slope].map(|slope| slope * run);
            let against = left * rise < 0.0 && right * rise < 0.0;
            let sudden = rise.abs() > 8.0 * left.abs().max(right.abs());
            if (against || sudden) && rise.abs() > height / 40.0 {
                points.push((x, f64::NAN));
            }
        }
        points.push((x, y));
        previous = Some((x, y, slope));
    }
    points
}

/// Draws the dynamic layer: the path, the small step, the tangent and the point.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_dynamic(
    curve: &Curve,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    draw_path(curve, pen, viewport, palette)?;
    let x = curve.shown_x();
    let y = curve.function().value(x);
    let slope = curve.function().slope(x);
    let tangent = [viewport.x.low(), viewport.x.high()].map(|at| (at, y + slope * (at - x)));
    if !curve.bare {
        series::line(pen, viewport, tangent, Stroke::new(palette.gradient, 2.0))?;
    }
    if curve.nudge_shown {
        draw_nudge(curve, pen, viewport, palette)?;
    }
    let at = viewport.pixel_from_data(x, y);
    let ended = curve.ended_here();
    point::draw(pen, at, POINT, ended, palette)?;
    if curve.bare {
        return Ok(());
    }
    let mut labels = obstacles(curve, viewport);
    labels.line(&tangent.map(|(x, y)| viewport.pixel_from_data(x, y)));
    labels.mark(at, point::reach(POINT, ended));
    let text = format!("slope {}", spoken(&fixed(slope, 2)));
    let style = (palette.gradient, palette.surface, LABEL_SIZE);
    let places = beside(at, extent(&text, LABEL_SIZE), slope > 0.0);
    labels.write(pen, &text, style, &places)
}

/// The font size of the label beside the point, in pixels.
const LABEL_SIZE: f64 = 13.0;

/// The axes, the graph and the path, as obstacles for labels.
fn obstacles(curve: &Curve, viewport: &Viewport) -> Labels {
    let mut labels = Labels::new(viewport);
    let (x, y) = (viewport.x, viewport.y);
    for ends in [
        [(0.0, y.low()), (0.0, y.high())],
        [(x.low(), 0.0), (x.high(), 0.0)],
    ] {
        labels.line(&ends.map(|(x, y)| viewport.pixel_from_data(x, y)));
    }
    let graph = series::samples(viewport).step_by(2);
    let graph = graph.map(|x| (x, curve.function().value(x)));
    let graph: Vec<_> = graph.map(|(x, y)| viewport.pixel_from_data(x, y)).collect();
    labels.line(&graph);
    let steps = curve.descent().training().steps();
    let path = (steps.saturating_sub(MAX_DRAWN_STEPS)..=steps).map(|step| curve.row(step));
    let path: Vec<_> = path
        .map(|row| viewport.pixel_from_data(row.x, row.y))
        .collect();
    labels.line(&path);
    for at in path {
        labels.mark(at, 3.5);
    }
    labels
}

/// The number of steps that are drawn, the newest ones.
const MAX_DRAWN_STEPS: usize = 200;

/// Draws the newest steps as arrows between points of the graph.
fn draw_path(
    curve: &Curve,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let steps = curve.descent().training().steps();
    let moving = curve.shown_x() != curve.now().x;
    for step in steps.saturating_sub(MAX_DRAWN_STEPS)..steps {
        let (from, to) = (curve.row(step), curve.row(step + 1));
        let from = viewport.pixel_from_data(from.x, from.y);
        pen.disc(from, 3.5, palette.point)?;
        let last = step + 1 == steps;
        if !(last && moving) {
            let to = viewport.pixel_from_data(to.x, to.y);
            let stroke = Stroke::new(palette.point, 1.5).opacity(if last { 1.0 } else { 0.5 });
            pen.arrow(from, to, stroke)?;
        }
    }
    Ok(())
}

/// Draws the small step to either side: the tangent's estimate and the function's value.
fn draw_nudge(
    curve: &Curve,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let now = curve.now();
    for [h, change, linear] in curve.small_step_changes() {
        let x = now.x + h;
        let real = (x, now.y + change);
        let estimate = (x, now.y + linear);
        series::line(
            pen,
            viewport,
            [real, estimate],
            Stroke::new(palette.muted, 1.5),
        )?;
        for ((x, y), color) in [(estimate, palette.gradient), (real, palette.curve)] {
            if viewport.contains(x, y) {
                pen.disc(viewport.pixel_from_data(x, y), 4.0, color)?;
            }
        }
    }
    Ok(())
}
