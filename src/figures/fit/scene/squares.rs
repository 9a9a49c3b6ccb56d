//! The squares of the errors.

use super::plot::{Plot, Row};
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series::clip;
use crate::plot::viewport::Viewport;

/// Draws the square on each error, with the error as one of its sides in pixels, clipped to the
/// frame.
pub(super) fn draw(plot: Plot<'_>, pen: &mut Pen<'_>, rows: &[Row]) -> DrawResult {
    let (map, color) = (plot.map, plot.palette.prediction);
    let edge = Stroke::new(color, 1.0).opacity(0.35);
    for [from, to] in rows.iter().filter_map(|row| corners(map, row)) {
        let across = [map.left, map.right];
        let down = [map.top, map.bottom];
        let inside = |x: f64, y: f64| (x.clamp(across[0], across[1]), y.clamp(down[0], down[1]));
        let fill = [
            (from.0, from.1),
            (to.0, from.1),
            (to.0, to.1),
            (from.0, to.1),
        ];
        pen.polygon(&fill.map(|(x, y)| inside(x, y)), color, 0.06)?;
        // Edges beyond the frame are left out, so that a clipped square is seen to continue there.
        for side in fill.windows(2) {
            if let Some((start, end)) = clip(map, side[0], side[1]) {
                pen.line(&[start, end], edge)?;
            }
        }
    }
    Ok(())
}

/// Two opposite corners of the square on an error: the measurement, and the corner at the height of
/// the prediction on the side with room. `None` if they are not finite.
fn corners(map: &Viewport, row: &Row) -> Option<[(f64, f64); 2]> {
    let (x, speed) = map.pixel_from_data(row.time, row.speed);
    let (_, pred) = map.pixel_from_data(row.time, row.pred);
    let side = (pred - speed).abs();
    let fits_right = x + side <= map.right || map.right - x >= x - map.left;
    let far = if fits_right { x + side } else { x - side };
    side.is_finite().then_some([(x, speed), (far, pred)])
}
