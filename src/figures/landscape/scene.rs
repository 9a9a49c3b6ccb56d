//! The landscape drawn on a `DrawingBackend`.

use plotters::style::text_anchor::{HPos, VPos};

use super::state::Landscape;
use crate::numeric::descent::Descends;
use crate::plot::axes::{self, label, lettering};
use crate::plot::contours::Grid;
use crate::plot::levels::{Levels, shade};
use crate::plot::palette::Palette;
use crate::plot::pen::{Bitmap, Drawn, Pen, Pixel, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The room around the frame: on the right for the scale of colours.
const MARGIN: Margin = Margin {
    right: 66.0,
    ..axes::MARGIN
};
const NUMBERS: f64 = 11.0;
/// The radius of the point, in pixels.
const POINT: f64 = 6.0;

/// The plot's map.
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

/// The area of a map.
#[must_use]
pub fn area(map: &Viewport) -> [f64; 4] {
    [map.x.low(), map.x.high(), map.y.low(), map.y.high()]
}

/// What the ground depends on beside the map.
#[must_use]
pub fn ground_key(landscape: &Landscape) -> String {
    format!("{} {}", landscape.edition(), landscape.stride())
}

/// What stays while the point moves: the heat map, the contours with their numbers, the lowest
/// places, the scale of colours.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_ground(
    landscape: &Landscape,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> Drawn {
    let [across, up] = &landscape.sheet().names;
    axes::draw(pen, map, palette, (across, up))?;
    let (columns, heights) = landscape.with_relief(area(map), |relief| relief.heights());
    let Some(levels) = Levels::of(&heights) else {
        return Ok(());
    };
    draw_heat(pen, map, palette, columns, &heights, &levels);
    draw_contours(pen, map, palette, columns, &heights, &levels)?;
    draw_lowest(landscape, pen, map, palette)?;
    draw_scale(pen, map, palette, &levels)
}

fn draw_heat(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    columns: usize,
    heights: &[f64],
    levels: &Levels,
) {
    let rows = heights.chunks(columns).rev().flatten();
    let color = |height: &f64| {
        if height.is_finite() {
            shade(palette, levels.share(*height))
        } else {
            palette.surface
        }
    };
    let bitmap = Bitmap {
        columns,
        colors: rows.map(color).collect(),
    };
    pen.bitmap([(map.left, map.top), (map.right, map.bottom)], &bitmap);
}

/// The contours, each with its number where there is room for it.
fn draw_contours(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    columns: usize,
    heights: &[f64],
    levels: &Levels,
) -> Drawn {
    // Between two heights of the grid the logarithm is nearer to a straight line.
    let spread: Vec<f64> = heights
        .iter()
        .map(|height| levels.spread(*height))
        .collect();
    let grid = Grid {
        columns,
        heights: &spread,
    };
    let steps = (
        (columns - 1) as f64,
        (heights.len() / columns).saturating_sub(1) as f64,
    );
    let stroke = Stroke::new(palette.text, 1.0).opacity(0.38);
    let mut taken: Vec<Pixel> = Vec::new();
    let mut numbers = Vec::new();
    for level in levels.round() {
        let mut best: Option<(f64, Pixel)> = None;
        for line in grid.lines(levels.spread(level)) {
            let pixels: Vec<Pixel> = line
                .iter()
                .map(|(x, y)| {
                    (
                        map.left + x / steps.0 * (map.right - map.left),
                        map.bottom - y / steps.1 * (map.bottom - map.top),
                    )
                })
                .collect();
            pen.line(&pixels, stroke)?;
            for at in pixels.iter().step_by(3) {
                let room = room_for_number(map, &taken, *at);
                if best.is_none_or(|(most, _)| room > most) {
                    best = Some((room, *at));
                }
            }
        }
        if let Some((room, at)) = best
            && room > 1.0
        {
            taken.push(at);
            numbers.push((level, at));
        }
    }
    for (level, at) in numbers {
        let text = label(level);
        let half = 3.2 * text.chars().count() as f64 + 2.0;
        let behind = shade(palette, levels.share(level));
        halo(pen, at, (half, 7.0), behind)?;
        pen.text(
            &text,
            at,
            &lettering(palette.text, NUMBERS, HPos::Center, VPos::Center),
        )?;
    }
    Ok(())
}

fn halo(
    pen: &mut Pen<'_>,
    (x, y): Pixel,
    (half, high): (f64, f64),
    color: plotters::style::RGBColor,
) -> Drawn {
    let corners = [
        (x - half, y - high),
        (x + half, y - high),
        (x + half, y + high),
        (x - half, y + high),
    ];
    pen.polygon(&corners, color, 0.85)
}

/// How much room a number has at a pixel: more than 1 is enough.
fn room_for_number(map: &Viewport, taken: &[Pixel], (x, y): Pixel) -> f64 {
    const APART: f64 = 46.0;
    let rim =
        ((x - map.left).min(map.right - x) / 26.0).min((y - map.top).min(map.bottom - y) / 14.0);
    let others = taken
        .iter()
        .map(|(left, top)| ((x - left) / APART).hypot((y - top) / (APART / 2.0)));
    // More than enough is no better, but towards the upper right, out of the way of what goes down.
    let enough = others.fold(rim, f64::min).min(2.0);
    let corner =
        (x - map.left) / (map.right - map.left) + (map.bottom - y) / (map.bottom - map.top);
    enough + 0.1 * corner
}

/// The lowest places, with the axes of the ellipses around the lowest of them.
fn draw_lowest(
    landscape: &Landscape,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> Drawn {
    if let Some(lowest) = landscape.lowest().first() {
        let (start_x, start_y) = landscape.start();
        let rise = (landscape.height((start_x, start_y)) - lowest.loss).max(0.0);
        let bends = &lowest.bends;
        for (bend, direction) in bends.eigenvalues.iter().zip(&bends.directions) {
            // As far as the loss of the start is.
            let reach = (2.0 * rise / bend).sqrt();
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
    for lowest in landscape.lowest() {
        let (x, y) = lowest.at;
        if map.contains(x, y) {
            let at = map.to_pixel(x, y);
            pen.diamond(at, 7.0, palette.surface)?;
            pen.diamond(at, 5.0, palette.text)?;
        }
    }
    Ok(())
}

/// The colours with the heights they stand for, right of the frame.
fn draw_scale(pen: &mut Pen<'_>, map: &Viewport, palette: &Palette, levels: &Levels) -> Drawn {
    const PARTS: u32 = 32;
    let (left, right) = (map.right + 10.0, map.right + 22.0);
    let up = |share: f64| map.bottom - share * (map.bottom - map.top);
    for part in 0..PARTS {
        let [from, to] = [part, part + 1].map(|part| f64::from(part) / f64::from(PARTS));
        let corners = [
            (left, up(from)),
            (right, up(from)),
            (right, up(to)),
            (left, up(to)),
        ];
        let color = shade(palette, f64::midpoint(from, to));
        pen.polygon(&corners, color, 1.0)?;
    }
    let corners = [
        (left, map.top),
        (right, map.top),
        (right, map.bottom),
        (left, map.bottom),
        (left, map.top),
    ];
    pen.line(&corners, Stroke::new(palette.muted, 1.0).opacity(0.6))?;
    let mut last = f64::INFINITY;
    for level in levels.round() {
        let y = up(levels.share(level));
        if last - y > 13.0 {
            pen.hairline((right, y), (right + 4.0, y), palette.muted)?;
            let place = lettering(palette.muted, NUMBERS, HPos::Left, VPos::Center);
            pen.text(&label(level), (right + 7.0, y), &place)?;
            last = y;
        }
    }
    Ok(())
}

/// What moves: the path, the start, the point.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_moving(
    landscape: &Landscape,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> Drawn {
    /// More steps than this are a line.
    const MANY: usize = 300;
    let steps = landscape.descent().training().steps();
    let at = landscape.descent().at();
    let path = |from: usize, to: usize| (from..=to).map(|step| landscape.at(step));
    // What comes after the step that is looked back at is faint.
    let faint = Stroke::new(palette.point, 2.0).opacity(0.35);
    series::line(pen, map, path(at, steps), faint)?;
    let shown = landscape.shown_point();
    let walked = path(0, at.saturating_sub(1)).chain([shown]);
    let walked: Vec<(f64, f64)> = walked.collect();
    let behind = Stroke::new(palette.surface, 4.5).opacity(0.7);
    series::line(pen, map, walked.iter().copied(), behind)?;
    let line = Stroke::new(palette.point, 2.0);
    series::line(pen, map, walked.iter().copied(), line)?;
    if steps <= MANY {
        for (x, y) in path(1, steps) {
            if map.contains(x, y) {
                pen.disc(map.to_pixel(x, y), 2.5, palette.point)?;
            }
        }
    }
    let (x, y) = landscape.start();
    if map.contains(x, y) {
        let at = map.to_pixel(x, y);
        pen.disc(at, POINT + 1.5, palette.surface)?;
        pen.disc(at, POINT, palette.point)?;
        pen.disc(at, POINT - 2.5, palette.surface)?;
    }
    if at > 0 && map.contains(shown.0, shown.1) {
        let at = map.to_pixel(shown.0, shown.1);
        pen.disc(at, POINT + 1.5, palette.surface)?;
        pen.disc(at, POINT, palette.point)?;
    }
    Ok(())
}
