//! The curve as a Leptos component.

use leptos::prelude::*;

use super::function::{FORMULAS, Minimum};
use super::regime::{self, Regime};
use super::scene;
use super::state::{Curve, Row};
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::{Descends, Direction};
use crate::ui::drag_handle::{DragHandle, Handle};
use crate::ui::field::Field;
use crate::ui::frame::{Frame, Stand};
use crate::ui::model::Model;
use crate::ui::playback::{Outcome, Playback};
use crate::ui::plot_canvas::{PlotCanvas, Scene};
use crate::ui::readout::Readout;
use crate::ui::slider::{Slider, Spread};

const SCENE: Scene<Curve> = Scene {
    viewport: scene::viewport,
    key: |curve| curve.function().formula,
    ground: scene::draw_ground,
    moving: scene::draw_moving,
};

const POINT: Handle<Curve> = Handle {
    label: "Parameter x",
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
    let viewport = RwSignal::new(None);
    view! {
        <Frame
            model
            name="Gradient descent on a curve"
            picture=move |stand: Stand| view! {
                <PlotCanvas
                    model
                    scene=SCENE
                    place=stand.place
                    viewport
                    label="The graph of the function, with the point and its tangent"
                >
                    <DragHandle model handle=POINT viewport />
                </PlotCanvas>
            }
            controls=move |stand: Stand| view! {
                <Formula model />
                <Point model />
                <Rate model />
                <Playback model on_screen=stand.place.on_screen calm=stand.calm paces=PACES />
                <Outcome model />
                <Arithmetic model />
                <Nudge model />
                <Steps model />
            }
        />
    }
}

