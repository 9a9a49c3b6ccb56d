//! The digits as a page.

mod board;
mod charts;
mod draw;
mod load;
mod mistakes;
mod paint;
mod pixels;
mod pointing;
mod score;
mod setup;
mod shares;
mod take_away;
mod train;

use leptos::prelude::*;

use self::charts::{Charts, Confusion};
use self::draw::Draw;
use self::load::Loading;
use self::mistakes::Mistakes;
use self::score::Score;
use self::setup::{Batch, Initialise, Numbers, RATES, Task};
use self::take_away::TakeAwayPanel;
use self::train::Weights;
use super::settings::TITLE;
use super::state::Digits;
use super::state::view::View;
use crate::components::animation_frames::Priority;
use crate::components::button::Button;
use crate::components::figure_frame::{Controls, FigureFrame, More, Picture};
use crate::components::model::Model;
use crate::components::once_shown::OnceShown;
use crate::components::outcome::Outcome;
use crate::components::playback::Playback;
use crate::components::step_table::StepTable;
use crate::figures::shared::descent_settings::PACES;
use crate::figures::shared::view::learning_rate::LearningRate;
use crate::figures::shared::view::view_switch::{ViewButton, ViewSwitch};
use crate::numeric::steps::Steps;

/// The figure.
pub fn build(model: Model<Digits>) -> AnyView {
    view! {
        <FigureFrame model=model.any() title=TITLE>
            <Picture slot>
                <Loading model />
                <Part model view=View::Train>
                    <Weights model />
                    <Charts model />
                </Part>
                <Part model view=View::Score>
                    <Score model />
                </Part>
                <Part model view=View::Mistakes>
                    <Mistakes model />
                </Part>
                <Part model view=View::Draw>
                    <Draw model />
                </Part>
            </Picture>
            <Controls slot>
                <ViewSwitch model=model.any() views=VIEWS />
                <Task model />
                <Initialise model />
                <Batch model />
                <LearningRate model=model.any() scale=RATES />
                <Playback model=model.any() paces=PACES priority=Priority::Heavy>
                    <Epoch model />
                </Playback>
                <Outcome
                    model=model.any()
                    halve=model.callback(|digits, ()| digits.halve_learning_rate())
                />
                <Numbers model />
                <Part model view=View::Train>
                    <Confusion model />
                </Part>
            </Controls>
            <More slot>
                <StepTable model=model.any() rows=model.rows(setup::rows) />
                <TakeAwayPanel model />
            </More>
        </FigureFrame>
    }
    .into_any()
}

/// The ways to look at the digits.
const VIEWS: &[ViewButton] = &[
    ("train", "view-train", "Train"),
    ("score", "view-score", "Score"),
    ("mistakes", "view-mistakes", "Mistakes"),
    ("draw", "view-draw", "Draw"),
];

/// Parts that are shown in one view, built when it is first shown. A reader can draw without the
/// digits; what is seen first keeps its place until they are there.
#[component]
fn Part(model: Model<Digits>, view: View, children: ChildrenFn) -> impl IntoView {
    let needs_data = matches!(view, View::Score | View::Mistakes);
    let hidden =
        model.signal(move |digits| digits.view != view || needs_data && !digits.has_data());
    view! {
        <div data-view=view.name() hidden=hidden>
            <OnceShown hidden children />
        </div>
    }
}

/// The button that trains for an epoch.
#[component]
fn Epoch(model: Model<Digits>) -> impl IntoView {
    let press = move |()| {
        model.update(Digits::step_epoch);
        model.any().announce();
    };
    view! {
        <Button
            verb="epoch"
            label="Epoch"
            disabled=model.signal(|digits| !digits.can_step())
            press=Callback::new(press)
        />
    }
}
