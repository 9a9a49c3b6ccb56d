//! The point of a descent, with a mark of how the descent ended.

use super::palette::Palette;
use super::pen::{DrawResult, Pen, Pixel};
use crate::numeric::outcome::OutcomeKind;

/// Draws the point as a disc of this radius: with a ring around it where it has arrived, in a square
/// where it is stuck.
///
/// # Errors
///
/// Those of the backend.
pub fn draw(
    pen: &mut Pen<'_>,
    at: Pixel,
    radius: f64,
    ended: Option<OutcomeKind>,
    palette: &Palette,
) -> DrawResult {
    let square = |half: f64| {
        let (x, y) = at;
        [
            (x - half, y - half),
            (x + half, y - half),
            (x + half, y + half),
            (x - half, y + half),
        ]
    };
    let (outer, inner) = (radius + 5.0, radius + 3.0);
    match ended {
        Some(OutcomeKind::Arrived) => {
            pen.disc(at, outer, palette.point)?;
            pen.disc(at, inner, palette.surface)?;
        }
        Some(OutcomeKind::Stuck) => {
            pen.polygon(&square(outer), palette.point, 1.0)?;
            pen.polygon(&square(inner), palette.surface, 1.0)?;
        }
        _ => pen.disc(at, radius + 2.0, palette.surface)?,
    }
    pen.disc(at, radius, palette.point)
}
