//! Drawing the landscape on a `DrawingBackend`.

use super::chart::{draw_contours, draw_heat, draw_labels, draw_scale};
use super::state::Landscape;
use crate::numeric::descent::Descends;
use crate::plot::axes;
use crate::plot::levels::ContourLevels;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::point;
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The margins of the plot, with room for the colour scale on the right.
const MARGIN: Margin = Margin {
    right: 66.0,
    ..axes::MARGIN
};

/// The radius of the point, in pixels.
const POINT: f64 = 6.0;

/// The map between data and pixels; with one scale for both axes if `equal` is set.
#[must_use]
pub fn viewport(landscape: &Landscape, size: Size) -> Viewport {
    let [left, right, below, above] = landscape.area();
    let axes = |[left, right]: [f64; 2], [below, above]: [f64; 2]| {
        let (x, y) = (Axis::linear(left, right), Axis::linear(below, above));
        Viewport::new(size, MARGIN, x, y)
    };
    let map = axes([left, right], [below, above]);
    if !landscape.equal {
        return map;
    }
    let (wide, high) = (map.right - map.left, map.bottom - map.top);
    let unit = ((right - left) / wide).max((above - below) / high);
    let around = |low: f64, high: f64, pixels: f64| {
        let (middle, half) = (f64::midpoint(low, high), unit * pixels / 2.0);
        [middle - half, middle + half]
    };
    axes(around(left, right, wide), around(below, above, high))
}

/// The area that a map shows.
#[must_use]
pub fn area(map: &Viewport) -> [f64; 4] {
    [map.x.low(), map.x.high(), map.y.low(), map.y.high()]
}

/// A key that changes whenever the static layer must be redrawn, besides when the map or the
/// colours change.
#[must_use]
pub fn static_key(landscape: &Landscape) -> String {
    format!("{} {}", landscape.revision(), landscape.stride())
}

/// Draws the static layer: the heat map, the contours with their labels, the minima and the colour
/// scale.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_static(
    landscape: &Landscape,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let [across, up] = &landscape.parameter_plane().names;
    axes::draw(pen, map, palette, (across, up))?;
    let (columns, heights) =
        landscape.with_height_grid(area(map), |height_grid| height_grid.heights());
    let Some(levels) = ContourLevels::of(&heights) else {
        return Ok(());
    };
    draw_heat(pen, map, palette, columns, &heights, &levels);
    let contours = draw_contours(pen, map, palette, columns, &heights, &levels)?;
    draw_minima(landscape, pen, map, palette)?;
    let lowest = landscape.minima().iter().map(|lowest| lowest.at);
    let marks = [landscape.start(), landscape.point()].into_iter();
    let marks = marks.chain(lowest).map(|(x, y)| map.pixel_from_data(x, y));
    draw_labels(pen, map, palette, &levels, contours, marks.collect())?;
    draw_scale(pen, map, palette, &levels)
}

/// Draws the minima, and through the lowest of them the axes of its elliptical contours.
fn draw_minima(
    landscape: &Landscape,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    if let Some(lowest) = landscape.minima().first() {
        let (start_x, start_y) = landscape.start();
        let rise = (landscape.height((start_x, start_y)) - lowest.loss).max(0.0);
        let curvature = &lowest.curvature;
        for (eigenvalue, direction) in curvature.eigenvalues.iter().zip(&curvature.directions) {
            // To where the quadratic approximation reaches the loss at the start.
            let reach = (2.0 * rise / eigenvalue).sqrt();
            let end = |side: f64| {
                (
                    lowest.at.0 + side * reach * direction[0],
                    lowest.at.1 + side * reach * direction[1],
                )
            };
            let stroke = Stroke::new(palette.gradient, 1.0).opacity(0.7);
            series::line(pen, map, [end(-1.0), end(1.0)], stroke)?;
        }
    }
    for lowest in landscape.minima() {
        let (x, y) = lowest.at;
        if map.contains(x, y) {
            let at = map.pixel_from_data(x, y);
            pen.diamond(at, 7.0, palette.surface)?;
            pen.diamond(at, 5.0, palette.text)?;
        }
    }
    Ok(())
}

/// Draws the dynamic layer: the path, the start and the point.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_dynamic(
    landscape: &Landscape,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    /// With more steps than this, only the line is drawn, without a dot for each step.
    const MAX_DOTS: usize = 300;
    let steps = landscape.descent().training().steps();
    let at = landscape.descent().at();
    let path = |from: usize, to: usize| (from..=to).map(|step| landscape.at(step));
    // The steps after the shown one are faint.
    let faint = Stroke::new(palette.point, 2.0).opacity(0.35);
    series::line(pen, map, path(at, steps), faint)?;
    let shown = landscape.shown_point();
    let past = path(0, at.saturating_sub(1)).chain([shown]);
    let past: Vec<(f64, f64)> = past.collect();
    let casing = Stroke::new(palette.surface, 4.5).opacity(0.7);
    series::line(pen, map, past.iter().copied(), casing)?;
    let line = Stroke::new(palette.point, 2.0);
    series::line(pen, map, past.iter().copied(), line)?;
    if steps <= MAX_DOTS {
        for (x, y) in path(1, steps) {
            if map.contains(x, y) {
                pen.disc(map.pixel_from_data(x, y), 2.5, palette.point)?;
            }
        }
    }
    let (x, y) = landscape.start();
    if map.contains(x, y) {
        let at = map.pixel_from_data(x, y);
        pen.disc(at, POINT + 1.5, palette.surface)?;
        pen.disc(at, POINT, palette.point)?;
        pen.disc(at, POINT - 2.5, palette.surface)?;
    }
    if at > 0 && map.contains(shown.0, shown.1) {
        let at = map.pixel_from_data(shown.0, shown.1);
        point::draw(pen, at, POINT, landscape.ended_here(), palette)?;
    }
    Ok(())
}
