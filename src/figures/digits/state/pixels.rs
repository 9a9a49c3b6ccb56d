//! Pixels of a picture: under a brush, along a path, beside another.

use crate::numeric::digits::SIDE;

/// The pixels of a picture whose middle is in a disc, and the one that its centre lies in; none for
/// a centre outside of the picture. Centre and radius are in pixels from the top left.
#[must_use]
pub fn pixels_in_disc((x, y): (f64, f64), radius: f64) -> Vec<usize> {
    let side = SIDE as f64;
    if !((0.0..side).contains(&x) && (0.0..side).contains(&y)) {
        return Vec::new();
    }
    let reach = |at: f64| {
        let end = |at: f64| at.clamp(0.0, side) as usize;
        end(at - radius)..end(at + radius + 1.0)
    };
    let own = (x as usize, y as usize);
    let mut pixels = vec![own.1 * SIDE + own.0];
    for row in reach(y) {
        for column in reach(x) {
            let apart = (column as f64 + 0.5 - x).hypot(row as f64 + 0.5 - y);
            if apart <= radius && (column, row) != own {
                pixels.push(row * SIDE + column);
            }
        }
    }
    pixels
}

/// Places along a path, half a pixel apart at most, its corners included.
#[must_use]
pub fn points_along(path: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut places: Vec<(f64, f64)> = path.first().copied().into_iter().collect();
    for two in path.windows(2) {
        let (across, down) = (two[1].0 - two[0].0, two[1].1 - two[0].1);
        // What is no number makes no pieces, and what is far away no more than these.
        let pieces = (2.0 * across.hypot(down)).ceil().clamp(1.0, 400.0) as usize;
        for piece in 1..=pieces {
            let share = piece as f64 / pieces as f64;
            places.push((two[0].0 + share * across, two[0].1 + share * down));
        }
    }
    places
}

/// The pixel that a key leads to from another: arrows go to the next one, Home and End to the ends of
/// the row, Page Up and Page Down to those of the column. None for other keys.
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

/// The middle of a pixel, in pixels from the top left.
#[must_use]
pub fn pixel_centre(pixel: usize) -> (f64, f64) {
    let place = |at: usize| at as f64 + 0.5;
    (place(pixel % SIDE), place(pixel / SIDE))
}
