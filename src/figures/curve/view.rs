//! The view of the curve: its plot and its controls.

use std::ops::Range;

use leptos::prelude::*;

use super::scene;
use super::settings::TITLE;
use super::state::Curve;
use super::state::example::EXAMPLES;
use super::state::function::NAMES;
use super::state::regime::{self, Regime};
use super::state::row::StepRow;
use crate::components::button::Button;
use crate::components::drag_handle::DragHandle;
use crate::components::drag_handle::target::{DragAxis, Handle};
use crate::components::figure_frame::{FigureFrame, Picture};
use crate::components::formula_input::FormulaInput;
use crate::components::group::{Group, Line};
use crate::components::guesses::PlottedFields;
use crate::components::more_settings::MoreSettings;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::outcome::Outcome;
use crate::components::pace::Pace;
use crate::components::panel::Panel;
use crate::components::pinned::Pinned;
use crate::components::playback::Playback;
use crate::components::plot_canvas::scene::Scene;
use crate::components::plot_canvas::{Map, PlotCanvas};
use crate::components::readout::Readout;
use crate::components::setting_input::SettingInput;
use crate::components::slider::{Slider, SliderScale};
use crate::components::state_signal::StateSignal;
use crate::components::step_table::StepTable;
use crate::figures::shared::descent_settings::PACES;
use crate::figures::shared::view::learning_rate::LearningRate;
use crate::figures::shared::view::wrong_sign::WrongSign;
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::descent::Descends;
use crate::numeric::expression::Expression;
use crate::plot::viewport::Scale;

const SCENE: Scene<Curve> = Scene {
    viewport: scene::viewport,
    key: scene::static_key,
    static_layer: scene::draw_static,
    dynamic_layer: scene::draw_dynamic,
    fields: PlottedFields {
        x: &["x"],
        y: &["y"],
        point: None,
    },
};

const POINT: Handle<Curve> = Handle {
    axes: &[DragAxis::X],
    at: |curve| {
        let x = curve.shown_x();
        (x, curve.function().value(x))
    },
    value: |curve| (curve.now().x, 0.0),
    limits: Some(Curve::view),
    name: |_, _| "Parameter x".into(),
    grab: Curve::grab,
    drag: |curve, (x, _)| curve.drag(x),
    drop: Curve::release,
    cancel: Curve::cancel_drag,
    describe: Curve::describe,
    choice: None,
};

/// The range of the learning rate's slider.
const RATE_SLIDER: SliderScale = SliderScale {
    ends: (0.01, 2.0),
    scale: Scale::Log,
};
/// The range of the small step's slider.
const NUDGES: SliderScale = SliderScale {
    ends: (0.001, 1.0),
    scale: Scale::Log,
};

/// Builds the view of the figure.
pub fn build(state: StateSignal<Curve>) -> AnyView {
    view! { <CurveFigure state /> }.into_any()
}

#[component]
fn CurveFigure(state: StateSignal<Curve>) -> AnyView {
    let map = Map::default();
    view! {
        <FigureFrame state=state.any() title=TITLE asked="x" bare=state.signal(|curve| curve.bare)>
            <Picture slot>
                <Pinned>
                    <PlotCanvas
                        scene=(state, SCENE)
                        map
                        label="The graph of the function, with the point and its tangent"
                    >
                        <DragHandle target=(state, POINT) map />
                    </PlotCanvas>
                    <Playback state=state.any() />
                </Pinned>
            </Picture>
            <Formula state />
            <Point state />
            <Rate state />
            <WrongSign state=state.any() />
            <Outcome
                state=state.any()
                halve=state.callback(|curve, ()| curve.halve_learning_rate())
            />
            <MoveIntoDomain state />
            <NextStep state />
            <MoreSettings>
                <Pace state=state.any() paces=PACES />
            </MoreSettings>
            <Nudge state />
            <StepTable state=state.any() rows=state.rows(rows) />
        </FigureFrame>
    }
    .into_any()
}

/// The formula of the function, with its examples.
#[component]
fn Formula(state: StateSignal<Curve>) -> impl IntoView {
    let check = |text: &str| Expression::parse(text, &NAMES).err();
    let examples: Vec<_> = EXAMPLES
        .iter()
        .map(|example| (example.name, example.formula))
        .collect();
    let write = move |formula| {
        state.update(Curve::leave_example);
        state.apply(&[("f".into(), formula)]);
    };
    let choose = state.example("f", Curve::set_example);
    view! {
        <Group name="formula">
            <FormulaInput
                label="f(x) ="
                check
                examples
                formula=state.signal(|curve| curve.function().formula.clone())
                write=Callback::new(write)
                choose
            />
            <Line text=state.signal(|curve| String::from(curve.about())) />
        </Group>
    }
}

