//! The slopes of the loss: for each parameter a panel with the loss over that parameter alone, and
//! the tangent there.

use plotters::style::text_anchor::{HPos, VPos};

use super::super::state::Fit;
use super::super::state::stage::Stage;
use super::super::state::view::View;
use crate::numeric::decimal::{short, significant, spoken};
use crate::numeric::descent::Descends;
use crate::plot::axes::{self, extent};
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The panel of a parameter.
#[derive(Clone, Debug)]
pub struct SlopePanel {
    /// The map of the panel: the parameter across, the loss up.
    pub map: Viewport,
    /// The parameter, and the loss there.
    pub at: (f64, f64),
    /// The slope of the loss for the parameter.
    pub slope: f64,
    /// The loss over the parameter, the others unchanged.
    pub graph: Vec<(f64, f64)>,
}

/// The height above a panel for its title, in pixels.
const TITLE: f64 = 22.0;
/// The font size of a title, in pixels.
const TITLE_SIZE: f64 = 12.5;
/// The space between two panels, in pixels.
const GAP: f64 = 20.0;

/// The height of the strip of panels below the plot of a canvas, in pixels; 0 while there is none.
pub(super) fn strip(fit: &Fit, size: Size) -> f64 {
    const SHARE: f64 = 0.48;
    let at = fit.descent().training().at(fit.walk_step());
    let is_shown = fit.view() == View::Walk && fit.stage() == Stage::Gradient;
    let is_finite = at.loss.is_finite() && at.gradient.iter().all(|slope| slope.is_finite());
    if is_shown && is_finite {
        (SHARE * size.height).round()
    } else {
        0.0
    }
}

/// How many panels a canvas holds side by side: all, or the first few on a narrow one.
fn shown(count: usize, width: f64) -> usize {
    /// The least width with which more panels than [`FEW`] can be read.
    const NARROWEST: f64 = 90.0;
    const FEW: usize = 3;
    if width / count as f64 >= NARROWEST {
        count
    } else {
        count.min(FEW)
    }
}

/// The panels of the walk's step on a canvas of this size, side by side along its lower edge; none
/// while the walk shows none.
#[must_use]
pub fn panels(fit: &Fit, size: Size) -> Vec<SlopePanel> {
    /// The number of straight pieces of a graph.
    const PIECES: u32 = 24;
    /// The height of the axis, with the loss at the parameter as 1.
    const HEIGHT: f64 = 2.2;
    let strip = strip(fit, size);
    if strip <= 0.0 {
        return Vec::new();
    }
    let (training, step) = (fit.descent().training(), fit.walk_step());
    let now = training.at(step);
    let (mut objective, mut batches) = (training.objective().clone(), training.batches().cloned());
    let mut scratch = vec![0.0; now.params.len()];
    // With batches, the gradient is that of the loss over the step's batch.
    let mut loss_of = |params: &[f64]| match &mut batches {
        Some(batches) => batches.evaluate(step, params, &mut scratch),
        None => objective.loss(params),
    };
    let loss = loss_of(now.params);
    let inner = size.width - axes::MARGIN.left - axes::MARGIN.right;
    let count = shown(now.params.len(), inner);
    let wide = (inner + GAP) / count as f64;
    let panel = |k: usize| {
        let (param, slope) = (now.params[k], now.gradient[k]);
        let mut params = now.params.to_vec();
        let mut loss_at = |value: f64| {
            params[k] = value;
            loss_of(&params)
        };
        let reach = reach(&mut loss_at, (param, loss), slope);
        let at = (0..=PIECES).map(|piece| f64::from(2 * piece) / f64::from(PIECES) - 1.0);
        let graph = at.map(|share| param + share * reach);
        let graph = graph.map(|value| (value, loss_at(value))).collect();
        let left = axes::MARGIN.left + k as f64 * wide;
        let margin = Margin {
            left,
            top: size.height - strip + TITLE,
            right: size.width - left - wide + GAP,
            ..axes::MARGIN
        };
        let across = Axis::linear(param - reach, param + reach);
        SlopePanel {
            map: Viewport::new(size, margin, across, Axis::linear(0.0, HEIGHT * loss)),
            at: (param, loss),
            slope,
            graph,
        }
    };
    (0..count).map(panel).collect()
}

/// How far a panel extends to both sides of its parameter: as far as the tangent changes by the loss
/// itself, or less far if the graph bends away from the tangent by as much before.
fn reach(loss_at: &mut dyn FnMut(f64) -> f64, (param, loss): (f64, f64), slope: f64) -> f64 {
    const MAX_TRIES: usize = 20;
    let unit = param.abs().max(1.0);
    let mut reach = (loss / slope.abs()).min(1e3 * unit);
    for _ in 0..MAX_TRIES {
        let bend = (f64::midpoint(loss_at(param + reach), loss_at(param - reach)) - loss).abs();
        if bend <= 1.01 * loss {
            break;
        }
        reach *= if bend.is_finite() {
            (loss / bend).sqrt()
        } else {
            0.25
        };
    }
    reach.max(1e-9 * unit)
}

/// Draws the panels.
///
/// # Errors
///
/// Those of the backend.
pub(super) fn draw(fit: &Fit, pen: &mut Pen<'_>, palette: &Palette) -> DrawResult {
    let names = fit.model().params();
    let up = match fit.descent().training().batches() {
        Some(_) => "batch loss",
        None => "loss",
    };
    for (k, (panel, name)) in panels(fit, pen.size()).iter().zip(names).enumerate() {
        let map = &panel.map;
        if k == 0 {
            axes::draw(pen, map, palette, (name, up))?;
        } else {
            axes::frame(pen, map, palette, name)?;
            axes::levels(pen, map, palette, false)?;
        }
        let graph = panel.graph.iter().copied();
        series::line(pen, map, graph, Stroke::new(palette.curve, 2.0))?;
        let (param, loss) = panel.at;
        let tangent = [map.x.low(), map.x.high()];
        let tangent = tangent.map(|value| (value, loss + panel.slope * (value - param)));
        series::line(pen, map, tangent, Stroke::new(palette.gradient, 2.0))?;
        let at = map.pixel_from_data(param, loss);
        pen.disc(at, 6.0, palette.surface)?;
        pen.disc(at, 4.5, palette.point)?;
        let slope = spoken(&short(significant(panel.slope, 5)));
        let title = format!("slope {slope}");
        // In a narrow panel the title is smaller.
        let (wide, _) = extent(&title, TITLE_SIZE);
        let size = TITLE_SIZE * ((map.right - map.left + GAP) / wide).min(1.0);
        let style = axes::lettering(palette.gradient, size, HPos::Center, VPos::Bottom);
        let middle = f64::midpoint(map.left, map.right);
        pen.text(&title, (middle, map.top - 5.0), &style)?;
    }
    Ok(())
}
