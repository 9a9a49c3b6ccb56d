//! Drawing the data and the model on a `DrawingBackend`: one plot, the stages of the walk, or panels
//! of several steps.

mod plot;
pub mod slopes;
mod squares;
mod walk;

use plotters::style::text_anchor::{HPos, VPos};

use self::plot::Plot;
use super::state::Fit;
use super::state::view::View;
use crate::numeric::decimal::fixed;
use crate::numeric::regression::HasRegression;
use crate::plot::axes;
use crate::plot::labels::extent;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen};
use crate::plot::viewport::{Axis, Margin, Size, Viewport};

/// The map between data and pixels, of time and speed; above the slopes where the walk shows them.
#[must_use]
pub fn viewport(fit: &Fit, size: Size) -> Viewport {
    let ((first, last), (low, high)) = (fit.time_range(), fit.speed_range());
    Viewport::new(
        size,
        Margin {
            bottom: axes::MARGIN.bottom + slopes::strip(fit, size),
            ..axes::MARGIN
        },
        Axis::linear(first, last),
        Axis::linear(low, high),
    )
}

/// A key that changes whenever the static layer must be redrawn, besides when the map or the
/// colours change.
#[must_use]
pub fn static_key(fit: &Fit) -> String {
    if plot::is_dynamic(fit) {
        String::new()
    } else {
        fit.revision().to_string()
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
    let map = viewport;
    Plot { fit, map, palette }.dots(pen, 2.0)
}

/// Draws the dynamic layer: the hidden curves, the model, its errors and predictions, and on top
/// the data; in the walk what its stage has of these.
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
    let map = viewport;
    let plot = Plot { fit, map, palette };
    plot.truth(pen)?;
    match fit.view() {
        View::Walk => walk::draw(plot, pen),
        _ => plot.model(pen, &fit.regression().shown_params(), 1.0),
    }
}

/// What the picture shows, in words.
#[must_use]
pub fn describe(fit: &Fit) -> &'static str {
    match fit.view() {
        View::Walk => walk::describe(fit),
        _ => "Speed against time: the data, and what the model predicts",
    }
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
        let map = &map;
        Plot { fit, map, palette }.dots(pen, 1.5)?;
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
        let plot = Plot { fit, map, palette };
        plot.truth(pen)?;
        plot.model(pen, &params, 0.7)?;
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