/// The numbers of the point.
#[component]
fn Point(state: StateSignal<Curve>) -> impl IntoView {
    let x = state.input("start", |curve| significant(curve.shown().x, 6));
    view! {
        <Group name="point" class="readouts">
            <Readout name="x" role="point">
                <SettingInput entry=x label="x, the parameter" />
            </Readout>
            <Readout name="f(x)" role="curve" value=state.signal(|curve| number_or_dash(curve.shown().y)) />
            <Readout
                name="slope"
                role="gradient"
                group="gradient"
                value=state.signal(|curve| number_or_dash(curve.shown().slope))
            />
            <Readout name="step" role="text" value=state.signal(|curve| curve.shown().step.to_string()) />
        </Group>
    }
}

/// A number with four decimals, or a dash if it is not finite.
fn number_or_dash(number: f64) -> String {
    if number.is_finite() {
        fixed(number, 4)
    } else {
        "\u{2013}".into()
    }
}

/// The learning rate, with its regime.
#[component]
fn Rate(state: StateSignal<Curve>) -> impl IntoView {
    let alarming = state.signal(|curve| {
        let regime = curve.regime();
        matches!(regime, Regime::Diverges | Regime::Climbs | Regime::Leaves)
    });
    let name = state.signal(|curve| String::from(curve.regime().name()));
    let sentence = state.signal(Curve::regime_sentence);
    view! {
        <LearningRate
            state=state.any()
            scale=RATE_SLIDER
            marks=state.signal(|curve| regime::boundaries(curve.minimum()))
        >
            <p class="regime" data-group="regime" data-alarming=alarming>
                <strong prop:textContent=name />
                <span prop:textContent=sentence />
            </p>
        </LearningRate>
    }
}

/// The button that moves the point to where the function is defined.
#[component]
fn MoveIntoDomain(state: StateSignal<Curve>) -> impl IntoView {
    let label = state.signal(|curve| {
        let place = curve.nearest_defined().unwrap_or_default();
        format!("Move the point to x = {}", spoken(&significant(place, 4)))
    });
    let move_into_domain = move |()| {
        state.update(Curve::move_into_domain);
        state
            .messages()
            .announce(state.with_untracked(Curve::describe));
    };
    view! {
        <Button
            verb="come-in"
            label
            hidden=state.signal(|curve| curve.nearest_defined().is_none())
            press=Callback::new(move_into_domain)
        />
    }
}

/// The arithmetic of the next step.
#[component]
fn NextStep(state: StateSignal<Curve>) -> impl IntoView {
    view! {
        <p class="arithmetic" data-group="arithmetic">
            <span class="name">{"Next step"}</span>
            <code translate="no">{state.signal(Curve::arithmetic)}</code>
        </p>
    }
}

/// The panel of the small step to either side.
#[component]
fn Nudge(state: StateSignal<Curve>) -> impl IntoView {
    let toggled = move |open| {
        if state.with_untracked(|curve| curve.nudge_shown != open) {
            state.update(|curve| curve.nudge_shown = open);
        }
    };
    view! {
        <Panel
            group="nudge"
            summary="What if the parameter moves a little?"
            open=state.signal(|curve| curve.nudge_shown)
            toggled=Callback::new(toggled)
        >
            <Slider
                label="Small step h"
                scale=NUDGES
                value=state.signal(|curve| curve.nudge)
                set=state.callback(|curve, h| curve.nudge = h)
                entry=state.input("h", |curve| significant(curve.nudge, 6))
            />
            <NumbersTable label="The small steps" rows=state.signal(small_steps) />
        </Panel>
    }
}

/// A row for the small step to either side.
fn small_steps(curve: &Curve) -> Rows {
    let head = ["h", "f(x + h) - f(x)", "slope * h"].map(String::from);
    let row = |row: [f64; 3]| {
        let cell = |number: f64| {
            if number.is_finite() {
                significant(number, 4)
            } else {
                number_or_dash(number)
            }
        };
        row.map(cell).to_vec()
    };
    let [left, right] = curve.small_step_changes().map(row);
    vec![head.to_vec(), left, right]
}

/// The rows of the step table for a range of steps.
fn rows(curve: &Curve, steps: Range<usize>) -> Rows {
    let mut rows = vec![["step", "x", "f(x)", "slope"].map(String::from).to_vec()];
    for step in steps {
        let StepRow { step, x, y, slope } = curve.row(step);
        rows.push(vec![
            step.to_string(),
            number_or_dash(x),
            number_or_dash(y),
            number_or_dash(slope),
        ]);
    }
    rows
}
