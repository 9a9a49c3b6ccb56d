//! The view of the fit: its plots and its controls.

mod data;
mod descent;
mod forward;
mod log_axis;
mod model;
mod numbers;
mod own;
mod picture;
mod race;
mod speeds;
mod take_away;
mod truth;
mod views;
mod walk;

use leptos::prelude::*;
use web_sys::DragEvent;

use self::data::Data;
use self::descent::{LossKind, Optimizer, RATE_SLIDER, StopRule, limit};
use self::forward::{Forward, Guess};
use self::model::{Formula, Params};
use self::numbers::{Numbers, Panels};
use self::own::ColumnsInput;
use self::picture::Plots;
use self::race::Race;
use self::take_away::Export;
use self::truth::Truth;
use self::views::{VIEWS, outside};
use self::walk::Walk;
use super::settings::TITLE;
use super::state::Fit;
use super::state::view::View;
use crate::components::figure_frame::{FigureFrame, Picture};
use crate::components::more_settings::MoreSettings;
use crate::components::outcome::Outcome;
use crate::components::pace::Pace;
use crate::components::state_signal::StateSignal;
use crate::components::step_table::StepTable;
use crate::figures::shared::descent_settings::PACES;
use crate::figures::shared::view::learning_rate::LearningRate;
use crate::figures::shared::view::view_switch::ViewSwitch;
use crate::figures::shared::view::wrong_sign::WrongSign;
use crate::numeric::descent::Descends;

/// Builds the view of the figure.
pub fn build(state: StateSignal<Fit>) -> AnyView {
    let columns = ColumnsInput::new(state);
    let drop_columns = move |event: DragEvent| columns.drop(&event);
    let outside = move |views| outside(state, views);
    // Controls are hidden in views without a start to set, with several optimisers, without
    // playback, or without parameters to set by hand.
    let not_start = outside(&[View::Fit, View::Panels, View::Race]);
    let not_one = outside(&[View::Fit, View::Panels]);
    let not_run = outside(&[View::Fit, View::Walk]);
    let asked = state.signal(|fit| match fit.view() {
        View::Fit | View::Walk => "loss",
        _ => "",
    });
    let not_by_hand = outside(&[View::Fit]);
    view! {
        <FigureFrame state=state.any() title=TITLE asked>
            <Picture slot dropped=Callback::new(drop_columns)>
                <Plots state />
            </Picture>
            <ViewSwitch state=state.any() views=VIEWS />
            <Walk state hidden=outside(&[View::Walk]) />
            <Race state hidden=outside(&[View::Race]) />
            <Params state hidden=not_by_hand />
            <LearningRate
                state=state.any()
                scale=RATE_SLIDER
                marks=state.signal(limit)
                hidden=outside(&[View::Fit, View::Walk, View::Panels])
            />
            <div class="plain-part" hidden=not_run>
                <Outcome
                    state=state.any()
                    halve=state.callback(|fit, ()| fit.halve_learning_rate())
                />
            </div>
            <Numbers state hidden=not_by_hand />
            <Panels state hidden=outside(&[View::Panels]) />
            <Forward state hidden=not_by_hand />
            <Guess state hidden=not_by_hand />
            <Truth state hidden=not_one />
            <MoreSettings node=columns.fold>
                <Data state columns hidden=not_start />
                <Formula state hidden=not_start />
                <LossKind state hidden=not_start />
                <Optimizer state hidden=not_one />
                <WrongSign state=state.any() hidden=not_one />
                <StopRule state hidden=not_run />
                <Pace
                    state=state.any()
                    paces=PACES
                    hidden=outside(&[View::Fit, View::Walk, View::Race])
                />
            </MoreSettings>
            <StepTable state=state.any() rows=state.rows(numbers::rows) hidden=not_run />
            <Export state />
        </FigureFrame>
    }
    .into_any()
}
