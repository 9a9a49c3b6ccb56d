//! The landscape as elements that follow its state.

mod ground;
mod picture;

use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::AnyView;
use web_sys::HtmlElement;

use super::function::{EXAMPLES, NAMES};
use super::settings::FIT;
use super::state::Landscape;
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::expression::Expression;
use crate::numeric::fitting::Fits;
use crate::numeric::optimizer::Method;
use crate::ui::controls::{check, choice, group, line, output, readout, switch};
use crate::ui::dom::{El, Flag, Ui};
use crate::ui::field::field;
use crate::ui::formula::{FormulaEntry, formula_field};
use crate::ui::frame::{Parts, frame};
use crate::ui::frame_clock::Rank;
use crate::ui::model::Model;
use crate::ui::playback::{outcome, playback};
use crate::ui::slider::{Dial, Spread, slider};
use crate::ui::table::{Rows, steps_table, table};

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (1e-7, 1.0);

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Landscape>) -> AnyView {
    frame(container, model, super::settings::TITLE, |ui, model| {
        Parts {
            picture: picture::picture(ui, model),
            controls: controls(ui, model),
            more: vec![steps_table(ui, model, rows)],
        }
    })
}

/// Whether a function is shown.
fn typed(model: Model<Landscape>) -> Flag {
    model.flag(|landscape| landscape.function().is_some())
}

/// Whether the loss of a fit is shown.
fn fitted(model: Model<Landscape>) -> Flag {
    model.flag(|landscape| landscape.function().is_none())
}

fn controls(ui: &Ui, model: Model<Landscape>) -> Vec<El> {
    let mut controls = vec![
        view(ui, model),
        formula(ui, model).live_flag("hidden", fitted(model)),
        ground::plane(ui, model).live_flag("hidden", typed(model)),
        ground::problem(ui, model).live_flag("hidden", typed(model)),
        optimizer(ui, model),
        rate(ui, model),
        check(
            ui,
            "direction",
            "Wrong sign: step up the slope",
            model.flag(|landscape| landscape.descent().direction() == Direction::Uphill),
            model.verb(|landscape, uphill| {
                landscape.drive(|descent| descent.set_direction(Direction::uphill(uphill)));
            }),
        ),
    ];
    controls.extend(playback(ui, model, PACES, true, Rank::Prompt));
    controls.extend([
        outcome(ui, model, Landscape::halve_learning_rate),
        numbers(ui, model),
    ]);
    controls
}

/// The loss of a fit, or a function.
fn view(ui: &Ui, model: Model<Landscape>) -> El {
    let fit = switch(ui, "view-fit", "Loss of a fit", fitted(model), move || {
        model.apply(&[("f".into(), FIT.into())]);
    });
    let function = switch(
        ui,
        "view-function",
        "Function of x and y",
        typed(model),
        move || {
            if model.with_untracked(|landscape| landscape.function().is_none()) {
                model.apply(&[("f".into(), EXAMPLES[0].formula.into())]);
            }
        },
    );
    ui.el("div")
        .class("views")
        .attr("role", "group")
        .attr("aria-label", "Landscape")
        .attr("data-group", "view")
        .child(fit)
        .child(function)
}

fn formula(ui: &Ui, model: Model<Landscape>) -> El {
    let entry = FormulaEntry {
        label: "f(x, y) =",
        check: |text| Expression::parse(text, &NAMES).err(),
        examples: EXAMPLES.iter().map(|example| example.formula).collect(),
        text: model.text(|landscape| {
            let function = landscape.function();
            function.map_or(String::new(), |function| function.formula.clone())
        }),
        write: Rc::new(move |formula, _| model.apply(&[("f".into(), formula)])),
    };
    let about = model.text(|landscape| {
        let function = landscape.function();
        function.map_or("", |function| function.about()).into()
    });
    let mut parts = formula_field(ui, entry);
    parts.push(line(ui, "about", about));
    group(ui, "formula", parts)
}

/// Who descends.
fn optimizer(ui: &Ui, model: Model<Landscape>) -> El {
    let names = [
        ("sgd", "plain descent"),
        ("momentum", "momentum"),
        ("nesterov", "Nesterov"),
        ("rmsprop", "RMSProp"),
        ("adagrad", "Adagrad"),
        ("adam", "Adam"),
    ];
    let chosen = model.text(|landscape| landscape.fitting().optimizer().method.name().into());
    let choose = move |name: String| model.apply(&[("optimizer".into(), name)]);
    let choice = choice(ui, "Optimiser", &names, chosen, Box::new(choose));
    let momentum = model.entry("momentum", "Momentum", |landscape| {
        significant(landscape.fitting().optimizer().momentum, 4)
    });
    let momentum = field(ui, momentum).live_flag(
        "hidden",
        model.flag(|landscape| {
            let method = landscape.fitting().optimizer().method;
            !matches!(method, Method::Momentum | Method::Nesterov)
        }),
    );
    group(ui, "optimizer", vec![choice.child(momentum)])
}

fn rate(ui: &Ui, model: Model<Landscape>) -> El {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.look(|landscape| landscape.descent().learning_rate()),
        set: model
            .verb(|landscape, rate| landscape.drive(|descent| descent.set_learning_rate(rate))),
        marks: Some(model.look(|landscape| {
            let limit = landscape.limit().into_iter();
            limit
                .map(|limit| (limit, "above this it diverges"))
                .collect()
        })),
        effect: None,
    };
    let entry = model.entry("lr", "Learning rate", |landscape| {
        significant(landscape.descent().learning_rate(), 6)
    });
    group(ui, "rate", vec![slider(ui, dial, "", entry)])
}

fn numbers(ui: &Ui, model: Model<Landscape>) -> El {
    let step = model.text(|landscape| landscape.descent().reached().to_string());
    let loss = model.text(|landscape| significant(landscape.reached().loss, 6));
    let rows = move || {
        model.with(|landscape| {
            let mut rows = vec![["", "params", "grad"].map(String::from).to_vec()];
            let now = landscape.reached();
            let numbers = now.params.iter().zip(now.gradient);
            for (name, (param, slope)) in landscape.names().iter().zip(numbers) {
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
    group(
        ui,
        "readout",
        vec![readouts, table(ui, "The parameters", rows)],
    )
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
