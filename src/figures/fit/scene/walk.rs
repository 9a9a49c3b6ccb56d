//! The picture of the walk, one for each stage of the training loop.

use super::super::state::Fit;
use super::super::state::stage::Stage;
use super::plot::{MAX_DYNAMIC, Plot, Row, is_dynamic};
use super::{slopes, squares};
use crate::numeric::loss::Loss;
use crate::plot::palette::mix;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;

/// The largest number of squares and arrows, evenly chosen from the data, and of all marks if the
/// data are too many for the dynamic layer.
const FEW: usize = 24;

/// Draws the current stage.
///
/// # Errors
///
/// Those of the backend.
pub(super) fn draw(plot: Plot<'_>, pen: &mut Pen<'_>) -> DrawResult {
    let Plot { fit, map, palette } = plot;
    let [before, now] = fit.walk_params();
    let solid = Stroke::new(palette.prediction, 2.0);
    let max = if is_dynamic(fit) { MAX_DYNAMIC } else { FEW };
    match fit.stage() {
        Stage::Initialise => {
            // Dashed, since nothing is predicted yet.
            let curve = plot.graph(fit.start());
            series::dashed(pen, map, &curve, solid.opacity(0.6), &[7.0, 6.0])?;
            plot.data(pen)
        }
        Stage::Predict => {
            plot.curve(pen, &now, solid)?;
            plot.marks(pen, &plot.rows(&now, max), 1.0)
        }
        Stage::Loss => {
            if fit.loss_kind() != Loss::Mae {
                squares::draw(plot, pen, &plot.rows(&now, FEW))?;
            }
            let rows = plot.rows(&now, max);
            plot.errors(pen, &rows, solid.opacity(0.7))?;
            plot.curve(pen, &now, solid)?;
            plot.marks(pen, &rows, 1.0)
        }
        Stage::Gradient => {
            plot.model(pen, &now, 1.0)?;
            slopes::draw(fit, pen, palette)
        }
        Stage::Step => step(plot, pen, [&before, &now]),
        Stage::Repeat => {
            plot.curve(pen, &now, solid)?;
            plot.data(pen)
        }
        Stage::Stop => plot.model(pen, &now, 1.0),
    }
}

/// Draws the step: the curves before and after it, and arrows from the predictions before it to those
/// after it.
fn step(plot: Plot<'_>, pen: &mut Pen<'_>, [before, now]: [&[f64]; 2]) -> DrawResult {
    let Plot { map, palette, .. } = plot;
    let solid = Stroke::new(palette.prediction, 2.0);
    let faint = mix(palette.surface, palette.prediction, 0.45);
    plot.curve(pen, before, Stroke::new(faint, 2.0))?;
    plot.curve(pen, now, solid)?;
    let rows = plot.rows(before, FEW).into_iter().zip(plot.rows(now, FEW));
    let rows: Vec<(Row, Row)> = rows.collect();
    for (from, to) in &rows {
        plot.prediction(pen, from, (4.0, faint))?;
        plot.prediction(pen, to, (5.0, palette.prediction))?;
    }
    let arrow = Stroke::new(palette.point, 1.5);
    for (from, to) in &rows {
        let [from, to] = [from, to].map(|row| map.pixel_from_data(row.time, row.pred));
        if let Some((from, to)) = series::clip(map, from, to) {
            pen.arrow(from, to, arrow)?;
        }
    }
    plot.data(pen)
}

/// What the picture of the current stage shows, in words.
pub(super) fn describe(fit: &Fit) -> &'static str {
    match fit.stage() {
        Stage::Initialise => {
            "Speed against time: the data and, dashed, the model with its initial parameters"
        }
        Stage::Predict => {
            "Speed against time: the data, and a prediction for each time on the model\u{2019}s curve"
        }
        Stage::Loss if fit.loss_kind() == Loss::Mae => {
            "Speed against time: the data, the predictions, and the error between each speed and its prediction"
        }
        Stage::Loss => {
            "Speed against time: the data, the predictions, and the square of the error between each speed and its prediction"
        }
        Stage::Gradient => {
            "Above, speed against time: the data and the predictions. Below, the loss against each parameter, with its slope as a tangent"
        }
        Stage::Step => {
            "Speed against time: the data, the model before and after the step, and arrows from the old predictions to the new"
        }
        Stage::Repeat => "Speed against time: the data, and the model with its new parameters",
        Stage::Stop => "Speed against time: the data, the model, its predictions and their errors",
    }
}
