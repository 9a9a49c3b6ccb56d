//! The view of the digits: its four views and its controls.

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
use self::setup::{Batch, Initialise, Numbers, RATE_SLIDER, TrainingTask};
use self::take_away::TakeAwayPanel;
use self::train::Weights;
use super::settings::TITLE;
use super::state::Digits;
use super::state::view::View;
use crate::components::animation_frames::Priority;
use crate::components::button::Button;
use crate::components::figure_frame::{FigureFrame, Picture};
use crate::components::more_settings::MoreSettings;
use crate::components::once_shown::OnceShown;
use crate::components::outcome::Outcome;
use crate::components::pace::Pace;
use crate::components::pinned::Pinned;
use crate::components::playback::Playback;
use crate::components::state_signal::StateSignal;
use crate::components::step_table::StepTable;
use crate::figures::shared::descent_settings::PACES;
use crate::figures::shared::view::learning_rate::LearningRate;
use crate::figures::shared::view::view_switch::{ViewButton, ViewSwitch};
use crate::numeric::steps::Steps;

/// Builds the view of the figure.
pub fn build(state: StateSignal<Digits>) -> AnyView {
    view! {
        <FigureFrame state=state.any() title=TITLE asked="loss">
            <Picture slot>
                <Pinned>
                    <Loading state />
                    <Part state view=View::Train>
                        <Weights state />
                    </Part>
                    <Part state view=View::Score>
                        <Score state />
                    </Part>
                    <Part state view=View::Mistakes>
                        <Mistakes state />
                    </Part>
                    <Part state view=View::Draw>
                        <Draw state />
                    </Part>
                    <Playback state=state.any() priority=Priority::Heavy>
                        <Epoch state />
                    </Playback>
                </Pinned>
                <Part state view=View::Train>
                    <Charts state />
                </Part>
            </Picture>
            <ViewSwitch state=state.any() views=VIEWS />
            <LearningRate state=state.any() scale=RATE_SLIDER />
            <Outcome
                state=state.any()
                halve=state.callback(|digits, ()| digits.halve_learning_rate())
            />
            <Numbers state />
            <Part state view=View::Train>
                <Confusion state />
            </Part>
            <MoreSettings>
                <TrainingTask state />
                <Initialise state />
                <Batch state />
                <Pace state=state.any() paces=PACES />
            </MoreSettings>
            <StepTable state=state.any() rows=state.rows(setup::rows) />
            <TakeAwayPanel state />
        </FigureFrame>
    }
    .into_any()
}

/// The views' names, verbs and labels.
const VIEWS: &[ViewButton] = &[
    ("train", "view-train", "Train"),
    ("score", "view-score", "Score"),
    ("mistakes", "view-mistakes", "Mistakes"),
    ("draw", "view-draw", "Draw"),
];

/// Content of one view, built when the view is first shown. The views `Score` and `Mistakes` are
/// hidden while there are no digits; `Draw` needs none, and `Train` keeps its space until they are
/// loaded.
#[component]
fn Part(state: StateSignal<Digits>, view: View, children: ChildrenFn) -> impl IntoView {
    let needs_data = matches!(view, View::Score | View::Mistakes);
    let hidden =
        state.signal(move |digits| digits.view != view || needs_data && !digits.has_data());
    view! {
        <div data-view=view.name() hidden=hidden>
            <OnceShown hidden children />
        </div>
    }
}

/// The button that trains for an epoch.
#[component]
fn Epoch(state: StateSignal<Digits>) -> impl IntoView {
    let press = move |()| {
        state.update(Digits::step_epoch);
        state.any().announce();
    };
    view! {
        <Button
            verb="epoch"
            label="Epoch"
            disabled=state.signal(|digits| !digits.can_step())
            press=Callback::new(press)
        />
    }
}
