//! The charts beside the data: the loss against the step, the race, the directions of the loss.

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::points::ends;
use super::state::Fit;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::plot::axes;
use crate::plot::palette::Palette;
use crate::plot::pen::{Drawn, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Scale, Size, Viewport};

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
        None => Axis::linear(0.0, whole_axis(fit.descent().training().steps())),
    };
    let compared = yardsticks(fit).into_iter().map(|(_, loss)| loss);
    let losses = trace(fit).into_iter().map(|(_, loss)| loss);
    Viewport::new(size, axes::MARGIN, across, up(fit, losses.chain(compared)))
}

/// A round number of steps that holds `steps` and stands still for a while: 10, 20, 50, 100, …
fn whole_axis(steps: usize) -> f64 {
    let mut decade = 10.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if steps as f64 <= factor * decade {
                return factor * decade;
            }
        }
        decade *= 10.0;
    }
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
    const DASH: f64 = 6.0;
    let colors = [palette.curve, palette.target, palette.point];
    let marks = yardsticks(fit);
    let skipped = colors.len().saturating_sub(marks.len());
    for (color, (name, loss)) in colors.into_iter().skip(skipped).zip(marks) {
        if map.y.scale() == Scale::Log && loss <= 0.0 {
            continue;
        }
        let (_, height) = map.to_pixel(map.x.low(), loss);
        let mut left = map.left;
        while left < map.right {
            let right = (left + DASH).min(map.right);
            pen.line(&[(left, height), (right, height)], Stroke::new(color, 1.5))?;
            left += 2.0 * DASH;
        }
        // Where it is may lie beside the mean: its name stands at the other end.
        let (across, at) = if name == "you are here" {
            (HPos::Left, map.left + 6.0)
        } else {
            (HPos::Right, map.right - 4.0)
        };
        let place = axes::lettering(color, 12.0, across, VPos::Bottom);
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
        Axis::linear(0.0, fit.laps as f64),
        up(fit, losses),
    )
}

/// The losses of all who run, each with its own dashes, and its name at the end.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_race(fit: &Fit, pen: &mut Pen<'_>, viewport: &Viewport, palette: &Palette) -> Drawn {
    let looks: [(RGBColor, usize); 4] = [
        (palette.prediction, usize::MAX),
        (palette.curve, 10),
        (palette.gradient, 4),
        (palette.point, 2),
    ];
    for (place, ((run, racer), (color, dash))) in
        fit.runs().iter().zip(&fit.race).zip(looks).enumerate()
    {
        let points: Vec<_> = (0_u32..)
            .map(f64::from)
            .zip(run.losses().iter().copied())
            .collect();
        // Dashes are pixels long, not steps.
        let fine = resampled(viewport, &points);
        for (k, piece) in fine.chunks(dash.min(fine.len()).max(1)).enumerate() {
            if k % 2 == 0 || dash == usize::MAX {
                series::line(
                    pen,
                    viewport,
                    piece.iter().copied(),
                    Stroke::new(color, 2.0),
                )?;
            }
        }
        let Some(&(step, loss)) = points
            .iter()
            .rev()
            .find(|(step, loss)| viewport.contains(*step, *loss))
        else {
            continue;
        };
        let (right, height) = viewport.to_pixel(step, loss);
        let text = format!("{} {}", place + 1, racer.method.name());
        let lift = axes::lettering(color, 12.0, HPos::Right, VPos::Bottom);
        pen.text(
            &text,
            (right - 4.0 - 76.0 * place as f64, height - 3.0),
            &lift,
        )?;
    }
    Ok(())
}

/// A line through points, sampled every few pixels across.
fn resampled(viewport: &Viewport, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let last = points.len() - 1;
    let value = |step: f64| {
        let before = (step.floor().max(0.0) as usize).min(last);
        let (from, to) = (points[before].1, points[(before + 1).min(last)].1);
        from + (step - before as f64) * (to - from)
    };
    let steps = series::samples(viewport).filter(|step| *step <= last as f64);
    steps.map(|step| (step, value(step))).collect()
}

/// The room around the bars: for the eigenvalues on the left.
const BARS: Margin = Margin {
    left: 76.0,
    top: 10.0,
    right: 16.0,
    bottom: 44.0,
};

/// The map of the directions: the loss that each is the cause of, on a logarithmic axis.
#[must_use]
pub fn speeds_viewport(fit: &Fit, size: Size) -> Viewport {
    let speeds = fit.speeds_of_descent();
    let excess = speeds.iter().filter_map(|speed| speed.excess);
    let high = excess.fold(1.0, |high: f64, [first, now]| high.max(first).max(now));
    let count = speeds.len().max(1) as f64;
    Viewport::new(
        size,
        BARS,
        Axis::log(1e-3, high * 2.0),
        Axis::linear(0.0, count),
    )
}

/// The axis of the bars.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_speeds_ground(
    _: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> Drawn {
    axes::frame(pen, viewport, palette, "loss above the best fit\u{2019}s")
}

/// A bar for each direction, the steepest on top: what was there at the start in outline, what is
/// left filled.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_speeds(fit: &Fit, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) -> Drawn {
    let speeds = fit.speeds_of_descent();
    for (place, speed) in speeds.iter().rev().enumerate() {
        let (_, low) = map.to_pixel(1.0, place as f64 + 0.18);
        let (_, high) = map.to_pixel(1.0, place as f64 + 0.82);
        let name = axes::lettering(palette.text, 12.0, HPos::Right, VPos::Center);
        let text = significant(speed.eigenvalue, 4);
        pen.text(&text, (map.left - 8.0, f64::midpoint(low, high)), &name)?;
        let Some([first, now]) = speed.excess else {
            continue;
        };
        let bar = |excess: f64| {
            let (right, _) = map.to_pixel(excess.abs().max(1e-300), 0.0);
            let right = right.max(map.left).min(map.right);
            [
                (map.left, low),
                (map.left, high),
                (right, high),
                (right, low),
            ]
        };
        pen.polygon(&bar(now), palette.prediction, 0.75)?;
        let [a, b, c, d] = bar(first);
        pen.line(&[a, b, c, d, a], Stroke::new(palette.muted, 1.0))?;
    }
    Ok(())
}
