//! The curve as elements that follow its state.

use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::function::{EXAMPLES, NAMES};
use super::regime::{self, Regime};
use super::scene;
use super::state::{Curve, Row};
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::descent::{Descends, Direction};
use crate::numeric::expression::Expression;
use crate::ui::controls::{button, check, group, line, output, readout};
use crate::ui::dom::{El, Ui};
use crate::ui::field::field;
use crate::ui::formula::{FormulaEntry, formula_field};
use crate::ui::frame::{Parts, frame};
use crate::ui::frame_clock::Rank;
use crate::ui::handle::{Along, Handle, handle};
use crate::ui::model::Model;
use crate::ui::panel::{content, panel};
use crate::ui::playback::{outcome, playback};
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::slider::{Dial, Spread, slider};
use crate::ui::table::{Rows, steps_table, table};

const SCENE: Scene<Curve> = Scene {
    viewport: scene::viewport,
    key: |curve| curve.function().formula.clone(),
    ground: scene::draw_ground,
    moving: scene::draw_moving,
};

const POINT: Handle<Curve> = Handle {
    axes: &[Along::X],
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

/// The learning rates of the slider; the field takes more.
const RATES: (f64, f64) = (0.01, 2.0);
/// The small steps of the slider.
const NUDGES: (f64, f64) = (0.001, 1.0);

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Curve>) {
    frame(container, model, super::settings::TITLE, |ui, model| {
        Parts {
            picture: vec![picture(ui, model)],
            controls: controls(ui, model),
            more: vec![],
        }
    });
}

fn picture(ui: &Ui, model: Model<Curve>) -> El {
    let map = Map::default();
    plot_canvas(
        ui,
        (model, SCENE),
        &map,
        "The graph of the function, with the point and its tangent",
        vec![handle(ui, (model, POINT), &map)],
    )
}

fn controls(ui: &Ui, model: Model<Curve>) -> Vec<El> {
    let arithmetic = ui
        .el("p")
        .class("arithmetic")
        .attr("data-group", "arithmetic")
        .child(ui.el("span").class("name").text("Next step"))
        .child(
            ui.el("code")
                .attr("translate", "no")
                .live_text(model.text(Curve::arithmetic)),
        );
    let mut controls = vec![
        formula(ui, model),
        point(ui, model),
        rate(ui, model),
        direction(ui, model),
    ];
    controls.extend(playback(ui, model, PACES, false, Rank::Prompt));
    controls.extend([
        outcome(ui, model, Curve::halve_learning_rate),
        way_in(ui, model),
        arithmetic,
        nudge(ui, model),
        steps_table(ui, model, rows),
    ]);
    controls
}

fn formula(ui: &Ui, model: Model<Curve>) -> El {
    let entry = FormulaEntry {
        label: "f(x) =",
        check: |text| Expression::parse(text, &NAMES).err(),
        examples: EXAMPLES.iter().map(|example| example.formula).collect(),
        text: model.text(|curve| curve.function().formula.clone()),
        write: Rc::new(move |formula, chosen| {
            model.apply(&[("f".into(), formula)]);
            if chosen {
                model.update(Curve::come_in);
            }
        }),
    };
    let mut parts = formula_field(ui, entry);
    let about = model.text(|curve| curve.function().about().into());
    parts.push(line(ui, "about", about));
    group(ui, "formula", parts)
}

fn point(ui: &Ui, model: Model<Curve>) -> El {
    let x = model.entry("start", "x, the parameter", |curve| {
        significant(curve.shown().x, 6)
    });
    let y = model.text(|curve| defined(curve.shown().y));
    let slope = model.text(|curve| defined(curve.shown().slope));
    let step = model.text(|curve| curve.shown().step.to_string());
    ui.el("div")
        .class("readouts")
        .attr("data-group", "point")
        .child(readout(ui, "x", "point", field(ui, x)))
        .child(readout(ui, "f(x)", "curve", output(ui, y)))
        .child(readout(ui, "slope", "gradient", output(ui, slope)))
        .child(readout(ui, "step", "text", output(ui, step)))
}

