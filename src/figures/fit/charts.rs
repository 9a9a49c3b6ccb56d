//! The chart of the loss against the step.

use crate::numeric::regression::HasRegression;
use plotters::style::RGBColor;

use super::state::Fit;
use super::state::points::ends;
use super::walk_loss;
use crate::numeric::decimal::fixed;
use crate::numeric::descent::Descends;
use crate::plot::axes;
use crate::plot::labels::{Labels, along, extent};
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Pixel, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Size, Viewport};

/// Steps with their losses: those of the history, or the sampled ones of a fast forward.
fn trace(fit: &Fit) -> Vec<(f64, f64)> {
    match fit.regression().fast_forward() {
        Some(forward) => forward.trace().to_vec(),
        None => (0_u32..)
            .map(f64::from)
            .zip(fit.losses().iter().copied())
            .collect(),
    }
}

/// A reference loss: its colour, its name and its value.
type Yardstick = (RGBColor, &'static str, f64);

/// The reference losses inside the map.
fn yardsticks(fit: &Fit, palette: &Palette, map: &Viewport) -> Vec<Yardstick> {
    let colors = [palette.curve, palette.target, palette.point];
    let marks = references(fit);
    let skipped = colors.len().saturating_sub(marks.len());
    let colored = colors.into_iter().skip(skipped).zip(marks);
    let colored = colored.map(|(color, (name, loss))| (color, name, loss));
    colored
        .filter(|(.., loss)| map.contains(map.x.low(), *loss))
        .collect()
}

/// The names and values of the reference losses; none unless they are shown.
fn references(fit: &Fit) -> Vec<(&'static str, f64)> {
    if !fit.yardsticks {
        return Vec::new();
    }
    let best = fit.optimum().map(|optimum| ("best fit", optimum.loss));
    let mean = ("mean speed", fit.problem().loss_of_mean());
    let now = ("you are here", fit.now().loss);
    best.into_iter().chain([mean, now]).collect()
}

/// The vertical axis for some losses.
pub(super) fn loss_axis(fit: &Fit, losses: impl Iterator<Item = f64>) -> Axis {
    let losses: Vec<f64> = losses.collect();
    let (low, high) = ends(&losses);
    if fit.log_loss {
        Axis::log(low.max(1e-12) / 1.5, high.max(1e-12) * 1.5)
    } else {
        Axis::linear(0.0, high * 1.08)
    }
}

/// The map of the loss against the step. The steps are on a linear axis of at least ten, or, in a
/// fast forward, on a logarithmic one.
#[must_use]
pub fn loss_viewport(fit: &Fit, size: Size) -> Viewport {
    let across = match fit.regression().fast_forward() {
        Some(forward) => Axis::log(1.0, forward.progress().1 as f64),
        None => Axis::linear(0.0, axes::round_end(fit.descent().training().steps())),
    };
    let references = references(fit).into_iter().map(|(_, loss)| loss);
    let losses = trace(fit).into_iter().map(|(_, loss)| loss);
    Viewport::new(
        size,
        axes::MARGIN,
        across,
        loss_axis(fit, losses.chain(references)),
    )
}

/// Draws the axes of the loss against the step.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss_static(
    _: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    axes::draw(pen, viewport, palette, ("step", "loss"))
}

/// Draws the losses, and emphasises that of the shown step. With batches, the losses over the
/// batches are drawn behind.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss(
    fit: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    /// With more discs than this, they would overlap.
    const MAX_DISCS: usize = 60;
    let points = trace(fit);
    let marks = yardsticks(fit, palette, viewport);
    for (color, _, loss) in &marks {
        let ends = [viewport.x.low(), viewport.x.high()].map(|step| (step, *loss));
        let stroke = Stroke::new(*color, 1.5);
        series::dashed(pen, viewport, &ends, stroke, &[6.0, 4.0])?;
    }
    let training = fit.descent().training();
    let batches = (0..points.len()).map_while(|step| {
        let loss = training.batch_loss(step)?;
        Some((step as f64, loss))
    });
    let faint = Stroke::new(palette.gradient, 1.0).opacity(0.6);
    series::line(pen, viewport, batches, faint)?;
    // At most about 2000 points, since more cannot be told apart on a screen.
    let every = (points.len() / 2000).max(1);
    let last = points.len() - 1;
    let sampled = points.iter().enumerate();
    let sampled = sampled.filter(|(step, _)| step.is_multiple_of(every) || *step == last);
    let stroke = Stroke::new(palette.prediction, 2.0);
    series::line(pen, viewport, sampled.map(|(_, point)| *point), stroke)?;
    let unmeasured = walk_loss::unmeasured_step(fit).map(|step| step as f64);
    if points.len() <= MAX_DISCS {
        for (step, loss) in &points {
            if viewport.contains(*step, *loss) && Some(*step) != unmeasured {
                pen.disc(
                    viewport.pixel_from_data(*step, *loss),
                    3.0,
                    palette.prediction,
                )?;
            }
        }
    }
    walk_loss::draw_step(fit, pen, viewport, palette)?;
    // The shown step.
    let (step, loss) = (fit.regression().step_now() as f64, fit.loss());
    if viewport.contains(step, loss) && unmeasured.is_none() {
        let at = viewport.pixel_from_data(step, loss);
        pen.disc(at, 7.0, palette.surface)?;
        pen.disc(at, 5.0, palette.point)?;
    }
    label_yardsticks(&marks, &points, (step, loss), pen, viewport, palette)
}

/// Writes the name of each reference loss along its line, clear of everything drawn.
fn label_yardsticks(
    marks: &[Yardstick],
    points: &[(f64, f64)],
    (step, loss): (f64, f64),
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    const SIZE: f64 = 12.0;
    let mut labels = Labels::new(map);
    labels.line(&sampled_pixels(map, points));
    labels.mark(map.pixel_from_data(step, loss), 7.0);
    let level = |loss: f64| [map.x.low(), map.x.high()].map(|step| map.pixel_from_data(step, loss));
    for (_, _, loss) in marks {
        labels.line(&level(*loss));
    }
    for (color, name, loss) in marks {
        let text = format!("{name}: {}", fixed(*loss, 2));
        let [(_, height), _] = level(*loss);
        let candidates = along(map, height, extent(&text, SIZE), false);
        labels.write(pen, &text, (*color, palette.surface, SIZE), &candidates)?;
    }
    Ok(())
}

/// The pixels of a line of losses, sampled to about 300.
fn sampled_pixels(map: &Viewport, points: &[(f64, f64)]) -> Vec<Pixel> {
    const MAX_PIXELS: usize = 300;
    let every = points.len().div_ceil(MAX_PIXELS).max(1);
    let last = points.last().into_iter();
    let sampled = points.iter().step_by(every).chain(last);
    sampled
        .map(|(step, loss)| map.pixel_from_data(*step, *loss))
        .collect()
}
