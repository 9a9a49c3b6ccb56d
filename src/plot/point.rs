//! The point of a descent, with a mark of how the descent ended.

use super::palette::Palette;
use super::pen::{DrawResult, Pen, Pixel};
use crate::numeric::outcome::OutcomeKind;

/// How far the mark of a point of this radius reaches.
#[must_use]
pub fn reach(radius: f64, ended: Option<OutcomeKind>) -> f64 {
    match ended {
        Some(OutcomeKind::Arrived | OutcomeKind::Stuck) => radius + 5.0,
        _ => radius + 2.0,
    }
}

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
    let (outer, inner) = (reach(radius, ended), radius + 3.0);
    match ended {
        Some(OutcomeKind::Arrived) => {
            pen.disc(at, outer, palette.point)?;
            pen.disc(at, inner, palette.surface)?;
        }
        Some(OutcomeKind::Stuck) => {
            pen.polygon(&square(outer), palette.point, 1.0)?;
            pen.polygon(&square(inner), palette.surface, 1.0)?;
        }
        _ => pen.disc(at, outer, palette.surface)?,
    }
    pen.disc(at, radius, palette.point)
}
