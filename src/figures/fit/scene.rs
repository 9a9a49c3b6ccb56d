//! The fit drawn on a `DrawingBackend`: data and predictions, and the loss against the step.

use plotters_backend::DrawingBackend;

use super::state::Fit;
use crate::numeric::descent::Descends;
use crate::numeric::model::quadratic_at;
use crate::plot::axes;
use crate::plot::palette::Palette;
use crate::plot::pen::{Drawn, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Scale, Size, Viewport};

/// The map of data and predictions: room below the data, where predictions start.
#[must_use]
pub fn viewport(fit: &Fit, size: Size) -> Viewport {
    let (first, last) = ends(&fit.data().time);
    let (low, high) = ends(&fit.data().speed);
    let (across, up) = ((last - first).max(1.0), (high - low).max(1.0));
    Viewport::new(
        size,
        axes::MARGIN,
        Axis::linear(first - 0.04 * across, last + 0.04 * across),
        Axis::linear(low - 1.3 * up, high + 0.25 * up),
    )
}

fn ends(values: &[f64]) -> (f64, f64) {
    values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(*value), high.max(*value))
        })
}

/// What stays while the model moves: the axes.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_ground<B: DrawingBackend>(
    _: &Fit,
    pen: &mut Pen<'_, B>,
    viewport: &Viewport,
    palette: &Palette,
) -> Drawn<B> {
    axes::draw(pen, viewport, palette, ("time", "speed"))
}

/// What moves: the model, its errors, its predictions; the data on top, which they must not hide.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_moving<B: DrawingBackend>(
    fit: &Fit,
    pen: &mut Pen<'_, B>,
    viewport: &Viewport,
    palette: &Palette,
) -> Drawn<B> {
    let params = fit.shown_params();
    let data = fit.data();
    let pairs = || data.time.iter().copied().zip(data.speed.iter().copied());
    let error = Stroke::new(palette.prediction, 1.0).opacity(0.45);
    for (time, speed) in pairs() {
        let ends = [(time, speed), (time, quadratic_at(time, &params))];
        series::line(pen, viewport, ends, error)?;
    }
    let model = series::samples(viewport).map(|time| (time, quadratic_at(time, &params)));
    series::line(pen, viewport, model, Stroke::new(palette.prediction, 2.0))?;
    for (time, speed) in pairs() {
        let predicted = quadratic_at(time, &params);
        if viewport.contains(time, predicted) {
            pen.diamond(viewport.to_pixel(time, predicted), 5.0, palette.prediction)?;
        }
        pen.disc(viewport.to_pixel(time, speed), 5.5, palette.surface)?;
        pen.disc(viewport.to_pixel(time, speed), 4.0, palette.target)?;
    }
    Ok(())
}

/// The map of the loss: at least ten steps across, from the least loss to the most.
#[must_use]
pub fn loss_viewport(fit: &Fit, size: Size) -> Viewport {
    let steps = fit.descent().training().steps();
    let (low, high) = ends(fit.losses());
    let up = if fit.log_loss {
        Axis::log(low.max(1e-12) / 1.5, high.max(1e-12) * 1.5)
    } else {
        Axis::linear(0.0, high * 1.08)
    };
    Viewport::new(size, axes::MARGIN, Axis::linear(0.0, whole_axis(steps)), up)
}

/// A round number of steps that holds `steps` and stands still for a while: 10, 20, 50, 100, …
fn whole_axis(steps: usize) -> f64 {
    let mut most = 10;
    for factor in [2, 5, 10].iter().cycle().scan(10, |decade, factor| {
        let next = *decade * factor;
        if *factor == 10 {
            *decade *= 10;
        }
        Some(next)
    }) {
        if steps <= most || most >= 1_000_000_000 {
            break;
        }
        most = factor;
    }
    // Exact: at most a thousand million.
    f64::from(u32::try_from(most).unwrap_or(u32::MAX))
}

/// What stays under the loss: the axes.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss_ground<B: DrawingBackend>(
    _: &Fit,
    pen: &mut Pen<'_, B>,
    viewport: &Viewport,
    palette: &Palette,
) -> Drawn<B> {
    axes::draw(pen, viewport, palette, ("step", "loss"))
}

/// The loss before each step; the one now stands out.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss<B: DrawingBackend>(
    fit: &Fit,
    pen: &mut Pen<'_, B>,
    viewport: &Viewport,
    palette: &Palette,
) -> Drawn<B> {
    /// More discs than this would melt into a band.
    const DISCS: usize = 60;
    let losses = fit.losses();
    let points = || (0_u32..).map(f64::from).zip(losses.iter().copied());
    series::line(
        pen,
        viewport,
        points(),
        Stroke::new(palette.prediction, 2.0),
    )?;
    if losses.len() <= DISCS {
        for (step, loss) in points() {
            pen.disc(viewport.to_pixel(step, loss), 3.0, palette.prediction)?;
        }
    }
    if let Some((step, loss)) = points().last()
        && (viewport.y.scale() == Scale::Linear || loss > 0.0)
    {
        let at = viewport.to_pixel(step, loss);
        pen.disc(at, 7.0, palette.surface)?;
        pen.disc(at, 5.0, palette.point)?;
    }
    Ok(())
}
