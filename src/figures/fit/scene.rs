//! Drawing the data and the model on a `DrawingBackend`: one plot, or panels of several steps.

use crate::numeric::regression::HasRegression;
use plotters::style::text_anchor::{HPos, VPos};

use super::state::{Fit, TRUTH};
use crate::numeric::decimal::fixed;
use crate::numeric::model::Model;
use crate::plot::axes;
use crate::plot::labels::extent;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The map between data and pixels, of time and speed.
#[must_use]
pub fn viewport(fit: &Fit, size: Size) -> Viewport {
    let ((first, last), (low, high)) = (fit.time_range(), fit.speed_range());
    Viewport::new(
        size,
        axes::MARGIN,
        Axis::linear(first, last),
        Axis::linear(low, high),
    )
}

/// More measurements than this are drawn in the static layer and without their errors, so that a
/// frame is drawn in time.
const MAX_DYNAMIC: usize = 400;

/// A key that changes whenever the static layer must be redrawn, besides when the map or the
/// colours change.
#[must_use]
pub fn static_key(fit: &Fit) -> String {
    if fit.data().time.len() > MAX_DYNAMIC {
        fit.revision().to_string()
    } else {
        String::new()
    }
}

/// Draws the static layer: the axes, and the data if they are many.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_static(
    fit: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    axes::draw(pen, viewport, palette, ("time", "speed"))?;
    let many = fit.data().time.len() > MAX_DYNAMIC;
    for (time, speed) in pairs(fit).filter(|_| many) {
        pen.disc(viewport.pixel_from_data(time, speed), 2.0, palette.target)?;
    }
    Ok(())
}

/// The measurements: pairs of time and speed.
fn pairs(fit: &Fit) -> impl Iterator<Item = (f64, f64)> {
    let data = fit.data();
    data.time.iter().copied().zip(data.speed.iter().copied())
}

/// Draws the dynamic layer: the hidden curves, the model, its errors and predictions, and on top
/// the data.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_dynamic(
    fit: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    draw_truth(fit, pen, viewport, palette)?;
    draw_model(
        fit,
        pen,
        viewport,
        palette,
        &fit.regression().shown_params(),
        1.0,
    )
}

/// Draws the key of the marks, above the data, for an exported picture.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_key(pen: &mut Pen<'_>, viewport: &Viewport, palette: &Palette) -> DrawResult {
    let (middle, top) = (
        f64::midpoint(viewport.left, viewport.right),
        viewport.top + 12.0,
    );
    let words = |color| axes::lettering(color, 13.0, HPos::Left, VPos::Center);
    let left = (middle - 70.0, top);
    pen.disc(left, 4.0, palette.target)?;
    pen.text("speed", (left.0 + 10.0, top), &words(palette.target))?;
    let right = (middle + 20.0, top);
    pen.diamond(right, 5.0, palette.prediction)?;
    pen.text("preds", (right.0 + 10.0, top), &words(palette.prediction))
}

/// Draws the best fit and the curve behind the data, if they are shown and known.
fn draw_truth(fit: &Fit, pen: &mut Pen<'_>, viewport: &Viewport, palette: &Palette) -> DrawResult {
    if !fit.truth_shown {
        return Ok(());
    }
    let best = Stroke::new(palette.curve, 2.0);
    if let Some(optimum) = fit.optimum() {
        let curve = graph(viewport, fit, &optimum.params);
        series::dashed(pen, viewport, &curve, best, &[12.0, 5.0])?;
    }
    if fit.has_own_data() {
        return Ok(());
    }
    let behind = Stroke::new(palette.gradient, 2.5);
    let time: Vec<f64> = series::samples(viewport).collect();
    let speed = Model::default().predict(&time, &TRUTH);
    let curve: Vec<_> = time.into_iter().zip(speed).collect();
    series::dashed(pen, viewport, &curve, behind, &[3.0, 4.0])
}

/// The graph of the model over the width of the plot.
fn graph(viewport: &Viewport, fit: &Fit, params: &[f64]) -> Vec<(f64, f64)> {
    let time: Vec<f64> = series::samples(viewport).collect();
    let preds = fit.problem().predict(&time, params);
    time.into_iter().zip(preds).collect()
}

