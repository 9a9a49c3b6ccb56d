//! The fit as a Leptos component.

use leptos::prelude::*;

use super::scene;
use super::settings::NOTEBOOK;
use super::state::Fit;
use crate::figures::descending::PACES;
use crate::numeric::dataset::Source;
use crate::numeric::decimal::fixed;
use crate::numeric::descent::Descends;
use crate::ui::field::Field;
use crate::ui::frame::{Frame, Stand};
use crate::ui::model::Model;
use crate::ui::playback::{Outcome, Playback};
use crate::ui::plot_canvas::{PlotCanvas, Scene};
use crate::ui::readout::Readout;
use crate::ui::slider::{Slider, Spread};

const FIT: Scene<Fit> = Scene {
    viewport: scene::viewport,
    key: |_| "",
    ground: scene::draw_ground,
    moving: scene::draw_moving,
};

const LOSS: Scene<Fit> = Scene {
    viewport: scene::loss_viewport,
    key: |_| "",
    ground: scene::draw_loss_ground,
    moving: scene::draw_loss,
};

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (1e-7, 1e-3);
/// The parameters a, b and c of the sliders; the fields take more.
const PARAMS: [(f64, f64); 3] = [(-2.0, 2.0), (-20.0, 20.0), (-100.0, 100.0)];
/// The rows of the table: the newest.
const ROWS: usize = 100;

/// The figure.
#[component]
pub fn FitFigure(
    /// The state.
    model: Model<Fit>,
) -> impl IntoView {
    let viewport = RwSignal::new(None);
    let loss_viewport = RwSignal::new(None);
    let loss = model.shows("loss");
    view! {
        <Frame
            model
            name="Fitting the rollercoaster"
            picture=move |stand: Stand| view! {
                <PlotCanvas
                    model
                    scene=FIT
                    place=stand.place
                    viewport
                    label="Speed against time: the data, and what the quadratic predicts"
                >
                    <ul class="key">
                        <li data-role="target">"speed"</li>
                        <li data-role="prediction">"preds"</li>
                    </ul>
                </PlotCanvas>
                <Show when=move || loss.get()>
                    <PlotCanvas
                        model
                        scene=LOSS
                        place=stand.place
                        viewport=loss_viewport
                        label="The loss against the step"
                    >
                        <Axis model />
                    </PlotCanvas>
                </Show>
            }
            controls=move |stand: Stand| view! {
                <Data model />
                <Params model />
                <Rate model />
                <Playback model on_screen=stand.place.on_screen calm=stand.calm paces=PACES ten=true />
                <Outcome model />
                <Numbers model />
                <Steps model />
            }
        />
    }
}

#[component]
fn Axis(model: Model<Fit>) -> impl IntoView {
    view! {
        <label class="check axis">
            <input
                type="checkbox"
                prop:checked=move || model.with(|fit| fit.log_loss)
                on:change=move |event| {
                    let log = event_target_checked(&event);
                    model.update(|fit| fit.log_loss = log);
                }
            />
            "log axis"
        </label>
    }
}

#[component]
fn Data(model: Model<Fit>) -> impl IntoView {
    let shown = model.shows("data");
    let source = Memo::new(move |_| model.with(Fit::source));
    let fresh = move |_| {
        // 32 bits are what the generator takes; a machine without randomness keeps its data.
        if let Ok(seed) = getrandom::u32() {
            model.apply_one("seed", &seed.to_string());
        }
    };
    view! {
        <Show when=move || shown.get()>
            <div class="row">
                <label class="row">
                    <span class="name">"Data"</span>
                    <Field
                        model
                        setting="seed"
                        label="Data: notebook, or a seed"
                        text=move || match source.get() {
                            Source::Notebook => NOTEBOOK.into(),
                            Source::Seed(seed) => seed.to_string(),
                        }
                    />
                </label>
                <button type="button" data-verb="fresh" on:click=fresh>"Fresh seed"</button>
                <Show when=move || source.get() != Source::Notebook>
                    <button
                        type="button"
                        data-verb="notebook"
                        on:click=move |_| {
                            model.apply_one("seed", NOTEBOOK);
                        }
                    >
                        "Notebook\u{2019}s"
                    </button>
                </Show>
            </div>
            <p class="about">
                {move || match source.get() {
                    Source::Notebook => "The run that the lesson\u{2019}s notebook prints.".into(),
                    Source::Seed(seed) => format!(
                        "torch.manual_seed({seed}), then randn(20) for the noise and randn(3) for the parameters."
                    ),
                }}
            </p>
        </Show>
    }
}