#[component]
fn Formula(model: Model<Curve>) -> impl IntoView {
    let shown = model.shows("formula");
    let formula = Memo::new(move |_| model.with(|curve| curve.function().formula));
    let options = move || {
        FORMULAS
            .map(|name| {
                view! { <option value=name selected=move || formula.get() == name>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <Show when=move || shown.get()>
            <label class="row">
                <span class="name">"f(x) ="</span>
                <select
                    prop:value=move || formula.get()
                    on:change=move |event| {
                        model.apply_one("f", &event_target_value(&event));
                    }
                >
                    {options}
                </select>
            </label>
            <p class="about">{move || model.with(|curve| curve.function().about)}</p>
        </Show>
    }
}

#[component]
fn Point(model: Model<Curve>) -> impl IntoView {
    let shown = model.shows("point");
    let now = Memo::new(move |_| model.with(Curve::now));
    view! {
        <Show when=move || shown.get()>
            <div class="readouts">
                <label class="readout" data-role="point">
                    <span class="name">"x"</span>
                    <Field
                        model
                        setting="start"
                        label="x, the parameter"
                        text=move || significant(now.get().x, 6)
                    />
                </label>
                <Readout name="f(x)" role="curve" value=move || fixed(now.get().y, 4) />
                <Readout name="slope" role="gradient" value=move || fixed(now.get().slope, 4) />
                <Readout name="step" value=move || now.get().step.to_string() />
            </div>
        </Show>
    }
}

#[component]
fn Rate(model: Model<Curve>) -> impl IntoView {
    let rate = model.shows("rate");
    let direction = model.shows("direction");
    let minimum = Memo::new(move |_| model.with(Curve::minimum));
    let marks = Signal::derive(move || regime::boundaries(minimum.get()));
    let regime = Memo::new(move |_| model.with(Curve::regime));
    let sentence = move || {
        let rate = model.with(|curve| curve.descent().learning_rate());
        regime.get().sentence(minimum.get(), rate)
    };
    let alarming = move || matches!(regime.get(), Regime::Diverges | Regime::Climbs);
    let local = move || {
        matches!(
            minimum.get(),
            Some(Minimum::Smooth {
                quadratic: false,
                ..
            })
        )
    };
    let uphill = move || model.with(|curve| curve.descent().direction() == Direction::Uphill);
    view! {
        <Show when=move || rate.get()>
            <Slider
                model
                setting="lr"
                label="Learning rate"
                ends=RATES
                spread=Spread::Log
                value=|curve| curve.descent().learning_rate()
                set=|curve, rate| curve.drive(|descent| descent.set_learning_rate(rate))
                marks
            />
            <p class="regime" class:alarming=alarming>
                <strong>{move || regime.get().name()}</strong>
                <Show when=local>" (here)"</Show>
                ": "
                {sentence}
            </p>
        </Show>
        <Show when=move || direction.get()>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=uphill
                    on:change=move |event| {
                        let way = if event_target_checked(&event) {
                            Direction::Uphill
                        } else {
                            Direction::Downhill
                        };
                        model.update(|curve| curve.drive(|descent| descent.set_direction(way)));
                    }
                />
                "Wrong sign: step up the slope"
            </label>
        </Show>
    }
}

#[component]
fn Arithmetic(model: Model<Curve>) -> impl IntoView {
    let shown = model.shows("arithmetic");
    view! {
        <Show when=move || shown.get()>
            <p class="arithmetic">
                <span class="name">"Next step"</span>
                <code>{move || model.with(Curve::arithmetic)}</code>
            </p>
        </Show>
    }
}

#[component]
fn Nudge(model: Model<Curve>) -> impl IntoView {
    let shown = model.shows("nudge");
    let open = Memo::new(move |_| model.with(|curve| curve.nudge_shown));
    let rows = move || {
        model
            .with(Curve::nudged)
            .map(|[h, change, linear]| {
                let cells = [significant(h, 4), significant(change, 4), significant(linear, 4)];
                view! { <tr>{cells.map(|cell| view! { <td>{cell}</td> })}</tr> }
            })
            .collect_view()
    };
    view! {
        <Show when=move || shown.get()>
            <details
                prop:open=move || open.get()
                on:toggle=move |event| {
                    let now = event_target::<web_sys::HtmlElement>(&event).has_attribute("open");
                    if now != open.get_untracked() {
                        model.update(|curve| curve.nudge_shown = now);
                    }
                }
            >
                <summary>"What if the parameter moves a little?"</summary>
                <Slider
                    model
                    setting="h"
                    label="Small step h"
                    ends=NUDGES
                    spread=Spread::Log
                    value=|curve| curve.nudge
                    set=|curve, h| curve.nudge = h
                />
                <table class="numbers">
                    <thead>
                        <tr>
                            <th scope="col">"h"</th>
                            <th scope="col">"f(x + h) - f(x)"</th>
                            <th scope="col">"slope * h"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </Show>
    }
}

#[component]
fn Steps(model: Model<Curve>) -> impl IntoView {
    let shown = model.shows("table");
    let open = RwSignal::new(false);
    let rows = move || {
        if !open.get() {
            return None;
        }
        let rows = model.with(|curve| {
            let steps = curve.descent().training().steps();
            let first = (steps + 1).saturating_sub(ROWS);
            (first..=steps).map(|step| curve.row(step)).collect::<Vec<_>>()
        });
        let row = |Row { step, x, y, slope }| {
            let cells = [step.to_string(), fixed(x, 4), fixed(y, 4), fixed(slope, 4)];
            view! { <tr>{cells.map(|cell| view! { <td>{cell}</td> })}</tr> }
        };
        Some(rows.into_iter().map(row).collect_view())
    };
    view! {
        <Show when=move || shown.get()>
            <details on:toggle=move |event| {
                open.set(event_target::<web_sys::HtmlElement>(&event).has_attribute("open"));
            }>
                <summary>"Table of the steps"</summary>
                <div class="scroll" tabindex="0" role="region" aria-label="Steps">
                    <table class="numbers">
                        <thead>
                            <tr>
                                <th scope="col">"step"</th>
                                <th scope="col">"x"</th>
                                <th scope="col">"f(x)"</th>
                                <th scope="col">"slope"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </Show>
    }
}
