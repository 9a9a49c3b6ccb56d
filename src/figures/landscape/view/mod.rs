//! The view of the landscape: its plot and its controls.

mod fitted;
mod picture;

use std::ops::Range;

use leptos::prelude::*;

use self::fitted::{PlaneSelect, Problem};
use self::picture::LandscapePicture;
use super::settings::{FIT, TITLE};
use super::state::Landscape;
use super::state::example::EXAMPLES;
use super::state::function::NAMES;
use crate::components::button::Button;
use crate::components::figure_frame::{FigureFrame, Picture};
use crate::components::formula_input::FormulaInput;
use crate::components::group::{Group, Line, Views};
use crate::components::more_settings::MoreSettings;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::outcome::Outcome;
use crate::components::pace::Pace;
use crate::components::readout::Readout;
use crate::components::setting_input::SettingInput;
use crate::components::slider::{Marks, SliderScale};
use crate::components::state_signal::StateSignal;
use crate::components::step_table::StepTable;
use crate::figures::shared::descent_settings::PACES;
use crate::figures::shared::view::learning_rate::LearningRate;
use crate::figures::shared::view::optimizer_select::{OptimizerSelect, takes_no_momentum};
use crate::figures::shared::view::wrong_sign::WrongSign;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::numeric::expression::Expression;
use crate::plot::viewport::Scale;

/// The range of the learning rate's slider.
const RATE_SLIDER: SliderScale = SliderScale {
    ends: (1e-7, 1.0),
    scale: Scale::Log,
};

/// Builds the view of the figure.
pub fn build(state: StateSignal<Landscape>) -> AnyView {
    let is_function = is_function(state);
    let is_fit = is_fit(state);
    view! {
        <FigureFrame state=state.any() title=TITLE asked="loss">
            <Picture slot>
                <LandscapePicture state />
            </Picture>
            <Kind state />
            <Formula state hidden=is_fit />
            <PlaneSelect state hidden=is_function />
            <LearningRate state=state.any() scale=RATE_SLIDER marks=state.signal(limit) />
            <Outcome
                state=state.any()
                halve=state.callback(|landscape, ()| landscape.halve_learning_rate())
            />
            <Numbers state />
            <MoreSettings>
                <Problem state hidden=is_function />
                <Optimizer state />
                <WrongSign state=state.any() />
                <Pace state=state.any() paces=PACES />
            </MoreSettings>
            <StepTable state=state.any() rows=state.rows(rows) />
        </FigureFrame>
    }
    .into_any()
}

/// Whether a function is shown.
fn is_function(state: StateSignal<Landscape>) -> Signal<bool> {
    state.signal(|landscape| landscape.function().is_some())
}

/// Whether the loss of a fit is shown.
fn is_fit(state: StateSignal<Landscape>) -> Signal<bool> {
    state.signal(|landscape| landscape.function().is_none())
}

/// The choice between the loss of a fit and a function.
#[component]
fn Kind(state: StateSignal<Landscape>) -> impl IntoView {
    let (is_fit, is_function) = (is_fit(state), is_function(state));
    let to_fit = move |()| state.apply(&[("f".into(), FIT.into())]);
    let to_function = move |()| {
        if is_fit.get_untracked() {
            state.apply(&[("f".into(), EXAMPLES[0].formula.into())]);
        }
    };
    view! {
        <Views label="Landscape">
            <Button
                verb="view-fit"
                label="Loss of a fit"
                pressed=is_fit
                press=Callback::new(to_fit)
            />
            <Button
                verb="view-function"
                label="Function of x and y"
                pressed=is_function
                press=Callback::new(to_function)
            />
        </Views>
    }
}

#[component]
fn Formula(state: StateSignal<Landscape>, hidden: Signal<bool>) -> impl IntoView {
    let check = |text: &str| Expression::parse(text, &NAMES).err();
    let examples = EXAMPLES
        .iter()
        .map(|example| (example.name, example.formula));
    let examples: Vec<_> = examples.collect();
    let formula = state.signal(|landscape| {
        let function = landscape.function();
        function.map_or(String::new(), |function| function.formula.clone())
    });
    let write = Callback::new(move |formula| state.apply(&[("f".into(), formula)]));
    let choose = state.example("f", Landscape::set_example);
    let about = state.signal(|landscape| String::from(landscape.about_function()));
    view! {
        <Group name="formula" hidden>
            <FormulaInput label="f(x, y) =" check examples formula write choose />
            <Line text=about />
        </Group>
    }
}

#[component]
fn Optimizer(state: StateSignal<Landscape>) -> impl IntoView {
    let state = state.any();
    view! {
        <Group name="optimizer">
            <OptimizerSelect state>
                <SettingInput
                    entry=state.number_input("momentum", 4)
                    label="Momentum"
                    hidden=takes_no_momentum(state)
                />
            </OptimizerSelect>
        </Group>
    }
}

/// The slider's mark at the largest stable learning rate, where it is known.
fn limit(landscape: &Landscape) -> Marks {
    let limit = landscape.limit().into_iter();
    limit
        .map(|limit| (limit, "above this it diverges"))
        .collect()
}

#[component]
fn Numbers(state: StateSignal<Landscape>) -> impl IntoView {
    view! {
        <Group name="readout">
            <div class="readouts">
                <Readout
                    name="step"
                    role="text"
                    value=state.signal(|landscape| landscape.descent().reached().to_string())
                />
                <Readout
                    name="loss"
                    role="prediction"
                    value=state.signal(|landscape| significant(landscape.reached().loss, 6))
                />
            </div>
            <NumbersTable label="The parameters" rows=state.signal(parameters) />
        </Group>
    }
}

/// A row for each parameter, with its slope.
fn parameters(landscape: &Landscape) -> Rows {
    let mut rows = vec![["", "params", "grad"].map(String::from).to_vec()];
    let now = landscape.reached();
    let numbers = now.params.iter().zip(now.gradient);
    for (name, (param, slope)) in landscape.names().iter().zip(numbers) {
        rows.push(vec![name.clone(), fixed(*param, 4), fixed(*slope, 4)]);
    }
    rows
}

/// The rows of the step table for a range of steps.
fn rows(landscape: &Landscape, steps: Range<usize>) -> Rows {
    let mut head = vec![String::from("step")];
    head.extend_from_slice(landscape.names());
    head.push("loss".into());
    let mut rows = vec![head];
    for step in steps {
        let at = landscape.descent().training().at(step);
        let mut row = vec![step.to_string()];
        row.extend(at.params.iter().map(|param| fixed(*param, 4)));
        row.push(significant(at.loss, 6));
        rows.push(row);
    }
    rows
}
