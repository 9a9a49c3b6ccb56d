//! The curve as a Leptos view.

use leptos::prelude::*;

use super::function::FORMULAS;
use super::regime::{self, Regime};
use super::scene;
use super::state::{Curve, Row};
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::{Descends, Direction};
use crate::ui::controls::{check, disclosure, group, line, readout};
use crate::ui::drag_handle::{Handle, drag_handle};
use crate::ui::field::{Entry, field};
use crate::ui::frame::frame;
use crate::ui::model::Model;
use crate::ui::playback::{Player, outcome, playback};
use crate::ui::plot_canvas::{Place, Scene, plot_canvas};
use crate::ui::slider::{Dial, Spread, slider};
use crate::ui::table::{steps_table, table};

const SCENE: Scene<Curve> = Scene {
    viewport: scene::viewport,
    key: |curve| curve.function().formula,
    ground: scene::draw_ground,
    moving: scene::draw_moving,
};

const POINT: Handle<Curve> = Handle {
    at: |curve| {
        let x = curve.shown_x();
        (x, curve.function().value(x))
    },
    value: |curve| curve.now().x,
    limits: Curve::view,
    grab: Curve::grab,
    drag: Curve::drag,
    drop: Curve::release,
    cancel: Curve::cancel_drag,
    describe: Curve::describe,
};

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (0.01, 2.0);
/// The small steps of the slider.
const NUDGES: (f64, f64) = (0.001, 1.0);
/// The rows of the table: the newest.
const ROWS: usize = 100;

/// The figure.
#[component]
pub fn CurveFigure(
    /// The state.
    model: Model<Curve>,
) -> impl IntoView {
    frame(model, "Gradient descent on a curve", |place| {
        (picture(model, place), controls(model, place))
    })
}

fn picture(model: Model<Curve>, place: Place) -> AnyView {
    let viewport = RwSignal::new(None);
    plot_canvas(
        Box::new((model, SCENE)),
        place,
        viewport,
        "The graph of the function, with the point and its tangent",
        drag_handle(Box::new((model, POINT)), "Parameter x", viewport),
    )
}

fn controls(model: Model<Curve>, place: Place) -> AnyView {
    let player = Player::new(model);
    let arithmetic = model.signal(Curve::arithmetic);
    vec![
        formula(model),
        point(model),
        rate(model),
        direction(model),
        playback(player, place, PACES, false),
        outcome(player),
        view! {
            <p class="arithmetic" data-group="arithmetic">
                <span class="name">"Next step"</span>
                <code>{arithmetic}</code>
            </p>
        }
        .into_any(),
        nudge(model),
        steps_table(&["step", "x", "f(x)", "slope"], model.signal(rows)),
    ]
    .into_any()
}

fn formula(model: Model<Curve>) -> AnyView {
    let formula = model.signal(|curve| String::from(curve.function().formula));
    let write = model.writer("f");
    let options = FORMULAS.map(|name| view! { <option value=name>{name}</option> });
    let choice = view! {
        <label class="row">
            <span class="name">"f(x) ="</span>
            <select
                prop:value=formula
                on:change=move |event| write.run(event_target_value(&event))
            >
                {options.into_iter().collect::<Vec<_>>()}
            </select>
        </label>
    };
    let about = model.signal(|curve| String::from(curve.function().about));
    group("formula", vec![choice.into_any(), line("about", about)])
}

fn point(model: Model<Curve>) -> AnyView {
    let entry = Entry {
        setting: "start",
        label: "x, the parameter",
        text: model.signal(|curve| significant(curve.now().x, 6)),
        write: model.writer("start"),
        voice: model.voice(),
    };
    let y = model.signal(|curve| fixed(curve.now().y, 4));
    let slope = model.signal(|curve| fixed(curve.now().slope, 4));
    let step = model.signal(|curve| curve.now().step.to_string());
    view! {
        <div class="readouts" data-group="point">
            <div class="readout" data-name="x" data-role="point">
                <span class="name">"x"</span>
                {field(entry)}
            </div>
            {readout("f(x)", "curve", y)}
            {readout("slope", "gradient", slope)}
            {readout("step", "text", step)}
        </div>
    }
    .into_any()
}

fn rate(model: Model<Curve>) -> AnyView {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.signal(|curve| curve.descent().learning_rate()),
        set: model.verb(|curve, rate| curve.drive(|descent| descent.set_learning_rate(rate))),
        marks: Some(model.signal(|curve| regime::boundaries(curve.minimum()))),
    };
    let entry = Entry {
        setting: "lr",
        label: "Learning rate",
        text: model.signal(|curve| significant(curve.descent().learning_rate(), 6)),
        write: model.writer("lr"),
        voice: model.voice(),
    };
    let name = model.signal(|curve| String::from(curve.regime().name()));
    let sentence = model.signal(|curve| {
        let rate = curve.descent().learning_rate();
        curve.regime().sentence(curve.minimum(), rate)
    });
    let alarming = model.signal(|curve| {
        matches!(curve.regime(), Regime::Diverges | Regime::Climbs)
    });
    let regime = view! {
        <p class="regime" class:alarming=alarming>
            <strong>{name}</strong>
            ". "
            {sentence}
        </p>
    };
    group("rate", vec![slider(dial, "", entry), regime.into_any()])
}

fn direction(model: Model<Curve>) -> AnyView {
    check(
        "direction",
        "Wrong sign: step up the slope",
        model.signal(|curve| curve.descent().direction() == Direction::Uphill),
        model.verb(|curve, uphill| {
            let direction = if uphill {
                Direction::Uphill
            } else {
                Direction::Downhill
            };
            curve.drive(|descent| descent.set_direction(direction));
        }),
    )
}

fn nudge(model: Model<Curve>) -> AnyView {
    let dial = Dial {
        ends: NUDGES,
        spread: Spread::Log,
        value: model.signal(|curve| curve.nudge),
        set: model.verb(|curve, h| curve.nudge = h),
        marks: None,
    };
    let entry = Entry {
        setting: "h",
        label: "Small step h",
        text: model.signal(|curve| significant(curve.nudge, 6)),
        write: model.writer("h"),
        voice: model.voice(),
    };
    let rows = model.signal(|curve| {
        let row = |row: [f64; 3]| row.map(|number| significant(number, 4)).to_vec();
        curve.nudged().map(row).to_vec()
    });
    let content = vec![
        slider(dial, "", entry),
        table(&["h", "f(x + h) - f(x)", "slope * h"], rows),
    ];
    disclosure(
        "nudge",
        "What if the parameter moves a little?",
        model.signal(|curve| curve.nudge_shown),
        model.verb(|curve, open| curve.nudge_shown = open),
        content.into_any(),
    )
}

fn rows(curve: &Curve) -> Vec<Vec<String>> {
    let last = curve.now().step;
    let first = (last + 1).saturating_sub(ROWS);
    let row = |Row { step, x, y, slope }: Row| {
        let numbers = [x, y, slope].map(|number| fixed(number, 4));
        [step.to_string()].into_iter().chain(numbers).collect()
    };
    (first..=last).map(|step| row(curve.row(step))).collect()
}
