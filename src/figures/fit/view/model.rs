//! The controls of the model: its formula, and sliders for its parameters.

use leptos::prelude::*;

use super::super::state::Fit;
use super::super::state::example::EXAMPLES;
use crate::components::button::Button;
use crate::components::formula_input::FormulaInput;
use crate::components::group::{Group, Line};
use crate::components::once_shown::OnceShown;
use crate::components::setting_input::SettingEntry;
use crate::components::slider::{Slider, SliderScale};
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{fixed, repr, retyped, significant};
use crate::numeric::model::{self as numeric, MAX_PARAMS};
use crate::numeric::regression::HasRegression;
use crate::numeric::steps::Steps;
use crate::plot::viewport::Scale;

/// The formula of the model.
#[component]
pub(super) fn Formula(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let check = |text: &str| numeric::Model::read(text).err();
    let examples = EXAMPLES
        .iter()
        .map(|example| (example.name, example.formula));
    let examples: Vec<_> = examples.collect();
    let write = Callback::new(move |formula| state.apply(&[("model".into(), formula)]));
    let choose = state.example("model", Fit::set_example);
    let about = state.signal(|fit| String::from(fit.about_model()));
    view! {
        <Group name="model" hidden>
            <FormulaInput
                label="f(t) ="
                check
                examples
                formula=state.signal(|fit| String::from(fit.model().formula()))
                write
                choose
            />
            <Line text=about />
        </Group>
    }
}

/// A slider for each parameter, and a button that restores the initial parameters.
#[component]
pub(super) fn Params(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let params: Vec<_> = (0..MAX_PARAMS)
        .map(|k| {
            let hidden = state.signal(move |fit| fit.params().len() <= k);
            view! {
                <OnceShown hidden>
                    <Param state k hidden />
                </OnceShown>
            }
        })
        .collect();
    let restore = move |()| {
        state.update(Fit::reset_start);
        state
            .messages()
            .announce(state.with_untracked(Fit::describe));
    };
    view! {
        <Group name="params" class="params" hidden>
            {params}
            <Button
                verb="restore"
                label="Back to the initial parameters"
                disabled=state.signal(Fit::starts_as_given)
                press=Callback::new(restore)
            />
        </Group>
    }
}

/// A slider for one of the parameters.
#[component]
fn Param(state: StateSignal<Fit>, k: usize, hidden: Signal<bool>) -> impl IntoView {
    // The ranges suit the rollercoaster's a, b and c.
    let most = [2.0, 20.0, 100.0].get(k).copied().unwrap_or(100.0);
    let scale = SliderScale {
        ends: (-most, most),
        scale: Scale::Linear,
    };
    let name = state.signal(move |fit| {
        let name = fit.model().params().get(k);
        name.cloned().unwrap_or_default()
    });
    // The setting holds all parameters, so a field writes them all, its own as it was typed.
    let write = move |typed: String| {
        let mut texts: Vec<String> =
            state.with_untracked(|fit| fit.params().iter().copied().map(repr).collect());
        texts[k] = retyped(&typed);
        state.apply(&[("params".into(), texts.join(","))]);
    };
    let entry = SettingEntry {
        setting: "params",
        takes_digits: false,
        text: state.signal(move |fit| significant(now(fit, k), 6)),
        write: Callback::new(write),
    };
    view! {
        <Slider
            label=name
            scale
            value=state.signal(move |fit| now(fit, k))
            set=state.callback(move |fit, value| fit.set_param(k, value))
            effect=state.signal(|fit| format!("loss {}", fixed(fit.regression().reached().1.loss, 2)))
            entry
            hidden
            attr:translate="no"
        />
    }
}

/// Parameter `k` at the last step that the animation has reached; 0 if the model has fewer
/// parameters.
fn now(fit: &Fit, k: usize) -> f64 {
    let (_, reached) = fit.regression().reached();
    reached.params.get(k).copied().unwrap_or(0.0)
}
