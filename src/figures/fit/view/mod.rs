//! The fit as a page.

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
use self::descent::{LossKind, Optimizer, RATES, StopRule, limit};
use self::forward::{Forward, Guess};
use self::model::{Formula, Params};
use self::numbers::{Numbers, Panels};
use self::own::Columns;
use self::picture::Plots;
use self::race::Race;
use self::speeds::Speeds;
use self::take_away::Export;
use self::truth::Truth;
use self::views::{VIEWS, outside};
use self::walk::Walk;
use super::settings::TITLE;
use super::state::Fit;
use super::state::view::View;
use crate::components::figure_frame::{Controls, FigureFrame, More, Picture};
use crate::components::model::Model;
use crate::components::outcome::Outcome;
use crate::components::playback::Playback;
use crate::components::step_table::StepTable;
use crate::figures::shared::descent_settings::PACES;
use crate::figures::shared::view::learning_rate::LearningRate;
use crate::figures::shared::view::view_switch::ViewSwitch;
use crate::figures::shared::view::wrong_sign::WrongSign;
use crate::numeric::descent::Descends;

/// The figure.
pub fn build(model: Model<Fit>) -> AnyView {
    let columns = Columns::new(model);
    let take = move |event: DragEvent| columns.drop(&event);
    let outside = move |views| outside(model, views);
    // In the other views there is nothing to start from, one optimiser more, or nothing to play.
    let not_start = outside(&[View::Fit, View::Panels, View::Race]);
    let not_one = outside(&[View::Fit, View::Panels]);
    let not_run = outside(&[View::Fit, View::Walk]);
    let not_by_hand = outside(&[View::Fit]);
    view! {
        <FigureFrame model=model.any() title=TITLE>
            <Picture slot dropped=Callback::new(take)>
                <Plots model />
            </Picture>
            <Controls slot>
                <ViewSwitch model=model.any() views=VIEWS />
                <Walk model hidden=outside(&[View::Walk]) />
                <Race model hidden=outside(&[View::Race]) />
                <Data model columns hidden=not_start />
                <Formula model hidden=not_start />
                <Params model hidden=not_by_hand />
                <LossKind model hidden=not_start />
                <Optimizer model hidden=not_one />
                <LearningRate
                    model=model.any()
                    scale=RATES
                    marks=model.signal(limit)
                    hidden=outside(&[View::Fit, View::Walk, View::Panels])
                />
                <WrongSign model=model.any() hidden=not_one />
                <div class="plain-part" hidden=not_run>
                    <Playback model=model.any() paces=PACES ten=true />
                    <Outcome
                        model=model.any()
                        halve=model.callback(|fit, ()| fit.halve_learning_rate())
                    />
                </div>
                <StopRule model hidden=not_run />
                <Numbers model hidden=not_by_hand />
                <Panels model hidden=outside(&[View::Panels]) />
            </Controls>
            <More slot>
                <Forward model hidden=not_by_hand />
                <Guess model hidden=not_by_hand />
                <Speeds model hidden=not_by_hand />
                <Truth model hidden=not_one />
                <StepTable model=model.any() rows=model.rows(numbers::rows) hidden=not_run />
                <Export model />
            </More>
        </FigureFrame>
    }
    .into_any()
}
