//! The picture that stands in the place of the figure until it runs.

use super::state::Fit;
use super::state::view::View;
use super::{charts, scene};
use crate::plot::palette::Palette;
use crate::plot::svg::svg;
use crate::plot::viewport::Size;

/// The data with the model, the panels or the race, as an SVG.
pub(super) fn draw(fit: &Fit, size: Size, palette: &Palette) -> String {
    let viewport = scene::viewport(fit, size);
    // An SVG takes all: drawing has no errors.
    svg(size, |pen| match fit.view {
        View::Panels => {
            let _ = scene::draw_panels_static(fit, pen, &viewport, palette);
            let _ = scene::draw_panels(fit, pen, &viewport, palette);
        }
        View::Race => {
            let viewport = charts::race_viewport(fit, size);
            let _ = charts::draw_loss_static(fit, pen, &viewport, palette);
            let _ = charts::draw_race(fit, pen, &viewport, palette);
        }
        View::Fit | View::Walk => {
            let _ = scene::draw_static(fit, pen, &viewport, palette);
            let _ = scene::draw_dynamic(fit, pen, &viewport, palette);
        }
    })
}
