//! The fit as elements that follow its state.

mod data;
mod descent;
mod forward;
mod model;
mod picture;
mod race;
mod speeds;
mod take_away;
mod walk;

use std::ops::Range;

use leptos::prelude::AnyView;
use web_sys::HtmlElement;

use super::bars;
use super::state::{Fit, View};
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::numeric::loss::Loss;
use crate::ui::controls::{check, group, line, output, readout, switch};
use crate::ui::dom::{El, Flag, Ui};
use crate::ui::field::field;
use crate::ui::frame::{Parts, frame};
use crate::ui::frame_clock::Rank;
use crate::ui::model::Model;
use crate::ui::playback::{outcome, playback};
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::table::{Rows, steps_table, table};

/// The view in which parameters are set by hand.
const HAND: &[View] = &[View::Fit];
/// The views of one optimiser, where it does not tell its steps.
const ONE: &[View] = &[View::Fit, View::Panels];
/// The views of the run itself.
const RUN: &[View] = &[View::Fit, View::Walk];

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Fit>) -> AnyView {
    frame(container, model, super::settings::TITLE, |ui, model| {
        let picture = picture::picture(ui, model);
        let plots: Vec<_> = picture.iter().map(|part| part.node().clone()).collect();
        Parts {
            picture,
            controls: controls(ui, model, &plots),
            more: vec![
                forward::forward(ui, model),
                only(forward::guess(ui, model), model, HAND),
                only(speeds::speeds(ui, model), model, HAND),
                only(truth(ui, model), model, ONE),
                only(steps_table(ui, model, rows), model, RUN),
                take_away::take_away(ui, model, &plots),
            ],
        }
    })
}

/// Whether the fit is not looked at in one of these ways.
fn outside(model: Model<Fit>, views: &'static [View]) -> Flag {
    Box::new(move || model.with(|fit| !views.contains(&fit.view)))
}

/// The part, shown only when the fit is looked at in one of these ways.
fn only(part: El, model: Model<Fit>, views: &'static [View]) -> El {
    part.live_flag("hidden", outside(model, views))
}

fn controls(ui: &Ui, model: Model<Fit>, plots: &[HtmlElement]) -> Vec<El> {
    const START: &[View] = &[View::Fit, View::Panels, View::Race];
    let mut controls = vec![
        view(ui, model),
        only(walk::walk(ui, model), model, &[View::Walk]),
        race::race(ui, model),
        only(data::data(ui, model, plots), model, START),
        only(model::formula(ui, model), model, START),
        only(model::params(ui, model), model, HAND),
        only(descent::kind(ui, model), model, START),
        only(descent::optimizer(ui, model), model, ONE),
        only(
            descent::rate(ui, model),
            model,
            &[View::Fit, View::Walk, View::Panels],
        ),
        only(descent::direction(ui, model), model, ONE),
    ];
    let mut run = playback(ui, model, PACES, true, Rank::Prompt);
    run.push(outcome(ui, model, Fit::halve_learning_rate));
    controls.extend(run.into_iter().map(|part| only_run(ui, model, part)));
    controls.extend([
        only(descent::stop(ui, model), model, RUN),
        only(numbers(ui, model), model, HAND),
        only(panels(ui, model), model, &[View::Panels]),
    ]);
    controls
}

/// A part of the playback: in the panels there is nothing to play.
fn only_run(ui: &Ui, model: Model<Fit>, part: El) -> El {
    let place = ui.el("div").class("plain-part").child(part);
    only(place, model, RUN)
}

fn view(ui: &Ui, model: Model<Fit>) -> El {
    let names = [
        (View::Fit, "Fit"),
        (View::Walk, "Step by step"),
        (View::Panels, "Panels"),
        (View::Race, "Race"),
    ];
    let buttons = names.map(|(view, name)| {
        let on = Box::new(move || model.with(|fit| fit.view == view));
        switch(ui, &format!("view-{}", view.name()), name, on, move || {
            model.update(|fit| fit.view = view);
        })
    });
    ui.el("div")
        .class("views")
        .attr("role", "group")
        .attr("aria-label", "View")
        .attr("data-group", "view")
        .children(buttons.into())
}

fn numbers(ui: &Ui, model: Model<Fit>) -> El {
    let step = model.text(|fit| fit.fitting.reached().0.to_string());
    let loss = model.text(|fit| fixed(fit.fitting.reached().1.loss, 2));
    let readouts = ui
        .el("div")
        .class("readouts")
        .child(readout(ui, "step", "text", output(ui, step)))
        .child(readout(ui, "loss", "prediction", output(ui, loss)));
    let memory = plot_canvas(
        ui,
        (model, MEMORY),
        &Map::default(),
        "For each parameter the size of its slope, and what the optimiser remembers of those before",
        vec![],
    );
    let forgetful = model.flag(|fit| fit.now().memory.is_empty());
    group(
        ui,
        "readout",
        vec![
            readouts,
            table(ui, "The parameters", move || model.with(parameters)),
            memory.class("stage bars").live_flag("hidden", forgetful),
        ],
    )
}

