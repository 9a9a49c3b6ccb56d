//! The controls of the data's source: the notebook, a seed, or the reader's own data.

use leptos::prelude::*;

use super::super::state::Fit;
use super::super::state::view::View;
use super::own::{ColumnsInput, OwnData};
use crate::components::button::Button;
use crate::components::group::{Group, Line};
use crate::components::setting_input::SettingInput;
use crate::components::state_signal::StateSignal;
use crate::figures::shared::fit_settings::{NOTEBOOK, data_in_a_word};
use crate::numeric::dataset::Source;

/// The source of the data: a seed, the notebook, or two columns.
#[component]
pub(super) fn Data(
    state: StateSignal<Fit>,
    columns: ColumnsInput,
    hidden: Signal<bool>,
) -> impl IntoView {
    let seed = move |text: String| {
        state.apply(&[("data".into(), String::new()), ("seed".into(), text)]);
    };
    let fresh = move |()| {
        // The generator takes seeds of 32 bits. Without a source of randomness the data stay.
        if let Ok(number) = getrandom::u32() {
            seed(number.to_string());
        }
    };
    let entry = state.input("seed", |fit| data_in_a_word(fit.problem()));
    view! {
        <Group name="data" hidden>
            <div class="row">
                <span class="name">{"Data"}</span>
                <SettingInput entry label="Data: notebook, or a seed" />
                <Button verb="fresh" label="Fresh seed" press=Callback::new(fresh) />
                <Button
                    verb="notebook"
                    label="Notebook\u{2019}s"
                    disabled=state
                        .signal(|fit| fit.source() == Source::Notebook && !fit.has_own_data())
                    press=Callback::new(move |()| seed(NOTEBOOK.into()))
                />
            </div>
            <Line text=state.signal(about) />
            <OwnData columns />
        </Group>
    }
}

/// A sentence on the source of the data.
fn about(fit: &Fit) -> String {
    let what = match fit.source() {
        _ if fit.has_own_data() => format!("Your own data, {} points.", fit.data().time.len()),
        Source::Notebook => "The run that the lesson\u{2019}s notebook prints.".into(),
        Source::Seed(seed) => format!(
            "torch.manual_seed({seed}), then randn(20) for the noise and randn(3) for the parameters."
        ),
    };
    match fit.view() {
        View::Panels | View::Race => what,
        View::Fit | View::Walk => what + " Drag a point up or down.",
    }
}
