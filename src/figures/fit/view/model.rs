//! What is fitted: the formula of the model, and its parameters under a reader's hand.

use std::rc::Rc;

use super::super::state::Fit;
use crate::numeric::decimal::{fixed, repr, retyped, significant};
use crate::numeric::model::{self as numeric, MOST_PARAMS};
use crate::numeric::steps::Steps;
use crate::ui::controls::{button, fixed_text, group, line};
use crate::ui::dom::{El, Ui};
use crate::ui::field::Entry;
use crate::ui::formula::{FormulaEntry, formula_field};
use crate::ui::model::Model;
use crate::ui::slider::{Dial, Spread, slider};

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
        effect: Some(model.look(|fit| format!("loss {}", fixed(fit.fitting.reached().1.loss, 2)))),
    };
    let text = Box::new(move || model.with(|fit| significant(now(fit, k), 6)));
    // A field writes the setting of all three, with its own as it was typed.
    let write = Box::new(move |typed: String| {
        let mut texts: Vec<String> =
            model.with_untracked(|fit| fit.params().iter().copied().map(repr).collect());
        texts[k] = retyped(&typed);
        model.apply(&[("params".into(), texts.join(","))]);
    });
    let entry = Entry {
        setting: "params",
        label: Rc::new(name),
        digits: false,
        text,
        write,
    };
    let slider = slider(ui, dial, "", entry).attr("translate", "no");
    slider.live_flag(
        "hidden",
        Box::new(move || model.with(|fit| fit.params().len() <= k)),
    )
}

/// The parameter at a place, at the step that the picture has come to; 0 where the model has none.
fn now(fit: &Fit, k: usize) -> f64 {
    let (_, reached) = fit.fitting.reached();
    reached.params.get(k).copied().unwrap_or(0.0)
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

pub(super) fn formula(ui: &Ui, model: Model<Fit>) -> El {
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

pub(super) fn params(ui: &Ui, model: Model<Fit>) -> El {
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
