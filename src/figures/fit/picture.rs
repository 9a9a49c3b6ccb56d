//! The static picture of the fit, shown until the figure runs.

use super::state::Fit;
use super::state::view::View;
use super::{charts, race_chart, scene};
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// Draws the data with the model, the panels or the race as an SVG, depending on the view.
pub(super) fn draw(fit: &Fit, size: Size, palette: &Palette) -> String {
    let viewport = scene::viewport(fit, size);
    // Drawing into an SVG cannot fail.
    svg(size, |pen| match fit.view() {
        View::Panels => {
            let _ = scene::draw_panels_static(fit, pen, &viewport, palette);
            let _ = scene::draw_panels(fit, pen, &viewport, palette);
        }
        View::Race => {
            let viewport = race_chart::race_viewport(fit, size);
            let _ = charts::draw_loss_static(fit, pen, &viewport, palette);
            let _ = race_chart::draw_race(fit, pen, &viewport, palette);
        }
        View::Fit | View::Walk => {
            let _ = scene::draw_static(fit, pen, &viewport, palette);
            let _ = scene::draw_dynamic(fit, pen, &viewport, palette);
        }
    })
}
