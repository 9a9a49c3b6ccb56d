//! The charts of a training: loss and accuracy against the step.
//!
//! The training digits are drawn as discs on a solid line, the validation digits as diamonds on a
//! dashed one.

use super::colors::largest;
use super::state::Digits;
use crate::numeric::decimal::fixed;
use crate::numeric::digits::experiment::Epoch;
use crate::numeric::digits::metrics::Metrics;
use crate::numeric::digits::run::TrainingRun;
use crate::numeric::steps::Steps;
use crate::plot::axes;
use crate::plot::labels::{Labels, along, extent};
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Size, Viewport};

/// The largest number of batch losses that is drawn.
const MAX_BATCHES: usize = 250;
/// With more marks than this, they would overlap.
const MAX_MARKS: usize = 60;

/// The steps and losses of the batches: all of them, or, if there are very many, every second,
/// fourth, …
fn batches(digits: &Digits) -> impl Iterator<Item = (f64, f64)> {
    let losses = digits.run().map_or(&[][..], TrainingRun::losses);
    let every = losses.len().div_ceil(MAX_BATCHES).next_power_of_two();
    let sampled = (0_u32..).zip(losses).step_by(every);
    sampled.map(|(step, loss)| (f64::from(step), *loss))
}

/// The steps of the evaluated epochs with one of their metrics, for training and validation digits.
fn epochs(digits: &Digits, number: fn(&Metrics) -> f64) -> [Vec<(f64, f64)>; 2] {
    let batches = digits.run().map_or(1, TrainingRun::batches);
    let of = |part: fn(&Epoch) -> &Metrics| {
        let known = (0..).step_by(batches).zip(digits.epochs());
        let points = known.map(|(step, epoch)| (f64::from(step), number(part(epoch))));
        points.collect()
    };
    [of(|epoch| &epoch.train), of(|epoch| &epoch.valid)]
}

/// The map for steps against a vertical axis.
fn map(digits: &Digits, size: Size, y: Axis) -> Viewport {
    let steps = axes::round_end(digits.shown_and_last().1);
    Viewport::new(size, axes::MARGIN, Axis::linear(0.0, steps), y)
}

/// The map of the loss: from zero to the largest loss, but at most twice the largest of an epoch.
/// Losses of batches beyond that are cut off. Zoomed, it fits the losses of the epochs after the start,
/// once there are two of them.
#[must_use]
pub fn loss_viewport(digits: &Digits, size: Size) -> Viewport {
    let later = epochs(digits, Metrics::loss).map(|part| part.into_iter().skip(1));
    let later: Vec<f64> = later.into_iter().flatten().map(|(_, loss)| loss).collect();
    if digits.zoomed && later.len() > 2 {
        let (low, high) = later
            .iter()
            .fold((f64::INFINITY, 0.0_f64), |(low, high), &loss| {
                (low.min(loss), high.max(loss))
            });
        let margin = 0.08 * (high - low).max(1e-3);
        return map(digits, size, Axis::linear(low - margin, high + margin));
    }
    let of = |points: Vec<(f64, f64)>| {
        let losses: Vec<f64> = points.into_iter().map(|(_, loss)| loss).collect();
        largest(&losses)
    };
    let known = of(epochs(digits, Metrics::loss).concat()).max(0.1);
    let high = of(batches(digits).collect()).clamp(known, 2.0 * known);
    map(digits, size, Axis::linear(0.0, 1.08 * high))
}

/// A key that changes whenever the static layer must be redrawn, besides when the map or the
/// colours change: with the epochs and with the baseline.
#[must_use]
pub fn static_key(digits: &Digits) -> String {
    let epochs = digits.epochs();
    let last = epochs.last().map_or(0.0, |epoch| epoch.train.loss());
    let mean = digits.nearest_mean().is_some();
    format!("{} {} {mean}", epochs.len(), last.to_bits())
}

/// Draws the static layer of the loss: the axes, and the losses of all digits at each epoch.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss_static(
    digits: &Digits,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    axes::draw(pen, map, palette, ("step", "loss"))?;
    draw_epochs(epochs(digits, Metrics::loss), pen, map, palette)
}

