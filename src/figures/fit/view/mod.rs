//! The fit as elements that follow its state.

mod data;
mod picture;
mod take_away;
mod walk;

use std::ops::Range;
use std::rc::Rc;

use web_sys::HtmlElement;

use super::state::{Fit, View};
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, repr, significant};
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::loss::Loss;
use crate::numeric::model::{self as numeric, MOST_PARAMS};
use crate::numeric::training::Stop;
use crate::ui::controls::{
    button, check, choice, fixed_text, group, line, output, readout, switch,
};
use crate::ui::dom::{El, Flag, Ui};
use crate::ui::field::{Entry, field};
use crate::ui::formula::{FormulaEntry, formula_field};
use crate::ui::frame::{Parts, frame};
use crate::ui::model::Model;
use crate::ui::playback::{outcome, playback};
use crate::ui::slider::{Dial, Spread, slider};
use crate::ui::table::{Rows, steps_table, table};

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (1e-7, 1e-3);

/// The views of the run itself.
const RUN: &[View] = &[View::Fit, View::Walk];

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Fit>) {
    frame(
        container,
        model,
        "Fitting the rollercoaster",
        |ui, model| {
            let picture = picture::picture(ui, model);
            let plots: Vec<_> = picture.iter().map(|part| part.node().clone()).collect();
            Parts {
                picture,
                controls: controls(ui, model, &plots),
                more: vec![
                    truth(ui, model),
                    only(steps_table(ui, model, rows), model, RUN),
                    take_away::take_away(ui, model, plots),
                ],
            }
        },
    );
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
    const HAND: &[View] = &[View::Fit];
    const START: &[View] = &[View::Fit, View::Panels];
    let mut controls = vec![
        view(ui, model),
        only(walk::walk(ui, model), model, &[View::Walk]),
        only(data::data(ui, model, plots), model, START),
        only(formula(ui, model), model, START),
        only(params(ui, model), model, HAND),
        only(kind(ui, model), model, START),
        rate(ui, model),
        only(direction(ui, model), model, START),
    ];
    let mut run = playback(ui, model, PACES, true);
    run.push(outcome(ui, model));
    controls.extend(run.into_iter().map(|part| only_run(ui, model, part)));
    controls.extend([
        only(stop(ui, model), model, RUN),
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

/// A slider for one of the parameters.
fn param(ui: &Ui, model: Model<Fit>, k: usize) -> El {
    // The rollercoaster's a, b and c are of different sizes.
    let most = [2.0, 20.0, 100.0].get(k).copied().unwrap_or(100.0);
    let name = move || {
        model.with(|fit| {
            let name = fit.model().params().get(k);
            name.cloned().unwrap_or_default()
        })
    };
    let dial = Dial {
        ends: (-most, most),
        spread: Spread::Linear,
        value: Rc::new(move || model.with(|fit| now(fit, k))),
        set: Rc::new(move |value| {
            model.update(|fit| fit.set_param(k, value));
        }),
        marks: None,
    };
    let text = Box::new(move || model.with(|fit| significant(now(fit, k), 6)));
    // A field writes the setting of all three, with its own as it was typed.
    let write = Box::new(move |typed| {
        let mut texts: Vec<String> =
            model.with_untracked(|fit| fit.params().iter().copied().map(repr).collect());
        texts[k] = typed;
        model.apply(&[("params".into(), texts.join(","))]);
    });
    let entry = Entry {
        setting: "params",
        label: Rc::new(name),
        text,
        write,
    };
    slider(ui, dial, "", entry).live_flag(
        "hidden",
        Box::new(move || model.with(|fit| fit.params().len() <= k)),
    )
}

/// The parameter at a place; 0 where the model has none.
fn now(fit: &Fit, k: usize) -> f64 {
    fit.params().get(k).copied().unwrap_or(0.0)
}

/// Models to choose from.
const EXAMPLES: [(&str, &str); 4] = [
    (
        "a*t**2 + b*t + c",
        "A quadratic: the lesson's model, and the shape that is behind the data.",
    ),
    (
        "a*t + b",
        "A line: it cannot bend, and its best fit shows how much that costs.",
    ),
    (
        "a*abs(t - b) + c",
        "A fold: its place b sits inside the bend, so no formula gives the best fit.",
    ),
    (
        "a*sin(b*t) + c",
        "A wave: where it ends depends on where it starts, most of all in b.",
    ),
];

fn formula(ui: &Ui, model: Model<Fit>) -> El {
    let entry = FormulaEntry {
        label: "f(t) =",
        check: |text| numeric::Model::read(text).err(),
        examples: EXAMPLES.iter().map(|(formula, _)| *formula).collect(),
        text: model.text(|fit| fit.model().formula().into()),
        write: Rc::new(move |formula, _| model.apply(&[("model".into(), formula)])),
    };
    let about = model.text(|fit| {
        let formula = fit.model().formula();
        let example = EXAMPLES.iter().find(|(example, _)| *example == formula);
        example
            .map_or("A model of your own.", |(_, about)| about)
            .into()
    });
    let mut parts = formula_field(ui, entry);
    parts.push(line(ui, "about", about));
    group(ui, "model", parts)
}

fn params(ui: &Ui, model: Model<Fit>) -> El {
    let restore = move || {
        model.update(Fit::restore_start);
        model.voice().say(model.with_untracked(Fit::describe));
    };
    ui.el("div")
        .class("params")
        .attr("data-group", "params")
        .children((0..MOST_PARAMS).map(|k| param(ui, model, k)).collect())
        .child(button(
            ui,
            "restore",
            fixed_text("Back to the initial parameters"),
            model.flag(Fit::starts_as_given),
            restore,
        ))
}

fn kind(ui: &Ui, model: Model<Fit>) -> El {
    let chosen = model.text(|fit| fit.loss_kind().name().into());
    let choose = move |name: String| model.apply(&[("loss".into(), name)]);
    let names = [
        ("mse", "mean squared error"),
        ("rmse", "its root"),
        ("mae", "mean absolute error"),
    ];
    let about = model.text(|fit| {
        let rest = match fit.loss_kind() {
            Loss::Mse => "Far points count most, and near the best fit the slope fades to zero.",
            Loss::Rmse => {
                "The same best fit, in the unit of the speed. But its slope is that of the square \
                 divided by twice the loss: at lr = 1e-5 it hardly moves."
            }
            Loss::Mae => {
                "A point counts by its distance. The slope only knows on which side each one lies, \
                 so it stays as steep all the way down."
            }
        };
        format!("{}. {rest}", fit.loss_kind().formula())
    });
    let choice = choice(ui, "Loss", &names, chosen, Box::new(choose));
    group(ui, "kind", vec![choice, line(ui, "about", about)])
}

fn rate(ui: &Ui, model: Model<Fit>) -> El {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.look(|fit| fit.descent().learning_rate()),
        set: model.verb(|fit, rate| fit.drive(|descent| descent.set_learning_rate(rate))),
        marks: None,
    };
    let entry = model.entry("lr", "Learning rate", |fit| {
        significant(fit.descent().learning_rate(), 6)
    });
    group(ui, "rate", vec![slider(ui, dial, "", entry)])
}

fn direction(ui: &Ui, model: Model<Fit>) -> El {
    check(
        ui,
        "direction",
        "Wrong sign: step up the slope",
        model.flag(|fit| fit.descent().direction() == Direction::Uphill),
        model.verb(|fit, uphill| {
            fit.drive(|descent| descent.set_direction(Direction::uphill(uphill)));
        }),
    )
}

/// The rule by which playing stops, and its number.
fn stop(ui: &Ui, model: Model<Fit>) -> El {
    let names = [
        ("steps 10", "after so many steps"),
        ("loss 640", "with a loss below"),
        ("change 1e-5", "when the change is below"),
    ];
    let chosen = model.text(|fit| {
        let rule = match fit.stop() {
            Stop::Steps(_) => "steps 10",
            Stop::LossBelow(_) => "loss 640",
            Stop::ChangeBelow(_) => "change 1e-5",
        };
        rule.into()
    });
    let set = move |text: String| model.apply(&[("stop".into(), text)]);
    let entry = model.entry("stop", "Number of the stop rule", |fit| match fit.stop() {
        Stop::Steps(steps) => steps.to_string(),
        Stop::LossBelow(number) | Stop::ChangeBelow(number) => significant(number, 6),
    });
    let write = Box::new(move |typed: String| {
        let rule = model.with_untracked(|fit| match fit.stop() {
            Stop::Steps(_) => "steps",
            Stop::LossBelow(_) => "loss",
            Stop::ChangeBelow(_) => "change",
        });
        (entry.write)(format!("{rule} {typed}"));
    });
    let choice = choice(ui, "Stop", &names, chosen, Box::new(set));
    let number = field(ui, Entry { write, ..entry });
    group(ui, "stop", vec![choice.child(number)])
}

fn numbers(ui: &Ui, model: Model<Fit>) -> El {
    let step = model.text(|fit| fit.descent().at().to_string());
    let loss = model.text(|fit| fixed(fit.loss(), 2));
    let rows = move || {
        model.with(|fit| {
            let mut rows = vec![["", "params", "grad"].map(String::from).to_vec()];
            let numbers = fit.params().iter().zip(fit.grad());
            for (name, (param, slope)) in fit.model().params().iter().zip(numbers) {
                rows.push(vec![name.clone(), fixed(*param, 4), fixed(*slope, 4)]);
            }
            rows
        })
    };
    let readouts = ui
        .el("div")
        .class("readouts")
        .child(readout(ui, "step", "text", output(ui, step)))
        .child(readout(ui, "loss", "prediction", output(ui, loss)));
    group(ui, "readout", vec![readouts, table(ui, rows)])
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
    group(ui, "readout", vec![row, table(ui, rows)])
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
                "Dashed: the best fit of this model, by least squares, with a loss of {}.",
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
