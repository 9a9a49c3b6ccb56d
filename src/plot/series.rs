//! Lines of data, clipped to the frame.

use super::pen::{DrawResult, Pen, Pixel, Stroke};
use super::viewport::Viewport;

/// Draws a line through data points, clipped to the frame. It has a gap where a point or its pixel is
/// not finite.
///
/// # Errors
///
/// Those of the backend.
pub fn line(
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    points: impl IntoIterator<Item = (f64, f64)>,
    stroke: Stroke,
) -> DrawResult {
    line_erased(pen, viewport, &mut points.into_iter(), stroke)
}

/// [`line`], compiled once for all types of iterators.
fn line_erased(
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    points: &mut dyn Iterator<Item = (f64, f64)>,
    stroke: Stroke,
) -> DrawResult {
    let mut run: Vec<Pixel> = Vec::new();
    let mut last: Option<Pixel> = None;
    for (x, y) in points {
        let at = viewport.pixel_from_data(x, y);
        let next = (at.0.is_finite() && at.1.is_finite()).then_some(at);
        match (last, next) {
            (Some(from), Some(to)) => match clip(viewport, from, to) {
                Some((start, end)) => {
                    if run.last() != Some(&start) {
                        pen.line(&run, stroke)?;
                        run.clear();
                        run.push(start);
                    }
                    run.push(end);
                }
                None => {
                    pen.line(&run, stroke)?;
                    run.clear();
                }
            },
            (None, Some(_)) => {}
            (_, None) => {
                pen.line(&run, stroke)?;
                run.clear();
            }
        }
        last = next;
    }
    pen.line(&run, stroke)
}

/// The lengths of a line's dashes and gaps alternately, in pixels; empty for a solid line.
pub type Dashes = &'static [f64];

/// Draws a line through points of the data with these lengths of dashes and gaps in turn, in pixels. They
/// begin at the first point and continue around corners. It breaks where a pixel is not finite.
///
/// # Errors
///
/// Those of the backend.
pub fn dashed(
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    points: &[(f64, f64)],
    stroke: Stroke,
    dashes: &[f64],
) -> DrawResult {
    let mut lengths = dashes.iter().copied().cycle();
    let mut next = || lengths.next().unwrap_or(f64::INFINITY);
    let (mut piece, mut is_dash, mut left) = (Vec::new(), true, next());
    for pair in points.windows(2) {
        let [from, to] = [pair[0], pair[1]].map(|(x, y)| viewport.pixel_from_data(x, y));
        let length = |from: Pixel, to: Pixel| {
            let (across, down) = (to.0 - from.0, to.1 - from.1);
            (across * across + down * down).sqrt()
        };
        let seen = clip(viewport, from, to).filter(|_| length(from, to).is_finite());
        if piece.last() != seen.map(|(start, _)| start).as_ref() {
            pen.line(&piece, stroke)?;
            piece.clear();
        }
        let Some((mut from, to)) = seen else {
            continue;
        };
        loop {
            if is_dash && piece.is_empty() {
                piece.push(from);
            }
            let rest = length(from, to);
            if rest < left {
                left -= rest;
                if is_dash {
                    piece.push(to);
                }
                break;
            }
            let share = left / rest;
            from.0 += share * (to.0 - from.0);
            from.1 += share * (to.1 - from.1);
            if is_dash {
                piece.push(from);
                pen.line(&piece, stroke)?;
                piece.clear();
            }
            (is_dash, left) = (!is_dash, next());
        }
    }
    pen.line(&piece, stroke)
}

/// The values of `x` at which a curve is sampled: every two pixels across the frame, both ends included.
pub fn samples(viewport: &Viewport) -> impl Iterator<Item = f64> {
    const PIXELS: f64 = 2.0;
    let count = ((viewport.right - viewport.left) / PIXELS).ceil().max(1.0);
    let (low, high) = (viewport.x.low(), viewport.x.high());
    std::iter::successors(Some(0.0), |k| Some(k + 1.0))
        .take_while(move |k| *k <= count)
        .map(move |k| low + (high - low) * k / count)
}

/// The part of a segment inside the frame, or `None`.
#[must_use]
pub fn clip(viewport: &Viewport, from: Pixel, to: Pixel) -> Option<(Pixel, Pixel)> {
    let Viewport {
        left,
        right,
        top,
        bottom,
        ..
    } = *viewport;
    clip_to([left, right, top, bottom], from, to)
}

/// The part of a segment inside a rectangle of pixels (Liang and Barsky, 1984), or `None`.
#[must_use]
pub fn clip_to(
    [left, right, top, bottom]: [f64; 4],
    from: Pixel,
    to: Pixel,
) -> Option<(Pixel, Pixel)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-dx, from.0 - left),
        (dx, right - from.0),
        (-dy, from.1 - top),
        (dy, bottom - from.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    // Clamped, because the intersection is inexact if an end is far outside.
    let at = |t: f64| {
        let (x, y) = match t {
            0.0 => from,
            1.0 => to,
            t => (from.0 + t * dx, from.1 + t * dy),
        };
        (x.clamp(left, right), y.clamp(top, bottom))
    };
    (enter < leave).then(|| (at(enter), at(leave)))
}
