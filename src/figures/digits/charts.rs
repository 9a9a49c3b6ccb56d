//! The charts of a training: the loss and the accuracy, against the step.
//!
//! The training digits are discs on a whole line, the validation digits diamonds on a dashed one.

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

/// About so many losses of batches are drawn at most.
const SEEN: usize = 250;
/// More marks than this would melt into a band.
const MARKS: usize = 60;

/// The losses of the batches with their steps: all of them, or, of very many, every second, fourth, …
fn batches(digits: &Digits) -> impl Iterator<Item = (f64, f64)> {
    let losses = digits.run().map_or(&[][..], TrainingRun::losses);
    let every = losses.len().div_ceil(SEEN).next_power_of_two();
    let seen = (0_u32..).zip(losses).step_by(every);
    seen.map(|(step, loss)| (f64::from(step), *loss))
}

/// A number of each epoch that is known, with its step: of the training digits, and of the others.
fn epochs(digits: &Digits, number: fn(&Metrics) -> f64) -> [Vec<(f64, f64)>; 2] {
    let batches = digits.run().map_or(1, TrainingRun::batches);
    let of = |part: fn(&Epoch) -> &Metrics| {
        let known = (0..).step_by(batches).zip(digits.epochs());
        let points = known.map(|(step, epoch)| (f64::from(step), number(part(epoch))));
        points.collect()
    };
    [of(|epoch| &epoch.train), of(|epoch| &epoch.valid)]
}

fn map(digits: &Digits, size: Size, up: Axis) -> Viewport {
    let steps = axes::round_end(digits.shown_and_last().1);
    Viewport::new(size, axes::MARGIN, Axis::linear(0.0, steps), up)
}

/// The map of the loss: from zero to the largest that is drawn. A batch may go through the roof, so
/// that the epochs keep their room.
#[must_use]
pub fn loss_viewport(digits: &Digits, size: Size) -> Viewport {
    let of = |points: Vec<(f64, f64)>| {
        let losses: Vec<f64> = points.into_iter().map(|(_, loss)| loss).collect();
        largest(&losses)
    };
    let known = of(epochs(digits, Metrics::loss).concat()).max(0.1);
    let high = of(batches(digits).collect()).clamp(known, 2.0 * known);
    map(digits, size, Axis::linear(0.0, 1.08 * high))
}

/// What stays beside the map while batches come: the epochs, and the nearest mean picture.
#[must_use]
pub fn ground_key(digits: &Digits) -> String {
    let epochs = digits.epochs();
    let last = epochs.last().map_or(0.0, |epoch| epoch.train.loss());
    let mean = digits.nearest_mean().is_some();
    format!("{} {} {mean}", epochs.len(), last.to_bits())
}

/// The axes of the loss, and that of all digits before each epoch.
///
/// # Errors
///
/// Those of the backend, here and below.
pub fn draw_loss_static(
    digits: &Digits,
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    axes::draw(pen, map, palette, ("step", "loss"))?;
    draw_epochs(epochs(digits, Metrics::loss), pen, map, palette)
}

/// The losses of the batches, and where it stands.
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
    draw_place(digits, Metrics::loss, pen, map, palette)
}

/// The map of the accuracy: once there is an epoch, from somewhat below the least since then.
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

/// The axes of the accuracy, what the nearest mean picture gives, and the share of digits that are
/// right before each epoch.
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
        series::patterned(
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
        for at in pixels.iter().take(MARKS) {
            labels.mark(*at, 5.0);
        }
    }
    draw_epochs(known, pen, map, palette)?;
    if let Some(share) = digits.nearest_mean() {
        const SIZE: f64 = 12.0;
        let name = format!("nearest mean image {} %", fixed(100.0 * share, 1));
        let (_, height) = map.pixel_from_data(map.x.low(), share);
        let places = along(map, height, extent(&name, SIZE), true);
        labels.write(pen, &name, (palette.curve, palette.surface, SIZE), &places)?;
    }
    Ok(())
}

/// Where it stands.
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
    draw_place(digits, Metrics::accuracy, pen, map, palette)
}

/// Both lines, with their marks.
fn draw_epochs(
    [train, valid]: [Vec<(f64, f64)>; 2],
    pen: &mut Pen<'_>,
    map: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let line = Stroke::new(palette.target, 1.5);
    series::line(pen, map, train.iter().copied(), line)?;
    let line = Stroke::new(palette.prediction, 2.0);
    series::patterned(pen, map, &valid, line, &[7.0, 4.0])?;
    if train.len() > MARKS {
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

/// The step that is shown, and a number of the validation digits there.
fn draw_place(
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
