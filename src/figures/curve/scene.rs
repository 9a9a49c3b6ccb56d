//! The curve drawn on a `DrawingBackend`.

use super::state::Curve;
use crate::numeric::decimal::{fixed, spoken};
use crate::numeric::descent::Descends;
use crate::plot::axes;
use crate::plot::labels::{Labels, beside, extent};
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Size, Viewport};

/// The radius of the point, in pixels.
pub const POINT: f64 = 7.0;

/// The plot's map: the view across, the function over the view up, with room for the point.
#[must_use]
pub fn viewport(curve: &Curve, size: Size) -> Viewport {
    const ROOM: f64 = 0.08;
    let ((low, high), (bottom, top)) = (curve.view(), curve.heights());
    let room = (top - bottom) * ROOM;
    Viewport::new(
        size,
        axes::MARGIN,
        Axis::linear(low, high),
        Axis::linear(bottom - room, top + room),
    )
}

/// What stays while the point moves: axes, grid, graph.
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
    const LONG: usize = 32;
    let formula = &curve.function().formula;
    let name = if formula.len() > LONG {
        "f(x)"
    } else {
        formula
    };
    axes::draw(pen, viewport, palette, ("x", name))?;
    let graph = unbroken(curve, viewport);
    series::line(pen, viewport, graph, Stroke::new(palette.curve, 2.5))
}

/// The graph as points, with one that is not finite wherever it jumps: at a pole, where it comes
/// back from the other side against its slope, and at a step, which its slope does not explain.
fn unbroken(curve: &Curve, viewport: &Viewport) -> Vec<(f64, f64)> {
    let function = curve.function();
    let height = viewport.y.high() - viewport.y.low();
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut before = None::<(f64, f64, f64)>;
    for x in series::samples(viewport) {
        let (y, slope) = (function.value(x), function.slope(x));
        if let Some((x_before, y_before, slope_before)) = before {
            let (run, rise) = (x - x_before, y - y_before);
            let [left, right] = [slope_before, slope].map(|slope| slope * run);
            let against = left * rise < 0.0 && right * rise < 0.0;
            let sudden = rise.abs() > 8.0 * left.abs().max(right.abs());
            if (against || sudden) && rise.abs() > height / 40.0 {
                points.push((x, f64::NAN));
            }
        }
        points.push((x, y));
        before = Some((x, y, slope));
    }
    points
}

/// What moves: the path, the small step, the tangent, the point.
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
    series::line(pen, viewport, tangent, Stroke::new(palette.gradient, 2.0))?;
    if curve.nudge_shown {
        draw_nudge(curve, pen, viewport, palette)?;
    }
    let at = viewport.pixel_from_data(x, y);
    pen.disc(at, POINT + 2.0, palette.surface)?;
    pen.disc(at, POINT, palette.point)?;
    let mut labels = drawn(curve, viewport);
    labels.line(&tangent.map(|(x, y)| viewport.pixel_from_data(x, y)));
    labels.mark(at, POINT + 2.0);
    let text = format!("slope {}", spoken(&fixed(slope, 2)));
    let look = (palette.gradient, palette.surface, NAME);
    let places = beside(at, extent(&text, NAME), slope > 0.0);
    labels.write(pen, &text, look, &places)
}

/// Of the letters beside the point, in pixels.
const NAME: f64 = 13.0;

/// The axes, the graph and the path, as what is in the way of names.
fn drawn(curve: &Curve, viewport: &Viewport) -> Labels {
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
    let path = (steps.saturating_sub(DRAWN)..=steps).map(|step| curve.row(step));
    let path: Vec<_> = path
        .map(|row| viewport.pixel_from_data(row.x, row.y))
        .collect();
    labels.line(&path);
    for at in path {
        labels.mark(at, 3.5);
    }
    labels
}

/// So many of the steps are drawn, the newest ones.
const DRAWN: usize = 200;

/// The steps taken, the newest ones as arrows between points of the graph.
fn draw_path(
    curve: &Curve,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let steps = curve.descent().training().steps();
    let moving = curve.shown_x() != curve.now().x;
    for step in steps.saturating_sub(DRAWN)..steps {
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

/// The small step to either side: what the tangent says, and what the function does.
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
        let said = (x, now.y + linear);
        series::line(pen, viewport, [real, said], Stroke::new(palette.muted, 1.5))?;
        for ((x, y), color) in [(said, palette.gradient), (real, palette.curve)] {
            if viewport.contains(x, y) {
                pen.disc(viewport.pixel_from_data(x, y), 4.0, color)?;
            }
        }
    }
    Ok(())
}