/// Draws the dynamic layer of the loss: the losses of the batches, and the shown step.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_loss(
    digits: &Digits,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let faint = Stroke::new(palette.gradient, 1.0).opacity(0.7);
    series::line(pen, map, batches(digits), faint)?;
    draw_shown_step(digits, Metrics::loss, pen, map, palette)
}

/// The map of the accuracy: from zero, or, once an epoch is complete, from somewhat below the
/// smallest accuracy.
#[must_use]
pub fn accuracy_viewport(digits: &Digits, size: Size) -> Viewport {
    let known = epochs(digits, Metrics::accuracy);
    let later = known.iter().flat_map(|known| known.iter().skip(1));
    let least = later.map(|(_, share)| *share).fold(1.0, f64::min);
    let low = match digits.nearest_mean() {
        Some(share) if least < 1.0 => 1.3 * least.min(share) - 0.3,
        _ => 0.0,
    };
    map(digits, size, Axis::linear(low.max(0.0), 1.0))
}

/// Draws the static layer of the accuracy: the axes, the baseline of the nearest mean image, and
/// the accuracies at each epoch.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_accuracy_static(
    digits: &Digits,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    axes::draw(pen, map, palette, ("step", "accuracy"))?;
    let mut labels = Labels::new(map);
    if let Some(share) = digits.nearest_mean() {
        let ends = [(map.x.low(), share), (map.x.high(), share)];
        labels.line(&ends.map(|(x, y)| map.pixel_from_data(x, y)));
        series::dashed(
            pen,
            map,
            &ends,
            Stroke::new(palette.curve, 1.5),
            &[3.0, 3.0],
        )?;
    }
    let known = epochs(digits, Metrics::accuracy);
    for line in &known {
        let pixels: Vec<_> = line
            .iter()
            .map(|(x, y)| map.pixel_from_data(*x, *y))
            .collect();
        labels.line(&pixels);
        for at in pixels.iter().take(MAX_MARKS) {
            labels.mark(*at, 5.0);
        }
    }
    draw_epochs(known, pen, map, palette)?;
    if let Some(share) = digits.nearest_mean() {
        const SIZE: f64 = 12.0;
        let name = format!("nearest mean image {} %", fixed(100.0 * share, 1));
        let (_, height) = map.pixel_from_data(map.x.low(), share);
        let candidates = along(map, height, extent(&name, SIZE), true);
        labels.write(
            pen,
            &name,
            (palette.curve, palette.surface, SIZE),
            &candidates,
        )?;
    }
    Ok(())
}

/// Draws the dynamic layer of the accuracy: the shown step.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_accuracy(
    digits: &Digits,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    draw_shown_step(digits, Metrics::accuracy, pen, map, palette)
}

/// Draws the lines of training and validation digits, with their marks.
fn draw_epochs(
    [train, valid]: [Vec<(f64, f64)>; 2],
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let line = Stroke::new(palette.target, 1.5);
    series::line(pen, map, train.iter().copied(), line)?;
    let line = Stroke::new(palette.prediction, 2.0);
    series::dashed(pen, map, &valid, line, &[7.0, 4.0])?;
    if train.len() > MAX_MARKS {
        return Ok(());
    }
    for ((x, y), (_, other)) in train.into_iter().zip(valid) {
        if map.contains(x, y) {
            pen.disc(map.pixel_from_data(x, y), 3.5, palette.target)?;
        }
        if map.contains(x, other) {
            pen.diamond(map.pixel_from_data(x, other), 5.0, palette.prediction)?;
        }
    }
    Ok(())
}

/// Draws a line at the shown step, and a mark at the metric of the validation digits there.
fn draw_shown_step(
    digits: &Digits,
    number: fn(&Metrics) -> f64,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let step = digits.shown_and_last().0 as f64;
    let (at, _) = map.pixel_from_data(step, map.y.low());
    pen.hairline((at, map.top), (at, map.bottom), palette.point)?;
    let now = digits.valid().map_or(f64::NAN, number);
    if map.contains(step, now) {
        let at = map.pixel_from_data(step, now);
        pen.disc(at, 7.0, palette.surface)?;
        pen.disc(at, 5.0, palette.point)?;
    }
    Ok(())
}
