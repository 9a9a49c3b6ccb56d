//! Geometry of a picture's pixels: discs, paths and neighbours.

use crate::numeric::digits::SIDE;

/// The pixels whose centres lie in a disc, and the pixel at the disc's centre, which comes first.
/// Empty if the disc's centre is outside the picture. The centre, from the top left, and the radius
/// are in pixels.
#[must_use]
pub fn pixels_in_disc((x, y): (f64, f64), radius: f64) -> Vec<usize> {
    let side = SIDE as f64;
    if !((0.0..side).contains(&x) && (0.0..side).contains(&y)) {
        return Vec::new();
    }
    let range = |at: f64| {
        let end = |at: f64| at.clamp(0.0, side) as usize;
        end(at - radius)..end(at + radius + 1.0)
    };
    let own = (x as usize, y as usize);
    let mut pixels = vec![own.1 * SIDE + own.0];
    for row in range(y) {
        for column in range(x) {
            let distance = (column as f64 + 0.5 - x).hypot(row as f64 + 0.5 - y);
            if distance <= radius && (column, row) != own {
                pixels.push(row * SIDE + column);
            }
        }
    }
    pixels
}

/// Points along a path, at most half a pixel apart for segments up to 200 pixels, its corners
/// included.
#[must_use]
pub fn points_along(path: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = path.first().copied().into_iter().collect();
    for ends in path.windows(2) {
        let (across, down) = (ends[1].0 - ends[0].0, ends[1].1 - ends[0].1);
        // The bounds limit the work for segments that are not finite or very long.
        let pieces = (2.0 * across.hypot(down)).ceil().clamp(1.0, 400.0) as usize;
        for piece in 1..=pieces {
            let share = piece as f64 / pieces as f64;
            points.push((ends[0].0 + share * across, ends[0].1 + share * down));
        }
    }
    points
}

/// The pixel that a key moves to: arrows go to the neighbour, Home and End to the ends of the row,
/// Page Up and Page Down to those of the column. None for other keys.
#[must_use]
pub fn neighbour(pixel: usize, key: &str) -> Option<usize> {
    let (row, column) = (pixel / SIDE, pixel % SIDE);
    let last = SIDE - 1;
    let (row, column) = match key {
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "ArrowRight" => (row, (column + 1).min(last)),
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowDown" => ((row + 1).min(last), column),
        "Home" => (row, 0),
        "End" => (row, last),
        "PageUp" => (0, column),
        "PageDown" => (last, column),
        _ => return None,
    };
    Some(row * SIDE + column)
}

/// The centre of a pixel, in pixels from the top left.
#[must_use]
pub fn pixel_centre(pixel: usize) -> (f64, f64) {
    let centre = |at: usize| at as f64 + 0.5;
    (centre(pixel % SIDE), centre(pixel / SIDE))
}
