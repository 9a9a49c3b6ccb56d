//! The landscape as a page.

mod fitted;
mod picture;

use std::ops::Range;

use leptos::prelude::*;

use self::fitted::{PlaneOf, Problem};
use self::picture::LandscapePicture;
use super::settings::{FIT, TITLE};
use super::state::Landscape;
use super::state::function::{EXAMPLES, NAMES};
use crate::components::button::Button;
use crate::components::checkbox::Checkbox;
use crate::components::figure_frame::{Controls, FigureFrame, More, Picture};
use crate::components::formula_input::FormulaInput;
use crate::components::group::{Group, Line, Views};
use crate::components::model::Model;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::outcome::Outcome;
use crate::components::playback::Playback;
use crate::components::readout::Readout;
use crate::components::select::Select;
use crate::components::setting_input::SettingInput;
use crate::components::slider::{Marks, Scale, Slider, Spread};
use crate::components::step_table::StepTable;
use crate::figures::shared::descent_settings::PACES;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::expression::Expression;
use crate::numeric::fitting::Fits;
use crate::numeric::optimizer::Method;

/// The learning rates of the slider.
const RATES: Scale = Scale {
    ends: (1e-7, 1.0),
    spread: Spread::Log,
};

/// The figure.
pub fn build(model: Model<Landscape>) -> AnyView {
    let is_function = is_function(model);
    let is_fit = is_fit(model);
    view! {
        <FigureFrame model=model.any() title=TITLE>
            <Picture slot>
                <LandscapePicture model />
            </Picture>
            <Controls slot>
                <Kind model />
                <Formula model hidden=is_fit />
                <PlaneOf model hidden=is_function />
                <Problem model hidden=is_function />
                <Optimiser model />
                <Rate model />
                <WrongSign model />
                <Playback model=model.any() paces=PACES ten=true />
                <Outcome
                    model=model.any()
                    halve=model.callback(|landscape, ()| landscape.halve_learning_rate())
                />
                <Numbers model />
            </Controls>
            <More slot>
                <StepTable model=model.any() rows=model.rows(rows) />
            </More>
        </FigureFrame>
    }
    .into_any()
}

/// Whether a function is shown.
fn is_function(model: Model<Landscape>) -> Signal<bool> {
    model.signal(|landscape| landscape.function().is_some())
}

/// Whether the loss of a fit is shown.
fn is_fit(model: Model<Landscape>) -> Signal<bool> {
    model.signal(|landscape| landscape.function().is_none())
}

/// The loss of a fit, or a function.
#[component]
fn Kind(model: Model<Landscape>) -> impl IntoView {
    let (is_fit, is_function) = (is_fit(model), is_function(model));
    let to_fit = move |()| model.apply(&[("f".into(), FIT.into())]);
    let to_function = move |()| {
        if is_fit.get_untracked() {
            model.apply(&[("f".into(), EXAMPLES[0].formula.into())]);
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
fn Formula(model: Model<Landscape>, hidden: Signal<bool>) -> impl IntoView {
    let check = |text: &str| Expression::parse(text, &NAMES).err();
    let examples: Vec<_> = EXAMPLES.iter().map(|example| example.formula).collect();
    let formula = model.signal(|landscape| {
        let function = landscape.function();
        function.map_or(String::new(), |function| function.formula.clone())
    });
    let write = Callback::new(move |formula| model.apply(&[("f".into(), formula)]));
    let about = model.signal(|landscape| {
        let function = landscape.function();
        String::from(function.map_or("", |function| function.about()))
    });
    view! {
        <Group name="formula" hidden>
            <FormulaInput label="f(x, y) =" check examples formula write choose=write />
            <Line text=about />
        </Group>
    }
}

/// Who descends.
#[component]
fn Optimiser(model: Model<Landscape>) -> impl IntoView {
    let names = [
        ("sgd", "plain descent"),
        ("momentum", "momentum"),
        ("nesterov", "Nesterov"),
        ("rmsprop", "RMSProp"),
        ("adagrad", "Adagrad"),
        ("adam", "Adam"),
    ];
    let method =
        model.signal(|landscape| String::from(landscape.fitting().optimizer().method.name()));
    let no_momentum = model.signal(|landscape| {
        let method = landscape.fitting().optimizer().method;
        !matches!(method, Method::Momentum | Method::Nesterov)
    });
    let momentum = model.input("momentum", |landscape| {
        significant(landscape.fitting().optimizer().momentum, 4)
    });
    view! {
        <Group name="optimizer">
            <Select
                label="Optimiser"
                options=names
                value=method
                choose=Callback::new(move |name| model.apply(&[("optimizer".into(), name)]))
            >
                <SettingInput entry=momentum label="Momentum" hidden=no_momentum />
            </Select>
        </Group>
    }
}

#[component]
fn Rate(model: Model<Landscape>) -> impl IntoView {
    let marks = model.signal(|landscape| {
        let limit = landscape.limit().into_iter();
        limit
            .map(|limit| (limit, "above this it diverges"))
            .collect::<Marks>()
    });
    view! {
        <Group name="rate">
            <Slider
                label="Learning rate"
                scale=RATES
                value=model.signal(|landscape| landscape.descent().learning_rate())
                set=model
                    .callback(|landscape, rate| {
                        landscape.drive(|descent| descent.set_learning_rate(rate));
                    })
                marks
                entry=model.input("lr", |landscape| significant(landscape.descent().learning_rate(), 6))
            />
        </Group>
    }
}

#[component]
fn WrongSign(model: Model<Landscape>) -> impl IntoView {
    view! {
        <Checkbox
            group="direction"
            label="Wrong sign: step up the slope"
            checked=model.signal(|landscape| landscape.descent().direction() == Direction::Uphill)
            set=model
                .callback(|landscape, uphill| {
                    landscape.drive(|descent| descent.set_direction(Direction::uphill(uphill)));
                })
        />
    }
}

#[component]
fn Numbers(model: Model<Landscape>) -> impl IntoView {
    view! {
        <Group name="readout">
            <div class="readouts">
                <Readout
                    name="step"
                    role="text"
                    value=model.signal(|landscape| landscape.descent().reached().to_string())
                />
                <Readout
                    name="loss"
                    role="prediction"
                    value=model.signal(|landscape| significant(landscape.reached().loss, 6))
                />
            </div>
            <NumbersTable label="The parameters" rows=model.signal(parameters) />
        </Group>
    }
}

fn parameters(landscape: &Landscape) -> Rows {
    let mut rows = vec![["", "params", "grad"].map(String::from).to_vec()];
    let now = landscape.reached();
    let numbers = now.params.iter().zip(now.gradient);
    for (name, (param, slope)) in landscape.names().iter().zip(numbers) {
        rows.push(vec![name.clone(), fixed(*param, 4), fixed(*slope, 4)]);
    }
    rows
}

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
