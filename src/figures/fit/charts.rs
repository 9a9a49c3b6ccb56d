//! The charts beside the data: the loss against the step, and the race.

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::points::ends;
use super::race::MOST_RACERS;
use super::state::Fit;
use crate::numeric::decimal::fixed;
use crate::numeric::descent::Descends;
use crate::plot::axes;
use crate::plot::palette::Palette;
use crate::plot::pen::{Drawn, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Scale, Size, Viewport};

/// The steps with their losses: those of the history, or the way far beyond it.
fn trace(fit: &Fit) -> Vec<(f64, f64)> {
    match fit.fitting.forward() {
        Some(forward) => forward.trace().to_vec(),
        None => (0_u32..)
            .map(f64::from)
            .zip(fit.losses().iter().copied())
            .collect(),
    }
}

/// The losses to compare with, if they are to be seen: what each is, and how large.
fn yardsticks(fit: &Fit) -> Vec<(&'static str, f64)> {
    if !fit.yardsticks {
        return Vec::new();
    }
    let best = fit.optimum().map(|optimum| ("best fit", optimum.loss));
    let mean = ("mean speed", fit.problem().loss_of_mean());
    let now = ("you are here", fit.now().loss);
    best.into_iter().chain([mean, now]).collect()
}

/// An axis for these losses.
fn up(fit: &Fit, losses: impl Iterator<Item = f64>) -> Axis {
    let losses: Vec<f64> = losses.collect();
    let (low, high) = ends(&losses);
    if fit.log_loss {
        Axis::log(low.max(1e-12) / 1.5, high.max(1e-12) * 1.5)
    } else {
        Axis::linear(0.0, high * 1.08)
    }
}

/// The map of the loss: at least ten steps across, or, far beyond, a logarithmic axis of steps; from
/// the least loss to the most.
#[must_use]
pub fn loss_viewport(fit: &Fit, size: Size) -> Viewport {
    let across = match fit.fitting.forward() {
        Some(forward) => Axis::log(1.0, forward.progress().1 as f64),
        None => Axis::linear(0.0, axes::whole_end(fit.descent().training().steps())),
    };
    let compared = yardsticks(fit).into_iter().map(|(_, loss)| loss);
    let losses = trace(fit).into_iter().map(|(_, loss)| loss);
    Viewport::new(size, axes::MARGIN, across, up(fit, losses.chain(compared)))
}

/// What stays under the loss: the axes.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss_ground(
    _: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> Drawn {
    axes::draw(pen, viewport, palette, ("step", "loss"))
}

/// The loss before each step; the one now stands out. With batches, the losses over them behind it.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss(fit: &Fit, pen: &mut Pen<'_>, viewport: &Viewport, palette: &Palette) -> Drawn {
    /// More discs than this would melt into a band.
    const DISCS: usize = 60;
    let points = trace(fit);
    draw_yardsticks(fit, pen, viewport, palette)?;
    let training = fit.descent().training();
    let batches = (0..points.len()).map_while(|step| {
        let loss = training.batch_loss(step)?;
        Some((step as f64, loss))
    });
    let faint = Stroke::new(palette.gradient, 1.0).opacity(0.6);
    series::line(pen, viewport, batches, faint)?;
    // More points than half the pixels across add nothing to see.
    let every = (points.len() / 2000).max(1);
    let last = points.len() - 1;
    let seen = points.iter().enumerate();
    let seen = seen.filter(|(step, _)| step.is_multiple_of(every) || *step == last);
    let stroke = Stroke::new(palette.prediction, 2.0);
    series::line(pen, viewport, seen.map(|(_, point)| *point), stroke)?;
    if points.len() <= DISCS {
        for (step, loss) in &points {
            if viewport.contains(*step, *loss) {
                pen.disc(viewport.to_pixel(*step, *loss), 3.0, palette.prediction)?;
            }
        }
    }
    // Where it stands: one of these steps.
    let (step, loss) = (fit.fitting.step_now() as f64, fit.loss());
    if viewport.contains(step, loss) {
        let at = viewport.to_pixel(step, loss);
        pen.disc(at, 7.0, palette.surface)?;
        pen.disc(at, 5.0, palette.point)?;
    }
    Ok(())
}

/// A dashed line at each loss to compare with, and what it is.
fn draw_yardsticks(fit: &Fit, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) -> Drawn {
    let colors = [palette.curve, palette.target, palette.point];
    let marks = yardsticks(fit);
    let skipped = colors.len().saturating_sub(marks.len());
    for (color, (name, loss)) in colors.into_iter().skip(skipped).zip(marks) {
        if map.y.scale() == Scale::Log && loss <= 0.0 {
            continue;
        }
        let (_, height) = map.to_pixel(map.x.low(), loss);
        let ends = [(map.x.low(), loss), (map.x.high(), loss)];
        series::dashed(pen, map, &ends, Stroke::new(color, 1.5), 6.0)?;
        // Where it is may lie beside the mean: its name stands further right.
        let at = if name == "you are here" {
            map.left + 0.4 * (map.right - map.left)
        } else {
            map.left + 6.0
        };
        let place = axes::lettering(color, 12.0, HPos::Left, VPos::Bottom);
        pen.text(
            &format!("{name}: {}", fixed(loss, 2)),
            (at, height - 2.0),
            &place,
        )?;
    }
    Ok(())
}

/// The map of the race.
#[must_use]
pub fn race_viewport(fit: &Fit, size: Size) -> Viewport {
    let start = fit.fitting.problem().objective().loss(fit.start());
    let runs = fit.runs();
    // One who diverges does not hide the others.
    let losses = runs.iter().flat_map(|run| run.losses().iter().copied());
    let losses = losses.filter(|loss| *loss <= 1.5 * start);
    Viewport::new(
        size,
        axes::MARGIN,
        Axis::linear(0.0, fit.laps_run().max(1) as f64),
        up(fit, losses),
    )
}

/// The losses of all who run, each with its own dashes, and its number on the line.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_race(fit: &Fit, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) -> Drawn {
    let looks: [(RGBColor, f64); MOST_RACERS] = [
        (palette.prediction, f64::INFINITY),
        (palette.curve, 20.0),
        (palette.gradient, 10.0),
        (palette.point, 4.0),
    ];
    let runs = fit.runs();
    for (run, (color, dash)) in runs.iter().zip(looks) {
        let points: Vec<_> = (0_u32..)
            .map(f64::from)
            .zip(run.losses().iter().copied())
            .collect();
        series::dashed(pen, map, &points, Stroke::new(color, 2.0), dash)?;
    }
    // The numbers stand apart from each other, on lines that lie on each other, too.
    for (k, (run, (color, _))) in runs.iter().zip(looks).enumerate() {
        let last = fit.laps_run() as f64;
        let wanted = (last * (0.9 - 0.16 * k as f64)) as usize;
        let seen = (0..=wanted.min(run.steps())).rev().find_map(|step| {
            let loss = *run.losses().get(step)?;
            map.contains(step as f64, loss)
                .then(|| map.to_pixel(step as f64, loss))
        });
        if let Some(at) = seen {
            pen.disc(at, 9.0, color)?;
            pen.disc(at, 7.5, palette.surface)?;
            let place = axes::lettering(color, 12.0, HPos::Center, VPos::Center);
            pen.text(&(k + 1).to_string(), at, &place)?;
        }
    }
    Ok(())
}
