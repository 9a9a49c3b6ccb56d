//! The graph as elements that follow its state.

use std::rc::Rc;

use leptos::prelude::AnyView;
use web_sys::HtmlElement;

use super::example::{self, EXAMPLES};
use super::graph::{list, shown};
use super::layout::Layout;
use super::scene;
use super::state::{Autograd, DRAWN, NAMES};
use crate::figures::descending::PACES;
use crate::numeric::decimal::{fixed, repr, retyped, short, significant};
use crate::numeric::expression::Expression;
use crate::numeric::steps::Steps;
use crate::ui::controls::{group, line, output, readout};
use crate::ui::dom::{El, Text, Ui};
use crate::ui::field::{Entry, field};
use crate::ui::formula::{FormulaEntry, formula_field};
use crate::ui::frame::{Parts, frame};
use crate::ui::frame_clock::NextFrame;
use crate::ui::frame_clock::Rank;
use crate::ui::model::Model;
use crate::ui::panel::{content, panel};
use crate::ui::playback::playback;
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::scroll::scrolling;
use crate::ui::scrubber::scrubber;
use crate::ui::slider::{Dial, Spread, slider};
use crate::ui::table::{Rows, table};

const SCENE: Scene<Autograd> = Scene {
    viewport: scene::viewport,
    key: |_| String::new(),
    ground: scene::draw_ground,
    moving: scene::draw,
};

/// The entries that the sliders set; the fields take more.
const ENTRIES: (f64, f64) = (-10.0, 10.0);

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Autograd>) -> AnyView {
    frame(container, model, super::settings::TITLE, |ui, model| {
        Parts {
            picture: picture(ui, model),
            controls: controls(ui, model),
            more: vec![checks(ui, model), nodes(ui, model)],
        }
    })
}

fn picture(ui: &Ui, model: Model<Autograd>) -> Vec<El> {
    let plot = plot_canvas(
        ui,
        (model, SCENE),
        &Map::default(),
        "The graph of the computation: each node with its operation, its value and its gradient",
        vec![],
    );
    // As large as the graph: what is too wide for the page scrolls within.
    let side = move |look: fn(&Layout) -> f64| -> Text {
        Box::new(move || {
            model.with(|autograd| format!("{}px", fixed(look(&scene::plan(autograd)), 0)))
        })
    };
    let graph = ui
        .el("div")
        .class("graph")
        .live_flag("hidden", model.flag(|autograd| !autograd.is_drawn()));
    let scrolled = graph.node().clone();
    let to_middle = NextFrame::new(move || {
        scrolled.set_scroll_left((scrolled.scroll_width() - scrolled.client_width()) / 2);
    });
    let plot = plot
        .live(side(|plan| plan.width), move |node, width| {
            // A property that a style has: no error.
            let _ = node.style().set_property("min-width", width);
            // The middle of what is too wide is seen first.
            to_middle.ask();
        })
        .live(side(|plan| plan.height), |node, height| {
            let _ = node.style().set_property("height", height);
        });
    let graph = scrolling(graph, "Graph", plot);
    let name = |role: &str, text: &str| ui.el("li").attr("data-role", role).text(text);
    let key = ui
        .el("ul")
        .class("key")
        .child(name("curve", "value"))
        .child(name("gradient", "\u{2202}: gradient of y"));
    let words = Rc::new(|autograd: &Autograd| {
        let (step, steps) = autograd.place();
        format!("step {step} of {steps}")
    });
    let scrubber = scrubber(ui, model, words);
    let says = line(ui, "says", model.text(Autograd::describe));
    let trouble = model.text(|autograd| autograd.outcome().unwrap_or_default());
    let trouble = line(ui, "outcome", trouble).live_flag(
        "hidden",
        model.flag(|autograd| autograd.outcome().is_none()),
    );
    let mut parts = vec![key, graph, scrubber];
    parts.extend(playback(ui, model, PACES, false, Rank::Prompt));
    parts.extend([says, trouble]);
    parts
}

fn controls(ui: &Ui, model: Model<Autograd>) -> Vec<El> {
    vec![
        formula(ui, model),
        vector(ui, model),
        numbers(ui, model),
        rule(ui, model),
    ]
}

fn formula(ui: &Ui, model: Model<Autograd>) -> El {
    let entry = FormulaEntry {
        label: "f(x) =",
        check: |text| Expression::parse(text, &NAMES).err(),
        examples: EXAMPLES.iter().map(|example| example.formula).collect(),
        text: model.text(|autograd| autograd.formula().to_string()),
        write: Rc::new(move |formula, chosen| {
            if chosen {
                model.update(|autograd| autograd.set_example(&formula));
            } else {
                model.apply(&[("f".into(), formula)]);
            }
        }),
    };
    let about = model.text(|autograd| example::about(&autograd.formula().to_string()).into());
    let mut parts = formula_field(ui, entry);
    parts.push(line(ui, "about", about));
    group(ui, "formula", parts)
}

fn vector(ui: &Ui, model: Model<Autograd>) -> El {
    let whole = model.entry("x", "x, the vector", |autograd| {
        let entries = autograd.x().iter();
        let texts: Vec<String> = entries.map(|entry| short(significant(*entry, 6))).collect();
        format!("[{}]", texts.join(", "))
    });
    let row = ui
        .el("div")
        .class("row formula")
        .attr("translate", "no")
        .child(ui.el("span").class("name").text("x ="))
        .child(field(ui, whole));
    let (most, _) = DRAWN;
    ui.el("div")
        .class("params")
        .attr("data-group", "params")
        .child(row)
        .children((0..most).map(|k| entry(ui, model, k)).collect())
}

