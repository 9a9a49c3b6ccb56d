//! Heights as colours, as lines and as numbers.

use plotters::style::text_anchor::{HPos, VPos};

use crate::plot::axes::{label, lettering};
use crate::plot::contours::Grid;
use crate::plot::labels::{LabelBox, Labels, extent, halo};
use crate::plot::levels::{ContourLevels, shade};
use crate::plot::palette::Palette;
use crate::plot::pen::{Bitmap, DrawResult, Pen, Pixel, Refused, Stroke};
use crate::plot::viewport::Viewport;

const NUMBERS: f64 = 11.0;

/// The heights as colours.
pub(super) fn draw_heat(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    columns: usize,
    heights: &[f64],
    levels: &ContourLevels,
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
    // Over the ends of the grid's lines.
    let corners = [(map.left, map.top), (map.right + 1.0, map.bottom + 1.0)];
    pen.bitmap(corners, &bitmap);
}

/// A height with the pixels of its contour, those far from each other alone.
pub(super) type Numbered = (f64, Vec<Pixel>);

/// The contours; returns where there may be numbers.
pub(super) fn draw_contours(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    columns: usize,
    heights: &[f64],
    levels: &ContourLevels,
) -> Result<Vec<Numbered>, Refused> {
    // Between two heights of the grid the logarithm is nearer to a straight line.
    let asinh_scale: Vec<f64> = heights
        .iter()
        .map(|height| levels.asinh_scale(*height))
        .collect();
    let grid = Grid {
        columns,
        heights: &asinh_scale,
    };
    let rows = heights.len() / columns;
    let [across, up] = [columns, rows].map(|count| count.saturating_sub(1) as f64);
    let (wide, high) = (map.right - map.left, map.bottom - map.top);
    let stroke = Stroke::new(palette.text, 1.0).opacity(0.38);
    let mut numbers = Vec::new();
    for level in levels.round() {
        let mut places = Vec::new();
        for line in grid.lines(levels.asinh_scale(level)) {
            let pixel =
                |(x, y): &(f64, f64)| (map.left + x / across * wide, map.bottom - y / up * high);
            let pixels: Vec<Pixel> = line.iter().map(pixel).collect();
            pen.line(&pixels, stroke)?;
            places.extend(pixels.chunks(3).map(|near| near[0]));
        }
        numbers.push((level, places));
    }
    Ok(numbers)
}

/// The numbers of the contours, on their lines, away from these `marks` and from each other; the
/// further up to the right, out of the way of what goes down, the better. Where there is no room there
/// is no number.
pub(super) fn draw_numbers(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    levels: &ContourLevels,
    numbers: Vec<Numbered>,
    marks: Vec<Pixel>,
) -> DrawResult {
    /// Around a number, in all.
    const AIR: (f64, f64) = (36.0, 10.0);
    let mut labels = Labels::new(map);
    marks.into_iter().for_each(|at| labels.mark(at, 12.0));
    for (level, places) in numbers {
        let text = label(level);
        let (wide, high) = extent(&text, NUMBERS);
        let size = (wide + AIR.0, high + AIR.1);
        // The free place that is nearest to the corner.
        let mut best: Option<(f64, LabelBox)> = None;
        for at in places {
            let area = LabelBox::around(at, size);
            let corner = (map.right - at.0) / (map.right - map.left)
                + (at.1 - map.top) / (map.bottom - map.top);
            let is_inside = area.left > map.left
                && area.right < map.right
                && area.top > map.top
                && area.bottom < map.bottom;
            let is_better = best.is_none_or(|(least, _)| corner < least);
            if is_inside && is_better && labels.met(&area) <= 0.0 {
                best = Some((corner, area));
            }
        }
        let Some((_, area)) = best else {
            continue;
        };
        labels.area(area);
        let at = area.middle();
        let ground = shade(palette, levels.share(level));
        halo(pen, &LabelBox::around(at, (wide, high)), ground)?;
        let place = lettering(palette.text, NUMBERS, HPos::Center, VPos::Center);
        pen.text(&text, at, &place)?;
    }
    Ok(())
}

/// The colours with the heights they stand for, right of the frame.
pub(super) fn draw_scale(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    levels: &ContourLevels,
) -> DrawResult {
    const PARTS: u32 = 33;
    let (left, right) = (map.right + 10.0, map.right + 22.0);
    let up = |share: f64| map.bottom - share * (map.bottom - map.top);
    let share = |part: u32| f64::from(PARTS - 1 - part / 2) / f64::from(PARTS - 1);
    let bitmap = Bitmap {
        columns: 2,
        colors: (0..2 * PARTS)
            .map(|part| shade(palette, share(part)))
            .collect(),
    };
    pen.bitmap([(left, map.top), (right, map.bottom)], &bitmap);
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