/// Draws the model with these parameters, its errors and predictions, and the data; `size` scales
/// the marks.
fn draw_model(
    fit: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
    params: &[f64],
    size: f64,
) -> DrawResult {
    let few = fit.data().time.len() <= MAX_DYNAMIC;
    let error = Stroke::new(palette.prediction, 1.0).opacity(0.45);
    let preds = if few {
        fit.problem().predict(&fit.data().time, params)
    } else {
        Vec::new()
    };
    for ((time, speed), predicted) in pairs(fit).zip(&preds) {
        let ends = [(time, speed), (time, *predicted)];
        series::line(pen, viewport, ends, error)?;
    }
    let model = graph(viewport, fit, params);
    series::line(pen, viewport, model, Stroke::new(palette.prediction, 2.0))?;
    for ((time, speed), predicted) in pairs(fit).zip(preds) {
        if viewport.contains(time, predicted) {
            let at = viewport.pixel_from_data(time, predicted);
            pen.diamond(at, 5.0 * size, palette.prediction)?;
        }
        let at = viewport.pixel_from_data(time, speed);
        pen.disc(at, 5.5 * size, palette.surface)?;
        pen.disc(at, 4.0 * size, palette.target)?;
    }
    Ok(())
}

/// A key that changes whenever the panels' static layer must be redrawn, besides when the map or
/// the colours change.
#[must_use]
pub fn panels_key(fit: &Fit) -> String {
    let steps: Vec<String> = fit.panels.iter().map(usize::to_string).collect();
    format!("{} {}", fit.revision(), steps.join(","))
}

/// The maps of the panels, row by row, all with the axes of `whole`.
fn panel_maps(count: usize, size: Size, whole: &Viewport) -> Vec<Viewport> {
    // The number of columns with which the panels are largest.
    let side = |columns: usize| {
        let rows = count.div_ceil(columns);
        (size.width / columns as f64 / 1.4).min(size.height / rows as f64)
    };
    let best = (1..=count).max_by(|one, other| side(*one).total_cmp(&side(*other)));
    let columns = best.unwrap_or(1);
    let (wide, high) = (
        size.width / columns as f64,
        size.height / count.div_ceil(columns) as f64,
    );
    let place = |k: usize| {
        let (left, top) = ((k % columns) as f64 * wide, (k / columns) as f64 * high);
        let margin = Margin {
            left: left + PANEL.left,
            top: top + PANEL.top,
            right: size.width - left - wide + PANEL.right,
            bottom: size.height - top - high + PANEL.bottom,
        };
        Viewport::new(size, margin, whole.x, whole.y)
    };
    (0..count).map(place).collect()
}

/// The margins of a panel, with space for its tick labels and for its title above.
const PANEL: Margin = Margin {
    left: 44.0,
    top: 26.0,
    right: 10.0,
    bottom: 26.0,
};

/// The font size of a panel's title, in pixels.
const TITLE_SIZE: f64 = 13.0;

/// Draws the static layer of the panels: the axes, and the data if they are many.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_panels_static(
    fit: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    for map in panel_maps(fit.panels.len(), pen.size(), viewport) {
        axes::draw(pen, &map, palette, ("", ""))?;
        let many = fit.data().time.len() > MAX_DYNAMIC;
        for (time, speed) in pairs(fit).filter(|_| many) {
            pen.disc(map.pixel_from_data(time, speed), 1.5, palette.target)?;
        }
    }
    Ok(())
}

/// Draws the dynamic layer of the panels: the model at the step of each, and its title.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_panels(
    fit: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    let maps = panel_maps(fit.panels.len(), pen.size(), viewport);
    for (map, (step, params, loss)) in maps.iter().zip(fit.panel_params()) {
        draw_truth(fit, pen, map, palette)?;
        draw_model(fit, pen, map, palette, &params, 0.7)?;
        let title = format!("step {step}: loss {}", fixed(loss, 2));
        // In a narrow panel the title is smaller, and it may extend over the margins.
        let (left, right) = (map.left - PANEL.left, map.right + PANEL.right);
        let (wide, _) = extent(&title, TITLE_SIZE);
        let size = TITLE_SIZE * ((right - left) / wide).min(1.0);
        let style = axes::lettering(palette.text, size, HPos::Center, VPos::Bottom);
        let middle = f64::midpoint(left, right);
        pen.text(&title, (middle, map.top - 6.0), &style)?;
    }
    Ok(())
}
