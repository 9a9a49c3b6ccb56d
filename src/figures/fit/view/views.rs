//! The ways to look at the fit, and what is hidden in each.

use leptos::prelude::*;

use super::super::state::Fit;
use super::super::state::view::View;
use crate::components::state_signal::StateSignal;
use crate::figures::shared::view::view_switch::ViewButton;

/// Whether the fit is not looked at in one of these ways.
pub(super) fn outside(state: StateSignal<Fit>, views: &'static [View]) -> Signal<bool> {
    state.signal(move |fit| !views.contains(&fit.view))
}

/// The ways to look at the fit.
pub(super) const VIEWS: &[ViewButton] = &[
    ("fit", "view-fit", "Fit"),
    ("walk", "view-walk", "Step by step"),
    ("panels", "view-panels", "Panels"),
    ("race", "view-race", "Race"),
];