/// A slider for an entry of the vector.
fn entry(ui: &Ui, model: Model<Autograd>, k: usize) -> El {
    let now = move || model.with(|autograd| autograd.x().get(k).copied());
    let dial = Dial {
        ends: ENTRIES,
        spread: Spread::Linear,
        value: Rc::new(move || now().unwrap_or(0.0)),
        set: Rc::new(move |value| {
            model.update(|autograd| autograd.set_entry(k, value));
        }),
        marks: None,
        effect: Some(model.look(|autograd| format!("y {}", shown(autograd.y(), 6)))),
    };
    // A field writes the setting of all, with its own as it was typed.
    let write = Box::new(move |typed: String| {
        let mut texts: Vec<String> =
            model.with_untracked(|autograd| autograd.x().iter().copied().map(repr).collect());
        texts[k] = retyped(&typed);
        model.apply(&[("x".into(), texts.join(","))]);
    });
    let entry = Entry {
        setting: "x",
        label: Rc::new(move || format!("x[{k}]")),
        digits: false,
        text: Box::new(move || short(significant(now().unwrap_or(0.0), 6))),
        write,
    };
    let slider = slider(ui, dial, "", entry).attr("translate", "no");
    slider.live_flag("hidden", Box::new(move || now().is_none()))
}

fn numbers(ui: &Ui, model: Model<Autograd>) -> El {
    let y = model.text(|autograd| shown(autograd.y(), 6));
    let grad = model.text(|autograd| list(autograd.grad(), DRAWN.0));
    ui.el("div")
        .class("readouts")
        .attr("data-group", "readout")
        .child(readout(ui, "y", "curve", output(ui, y)))
        .child(readout(ui, "x.grad", "gradient", output(ui, grad)))
}

fn rule(ui: &Ui, model: Model<Autograd>) -> El {
    let formulas = model.text(|autograd| autograd.gradient_formulas().join("\n"));
    ui.el("p")
        .class("arithmetic")
        .attr("data-group", "rule")
        .child(
            ui.el("span")
                .class("name")
                .text("The gradient as a formula"),
        )
        .child(
            ui.el("code")
                .class("lines")
                .attr("translate", "no")
                .live_text(formulas),
        )
}

/// The gradient beside what a small change of each entry does.
fn checks(ui: &Ui, model: Model<Autograd>) -> El {
    panel(
        ui,
        "nudge",
        "Check it by a small change",
        content(model, differences),
    )
}

fn differences(ui: &Ui, model: Model<Autograd>) -> Vec<El> {
    let h = model.entry("h", "Small change h", |autograd| {
        significant(autograd.change(), 6)
    });
    let rows = move || {
        model.with(|autograd| {
            let head = ["", "x", "x.grad", "(f(x + h) - f(x - h)) / 2h"];
            let mut rows = vec![head.map(String::from).to_vec()];
            for (k, x) in autograd.x().iter().enumerate() {
                let numbers = [*x, autograd.grad()[k], autograd.central_difference(k)];
                let [x, slope, difference] = numbers.map(|number| shown(number, 8));
                rows.push(vec![format!("x[{k}]"), x, slope, difference]);
            }
            rows
        })
    };
    let row = ui
        .el("div")
        .class("row")
        .child(ui.el("span").class("name").text("h ="))
        .child(field(ui, h));
    vec![row, table(ui, "The check", rows)]
}

/// All nodes as a table; open where the graph is too large to be drawn.
fn nodes(ui: &Ui, model: Model<Autograd>) -> El {
    panel(
        ui,
        "table",
        "Table of the nodes",
        content(model, node_table),
    )
    .live_flag("open", model.flag(|autograd| !autograd.is_drawn()))
}

fn node_table(ui: &Ui, model: Model<Autograd>) -> Vec<El> {
    let rows = move || model.with(rows);
    let why = model.text(|_| {
        let (entries, nodes) = DRAWN;
        format!(
            "A graph is drawn up to {entries} entries and {nodes} nodes. This one is larger, so here it is as a table."
        )
    });
    let why = line(ui, "about", why).live_flag("hidden", model.flag(Autograd::is_drawn));
    vec![why, table(ui, "The nodes", rows)]
}

fn rows(autograd: &Autograd) -> Rows {
    let head = ["node", "value", "gradient", "local derivatives"];
    let mut rows = vec![head.map(String::from).to_vec()];
    let graph = autograd.graph();
    let numbers = |numbers: &[f64]| match numbers {
        [] => String::new(),
        numbers => list(numbers, DRAWN.0),
    };
    for (node, own) in graph.nodes().iter().enumerate() {
        let mut rules = String::new();
        for &input in &own.inputs {
            let rule = graph.derivative_rule(node, input);
            rules += &format!("by {}: {rule} ", graph.nodes()[input].name);
        }
        rows.push(vec![
            own.title(),
            numbers(autograd.value(node).unwrap_or_default()),
            numbers(&autograd.gradient(node).unwrap_or_default()),
            rules,
        ]);
    }
    rows
}