/// The setting `params` with one of the three as it was typed.
fn with_param(fit: &Fit, index: usize, typed: &str) -> String {
    let mut texts: Vec<String> = fit.params().iter().map(f64::to_string).collect();
    texts[index] = typed.into();
    texts.join(",")
}

#[component]
fn Params(model: Model<Fit>) -> impl IntoView {
    let shown = model.shows("params");
    let given = Memo::new(move |_| model.with(Fit::starts_as_given));
    view! {
        <Show when=move || shown.get()>
            <div class="params">
                <Slider
                    model setting="params" compose=Some(|fit, typed| with_param(fit, 0, typed)) label="a" ends=PARAMS[0] spread=Spread::Linear
                    value=|fit| fit.params()[0] set=|fit, value| fit.set_param(0, value)
                />
                <Slider
                    model setting="params" compose=Some(|fit, typed| with_param(fit, 1, typed)) label="b" ends=PARAMS[1] spread=Spread::Linear
                    value=|fit| fit.params()[1] set=|fit, value| fit.set_param(1, value)
                />
                <Slider
                    model setting="params" compose=Some(|fit, typed| with_param(fit, 2, typed)) label="c" ends=PARAMS[2] spread=Spread::Linear
                    value=|fit| fit.params()[2] set=|fit, value| fit.set_param(2, value)
                />
                <Show when=move || !given.get()>
                    <button
                        type="button"
                        data-verb="restore"
                        on:click=move |_| {
                            model.update(Fit::restore_start);
                            model.say(model.with_untracked(Descends::describe));
                        }
                    >
                        "Back to the initial parameters"
                    </button>
                </Show>
            </div>
        </Show>
    }
}

#[component]
fn Rate(model: Model<Fit>) -> impl IntoView {
    let shown = model.shows("rate");
    view! {
        <Show when=move || shown.get()>
            <Slider
                model
                setting="lr"
                label="Learning rate"
                ends=RATES
                spread=Spread::Log
                value=|fit| fit.descent().learning_rate()
                set=|fit, rate| fit.drive(|descent| descent.set_learning_rate(rate))
            />
        </Show>
    }
}

#[component]
fn Numbers(model: Model<Fit>) -> impl IntoView {
    let shown = model.shows("readout");
    let param = move |k: usize| move || model.with(|fit| fixed(fit.params()[k], 4));
    let slope = move |k: usize| move || model.with(|fit| fixed(fit.grad()[k], 4));
    let steps = move || model.with(|fit| fit.descent().training().steps().to_string());
    view! {
        <Show when=move || shown.get()>
            <div class="readouts">
                <Readout name="step" value=steps />
                <Readout name="loss" role="prediction" value=move || model.with(|fit| fixed(fit.loss(), 2)) />
            </div>
            <table class="numbers wide">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">"a"</th>
                        <th scope="col">"b"</th>
                        <th scope="col">"c"</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">"params"</th>
                        <td>{param(0)}</td>
                        <td>{param(1)}</td>
                        <td>{param(2)}</td>
                    </tr>
                    <tr>
                        <th scope="row">"grad"</th>
                        <td>{slope(0)}</td>
                        <td>{slope(1)}</td>
                        <td>{slope(2)}</td>
                    </tr>
                </tbody>
            </table>
        </Show>
    }
}

#[component]
fn Steps(model: Model<Fit>) -> impl IntoView {
    let shown = model.shows("table");
    let open = RwSignal::new(false);
    let rows = move || {
        if !open.get() {
            return None;
        }
        let rows = model.with(|fit| {
            let training = fit.descent().training();
            let first = (training.steps() + 1).saturating_sub(ROWS);
            (first..=training.steps())
                .map(|step| {
                    let at = training.at(step);
                    let params = at.params.iter().map(|param| fixed(*param, 4));
                    [step.to_string(), fixed(at.loss, 2)]
                        .into_iter()
                        .chain(params)
                        .collect::<Vec<_>>()
                })
                .collect::<Vec<_>>()
        });
        let row = |cells: Vec<String>| {
            let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> });
            view! { <tr>{cells.collect_view()}</tr> }
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
                                <th scope="col">"loss"</th>
                                <th scope="col">"a"</th>
                                <th scope="col">"b"</th>
                                <th scope="col">"c"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </Show>
    }
}
