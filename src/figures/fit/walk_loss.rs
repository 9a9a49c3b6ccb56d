//! What the walk's stage changes in the chart of the loss against the step.

use super::state::Fit;
use super::state::stage::Stage;
use super::state::view::View;
use crate::numeric::descent::Descends;
use crate::numeric::regression::HasRegression;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen, Stroke};
use crate::plot::series;
use crate::plot::viewport::Viewport;

/// The stage of the walk, if it is shown and the chart has the steps of the walk.
fn stage(fit: &Fit) -> Option<Stage> {
    let is_shown = fit.view() == View::Walk && fit.regression().fast_forward().is_none();
    is_shown.then(|| fit.stage())
}

/// The step whose loss the walk has not computed yet.
#[must_use]
pub fn unmeasured_step(fit: &Fit) -> Option<usize> {
    let is_before = stage(fit).is_some_and(|stage| stage < Stage::Loss);
    is_before.then(|| fit.walk_step())
}

/// Draws the step of the walk as an arrow from the loss before it to the disc of the loss after it.
///
/// # Errors
///
/// Those of the backend.
pub fn draw_step(
    fit: &Fit,
    pen: &mut Pen<'_>,
    viewport: &Viewport,
    palette: &Palette,
) -> DrawResult {
    /// The distance of the head from the middle of the disc, in pixels.
    const DISC: f64 = 7.0;
    if stage(fit) != Some(Stage::Step) {
        return Ok(());
    }
    let ends = [fit.walk_step(), fit.descent().at()];
    let ends = ends.map(|step| viewport.pixel_from_data(step as f64, fit.losses()[step]));
    let Some((from, to)) = series::clip(viewport, ends[0], ends[1]) else {
        return Ok(());
    };
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let share = (1.0 - DISC / across.hypot(down)).max(0.0);
    let tip = (from.0 + share * across, from.1 + share * down);
    pen.arrow(from, tip, Stroke::new(palette.point, 2.0))
}
