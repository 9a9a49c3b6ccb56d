//! The views to choose from, and when to hide controls.

use leptos::prelude::*;

use super::super::state::Fit;
use super::super::state::view::View;
use crate::components::state_signal::StateSignal;
use crate::figures::shared::view::view_switch::ViewButton;

/// Whether the shown view is none of these.
pub(super) fn outside(state: StateSignal<Fit>, views: &'static [View]) -> Signal<bool> {
    state.signal(move |fit| !views.contains(&fit.view()))
}

/// The views' names, verbs and labels.
pub(super) const VIEWS: &[ViewButton] = &[
    ("fit", "view-fit", "Fit"),
    ("walk", "view-walk", "Step by step"),
    ("panels", "view-panels", "Panels"),
    ("race", "view-race", "Race"),
];
