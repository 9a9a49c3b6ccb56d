//! The controls of a fit's landscape: its data and loss, and the plane that is shown.

use leptos::prelude::*;

use super::super::state::Landscape;
use super::super::state::parameter_plane::Plane;
use crate::components::group::{Group, Line};
use crate::components::select::Select;
use crate::components::setting_input::SettingInput;
use crate::components::state_signal::StateSignal;
use crate::figures::shared::fit_settings::data_in_a_word;
use crate::figures::shared::view::loss_select::LossSelect;
use crate::figures::shared::view::standardise::Standardise;
use crate::numeric::regression::HasRegression;

/// The choice of the plane, and of where the parameters off the plane are held.
#[component]
pub(super) fn PlaneSelect(state: StateSignal<Landscape>, hidden: Signal<bool>) -> impl IntoView {
    let set = move |name: &str, value: String| state.apply(&[(name.into(), value)]);
    // The parameters to choose from depend on the model.
    let planes = Memo::new(move |_| state.with(planes));
    let options = move || {
        let option = |(value, words)| view! { <option value=value>{words}</option> };
        planes.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let plane = move || {
        planes.track();
        state.with(Landscape::plane_in_order)
    };
    let rests = [
        ("start", "as at the start"),
        ("best", "as in the best fit"),
        ("follow", "as at this step"),
    ];
    view! {
        <Group name="plane" hidden>
            <div class="row">
                <span class="name">{"Axes"}</span>
                <select
                    aria-label="Axes"
                    prop:value=plane
                    on:change=move |event| set("plane", event_target_value(&event))
                >
                    {options}
                </select>
            </div>
            <Select
                label="Other parameters"
                options=rests
                value=state.signal(|landscape| String::from(landscape.off_plane().name()))
                choose=state.any().choose("rest")
                hidden=state.signal(|landscape| landscape.names().len() <= 2)
            />
            <Line text=state.signal(Landscape::about_plane) />
        </Group>
    }
}

/// The planes to choose from: value and label of each option.
fn planes(landscape: &Landscape) -> Vec<(String, String)> {
    let [steep, steepest, flattest] = Plane::WORDS;
    let words = [
        (steep, "steepest and flattest direction"),
        (steepest, "the two steepest directions"),
        (flattest, "the two flattest directions"),
    ];
    let mut planes = words
        .map(|(name, words)| (name.into(), words.into()))
        .to_vec();
    let names = landscape.regression().problem().model().params();
    for (k, one) in names.iter().enumerate() {
        for other in &names[k + 1..] {
            planes.push((format!("{one},{other}"), format!("{one} and {other}")));
        }
    }
    planes
}

/// The data's seed, the loss, and whether time is standardised.
#[component]
pub(super) fn Problem(state: StateSignal<Landscape>, hidden: Signal<bool>) -> impl IntoView {
    let seed = state.input("seed", |landscape| {
        data_in_a_word(landscape.regression().problem())
    });
    view! {
        <div class="group" hidden=hidden>
            <label class="row" data-group="data">
                <span class="name">{"Seed"}</span>
                <SettingInput entry=seed label="Seed" />
            </label>
            <LossSelect state=state.any() group="kind" />
            <Standardise state=state.any() group="kind" />
        </div>
    }
}