/// A number with four decimals, and a dash where there is none.
fn defined(number: f64) -> String {
    if number.is_finite() {
        fixed(number, 4)
    } else {
        "\u{2013}".into()
    }
}

fn rate(ui: &Ui, model: Model<Curve>) -> El {
    let dial = Dial {
        ends: RATES,
        spread: Spread::Log,
        value: model.look(|curve| curve.descent().learning_rate()),
        set: model.verb(|curve, rate| curve.drive(|descent| descent.set_learning_rate(rate))),
        marks: Some(model.look(|curve| regime::boundaries(curve.minimum()))),
        effect: None,
    };
    let entry = model.entry("lr", "Learning rate", |curve| {
        significant(curve.descent().learning_rate(), 6)
    });
    let name = model.text(|curve| curve.regime().name().into());
    let sentence = model.text(Curve::regime_sentence);
    let alarming = model.flag(|curve| {
        let regime = curve.regime();
        matches!(regime, Regime::Diverges | Regime::Climbs | Regime::Leaves)
    });
    let regime = ui
        .el("p")
        .class("regime")
        .attr("data-group", "regime")
        .live_flag("data-alarming", alarming)
        .child(ui.el("strong").live_text(name))
        .child(ui.el("span").live_text(sentence));
    group(ui, "rate", vec![slider(ui, dial, "", entry), regime])
}

fn direction(ui: &Ui, model: Model<Curve>) -> El {
    check(
        ui,
        "direction",
        "Wrong sign: step up the slope",
        model.flag(|curve| curve.descent().direction() == Direction::Uphill),
        model.verb(|curve, uphill| {
            curve.drive(|descent| descent.set_direction(Direction::uphill(uphill)));
        }),
    )
}

/// The way back to where there is a curve.
fn way_in(ui: &Ui, model: Model<Curve>) -> El {
    let place = model.text(|curve| {
        let place = curve.way_in().unwrap_or_default();
        format!("Move the point to x = {}", spoken(&significant(place, 4)))
    });
    button(ui, "come-in", place, Box::new(|| false), move || {
        model.update(Curve::come_in);
        model.voice().say(model.with_untracked(Curve::describe));
    })
    .live_flag("hidden", model.flag(|curve| curve.way_in().is_none()))
}

fn nudge(ui: &Ui, model: Model<Curve>) -> El {
    panel(
        ui,
        "nudge",
        "What if the parameter moves a little?",
        content(model, nudged),
    )
    .live_flag("open", model.flag(|curve| curve.nudge_shown))
    .on("toggle", move |event| {
        let target = event.target().map(JsCast::unchecked_into::<Element>);
        let open = target.is_some_and(|panel| panel.has_attribute("open"));
        if model.with_untracked(|curve| curve.nudge_shown != open) {
            model.update(|curve| curve.nudge_shown = open);
        }
    })
}

fn nudged(ui: &Ui, model: Model<Curve>) -> Vec<El> {
    let dial = Dial {
        ends: NUDGES,
        spread: Spread::Log,
        value: model.look(|curve| curve.nudge),
        set: model.verb(|curve, h| curve.nudge = h),
        marks: None,
        effect: None,
    };
    let entry = model.entry("h", "Small step h", |curve| significant(curve.nudge, 6));
    let rows = move || {
        let head = ["h", "f(x + h) - f(x)", "slope * h"].map(String::from);
        let row = |row: [f64; 3]| {
            row.map(|number| {
                if number.is_finite() {
                    significant(number, 4)
                } else {
                    defined(number)
                }
            })
            .to_vec()
        };
        let [left, right] = model.with(|curve| curve.nudged().map(row));
        vec![head.to_vec(), left, right]
    };
    vec![
        slider(ui, dial, "", entry),
        table(ui, "The small steps", rows),
    ]
}

fn rows(curve: &Curve, steps: Range<usize>) -> Rows {
    let mut rows = vec![["step", "x", "f(x)", "slope"].map(String::from).to_vec()];
    for step in steps {
        let Row { step, x, y, slope } = curve.row(step);
        rows.push(vec![
            step.to_string(),
            defined(x),
            defined(y),
            defined(slope),
        ]);
    }
    rows
}
