//! The heat map, the contours, their labels and the colour scale.

use plotters::style::text_anchor::{HPos, VPos};

use crate::plot::axes::{label, lettering};
use crate::plot::contours::Grid;
use crate::plot::labels::{LabelBox, Labels, extent, halo};
use crate::plot::levels::{ContourLevels, shade};
use crate::plot::palette::Palette;
use crate::plot::pen::{Bitmap, DrawResult, Pen, Pixel, Refused, Stroke};
use crate::plot::viewport::Viewport;

/// The font size of the labels, in pixels.
const LABEL_SIZE: f64 = 11.0;

/// Draws the heights as colours.
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
    // One pixel more covers the ends of the grid's lines.
    let corners = [(map.left, map.top), (map.right + 1.0, map.bottom + 1.0)];
    pen.bitmap(corners, &bitmap);
}

/// The level of a contour with every third pixel of its lines.
pub(super) type ContourPixels = (f64, Vec<Pixel>);

/// Draws the contours. Returns, for each, the positions that its label may take.
pub(super) fn draw_contours(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    columns: usize,
    heights: &[f64],
    levels: &ContourLevels,
) -> Result<Vec<ContourPixels>, Refused> {
    // On this scale the heights are closer to linear between two points of the grid.
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
    let mut contours = Vec::new();
    for level in levels.round() {
        let mut candidates = Vec::new();
        for line in grid.lines(levels.asinh_scale(level)) {
            let pixel =
                |(x, y): &(f64, f64)| (map.left + x / across * wide, map.bottom - y / up * high);
            let pixels: Vec<Pixel> = line.iter().map(pixel).collect();
            pen.line(&pixels, stroke)?;
            candidates.extend(pixels.chunks(3).map(|near| near[0]));
        }
        contours.push((level, candidates));
    }
    Ok(contours)
}

/// Draws the labels of the contours on their lines, away from `marks` and from each other, and as
/// close to the upper right corner as possible, where the path seldom is. A contour without room
/// has none.
pub(super) fn draw_labels(
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
    levels: &ContourLevels,
    contours: Vec<ContourPixels>,
    marks: Vec<Pixel>,
) -> DrawResult {
    /// The padding of a label: left and right together, above and below together.
    const PADDING: (f64, f64) = (36.0, 10.0);
    let mut labels = Labels::new(map);
    marks.into_iter().for_each(|at| labels.mark(at, 12.0));
    for (level, candidates) in contours {
        let text = label(level);
        let (wide, high) = extent(&text, LABEL_SIZE);
        let size = (wide + PADDING.0, high + PADDING.1);
        // The free position nearest to the corner.
        let mut best: Option<(f64, LabelBox)> = None;
        for at in candidates {
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
        let background = shade(palette, levels.share(level));
        halo(pen, &LabelBox::around(at, (wide, high)), background)?;
        let style = lettering(palette.text, LABEL_SIZE, HPos::Center, VPos::Center);
        pen.text(&text, at, &style)?;
    }
    Ok(())
}

/// Draws the colour scale with its heights, to the right of the plot.
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
            let style = lettering(palette.muted, LABEL_SIZE, HPos::Left, VPos::Center);
            pen.text(&label(level), (right + 7.0, y), &style)?;
            last = y;
        }
    }
    Ok(())
}
