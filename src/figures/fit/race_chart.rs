//! The chart of the race: the losses of all contenders against the step.

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::charts::loss_axis;
use super::state::Fit;
use super::state::contenders::MAX_CONTENDERS;
use crate::numeric::order::argsort;
use crate::numeric::training::Training;
use crate::plot::axes;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Pixel, Stroke};
use crate::plot::series::{self, Dashes};
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The radius of a contender's number, in pixels.
const RADIUS: f64 = 9.0;

/// The map of the whole race, so that nothing changes its scale while the race is played. To the
/// right of the frame is room for the contenders' numbers.
#[must_use]
pub fn race_viewport(fit: &Fit, size: Size) -> Viewport {
    let start = fit.problem().objective().loss(fit.start());
    let runs = fit.race_runs();
    let losses = runs.trainings().iter().flat_map(|run| run.losses());
    // A contender that diverges must not compress the axis for the others.
    let losses = losses.copied().filter(|loss| *loss <= 1.5 * start);
    let margin = Margin {
        right: 30.0,
        ..axes::MARGIN
    };
    let across = Axis::linear(0.0, runs.end().max(1) as f64);
    Viewport::new(size, margin, across, loss_axis(fit, losses))
}

/// Draws the losses of all contenders up to the shown step, each with its own dashes, and with its
/// point and its number at the head.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_race(fit: &Fit, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) -> DrawResult {
    let styles: [(RGBColor, Dashes); MAX_CONTENDERS] = [
        (palette.prediction, &[]),
        (palette.curve, &[14.0, 4.0]),
        (palette.gradient, &[9.0, 3.0, 2.0, 3.0]),
        (palette.point, &[2.5, 3.5]),
    ];
    let (runs, reached) = (fit.race_runs(), fit.race().reached());
    let mut heads = Vec::new();
    for (run, (color, dashes)) in runs.trainings().iter().zip(styles) {
        let losses = losses_until(run, reached, map);
        series::dashed(pen, map, &losses, Stroke::new(color, 2.0), dashes)?;
        heads.extend(losses.last().map(|head| inside(map, *head)));
    }
    for (head, (color, _)) in heads.iter().zip(styles) {
        pen.disc(*head, 4.5, color)?;
    }
    let numbers = apart(map, &heads);
    for (k, (at, (color, _))) in numbers.into_iter().zip(styles).enumerate() {
        pen.disc(at, RADIUS, color)?;
        pen.disc(at, RADIUS - 1.5, palette.surface)?;
        let style = axes::lettering(color, 12.0, HPos::Center, VPos::Center);
        pen.text(&(k + 1).to_string(), at, &style)?;
    }
    Ok(())
}

/// The steps of a run with their losses, up to a step and a share of the way to the next, which is
/// straight on the plot. At most about 2000 points, since more cannot be told apart on a screen.
fn losses_until(run: &Training, (step, share): (usize, f64), map: &Viewport) -> Vec<(f64, f64)> {
    const MAX_POINTS: usize = 2000;
    let losses = run.losses();
    let every = losses.len().div_ceil(MAX_POINTS);
    let last = step.min(losses.len() - 1);
    let point = |step: usize| (step as f64, losses[step]);
    let mut points: Vec<_> = (0..last).step_by(every).map(point).collect();
    points.push(point(last));
    if share > 0.0 && last + 1 < losses.len() {
        let [from, to] = [last, last + 1].map(|step| {
            let (step, loss) = point(step);
            map.pixel_from_data(step, loss)
        });
        let between = |from: f64, to: f64| from + share * (to - from);
        points.push(map.data_from_pixel(between(from.0, to.0), between(from.1, to.1)));
    }
    points
}

/// The pixel of a contender's point: at the edge of the frame while its loss is outside.
fn inside(map: &Viewport, (step, loss): (f64, f64)) -> Pixel {
    let (x, y) = map.pixel_from_data(step, loss);
    (x, y.clamp(map.top, map.bottom))
}

/// The places of the contenders' numbers: beside their points, or above and below each other where
/// these are close.
fn apart(map: &Viewport, heads: &[Pixel]) -> Vec<Pixel> {
    const GAP: f64 = 2.0 * RADIUS + 1.0;
    const ROUNDS: usize = 20;
    let beside = |(x, y): &Pixel| (x + RADIUS + 7.0, *y);
    let mut places: Vec<Pixel> = heads.iter().map(beside).collect();
    let heights: Vec<f64> = heads.iter().map(|(_, y)| *y).collect();
    let order = argsort(&heights);
    for _ in 0..ROUNDS {
        for (k, upper) in order.iter().enumerate() {
            for lower in &order[k + 1..] {
                let (one, other) = (places[*upper], places[*lower]);
                let missing = GAP - (other.1 - one.1);
                if (other.0 - one.0).abs() < GAP && missing > 0.0 {
                    places[*upper].1 -= missing / 2.0;
                    places[*lower].1 += missing / 2.0;
                }
            }
        }
        for place in &mut places {
            place.1 = place.1.clamp(map.top, map.bottom);
        }
    }
    places
}