const MEMORY: Scene<Fit> = Scene {
    viewport: bars::memory_viewport,
    key: |_| String::new(),
    ground: bars::draw_memory_ground,
    moving: bars::draw_memory,
};

/// The parameters with their slopes, what the optimiser remembers of each, and, where time is
/// standardised, what they are for the time itself.
fn parameters(fit: &Fit) -> Rows {
    let (_, now) = fit.fitting.reached();
    let count = now.params.len();
    let keeps = fit.fitting.optimizer().method.keeps();
    let unscaled = if fit.problem().standardise {
        fit.problem().unscaled(now.params)
    } else {
        None
    };
    let mut head = ["", "params", "grad"].map(String::from).to_vec();
    for (name, kept) in ["velocity", "squares"].into_iter().zip(keeps) {
        if kept {
            head.push(name.into());
        }
    }
    if unscaled.is_some() {
        head.push("for t itself".into());
    }
    let mut rows = vec![head];
    for (k, name) in fit.model().params().iter().enumerate() {
        let mut row = vec![
            name.clone(),
            fixed(now.params[k], 4),
            fixed(now.gradient[k], 4),
        ];
        for (place, kept) in keeps.into_iter().enumerate() {
            if kept {
                row.push(significant(now.memory[place * count + k], 5));
            }
        }
        if let Some(unscaled) = &unscaled {
            row.push(fixed(unscaled[k], 4));
        }
        rows.push(row);
    }
    rows
}

/// Which steps the panels show, and their numbers.
fn panels(ui: &Ui, model: Model<Fit>) -> El {
    let entry = model.entry("panels", "Steps of the panels", |fit| {
        let steps: Vec<String> = fit.panels.iter().map(usize::to_string).collect();
        steps.join(", ")
    });
    let row = ui
        .el("label")
        .class("row")
        .child(ui.el("span").class("name").text("Steps"))
        .child(field(ui, entry).class("field wide"));
    let rows = move || {
        model.with(|fit| {
            let mut head = ["step", "loss"].map(String::from).to_vec();
            head.extend_from_slice(fit.model().params());
            let mut rows = vec![head];
            for (step, params, loss) in fit.panel_params() {
                let mut row = vec![step.to_string(), fixed(loss, 2)];
                row.extend(params.iter().map(|param| fixed(*param, 4)));
                rows.push(row);
            }
            rows
        })
    };
    group(
        ui,
        "readout",
        vec![row, table(ui, "The steps of the panels", rows)],
    )
}

fn truth(ui: &Ui, model: Model<Fit>) -> El {
    let shown = check(
        ui,
        "truth",
        "Show the hidden truth",
        model.flag(|fit| fit.truth_shown),
        model.verb(|fit, shown| fit.truth_shown = shown),
    );
    let text = model.text(|fit| {
        let best = match fit.optimum() {
            Some(optimum) => format!(
                "Dashed: the best fit of this model, by {}, with a loss of {}.",
                match fit.loss_kind() {
                    Loss::Mse | Loss::Rmse => "least squares",
                    Loss::Mae => "least absolute deviations",
                },
                fixed(optimum.loss, 2)
            ),
            None => "What the best fit of this model is, no formula tells.".into(),
        };
        match fit.truth_loss() {
            Some(loss) => format!(
                "Dotted: the curve behind the data, 0.75*(t**2) - 14.25*t + 68.6875, with a loss of {}. {best}",
                fixed(loss, 2)
            ),
            None => format!("{best} Of your own data nobody knows the curve behind them."),
        }
    });
    let about = line(ui, "about", text).live_flag("hidden", model.flag(|fit| !fit.truth_shown));
    group(ui, "truth", vec![shown, about])
}

fn rows(fit: &Fit, steps: Range<usize>) -> Rows {
    let training = fit.descent().training();
    let names = fit.model().params();
    let mut head = ["step", "loss"].map(String::from).to_vec();
    head.extend_from_slice(names);
    head.extend(names.iter().map(|name| format!("grad {name}")));
    let mut rows = vec![head];
    for step in steps {
        let at = training.at(step);
        let mut row = vec![step.to_string(), fixed(at.loss, 2)];
        for numbers in [at.params, at.gradient] {
            row.extend(numbers.iter().map(|number| fixed(*number, 4)));
        }
        rows.push(row);
    }
    rows
}
