//! The view of the autograd figure: its graph and its controls.

use leptos::html;
use leptos::prelude::*;

use super::layout::Layout;
use super::scene;
use super::settings::TITLE;
use super::state::example::{self, EXAMPLES};
use super::state::graph::{list, number_or_dash};
use super::state::{Autograd, DRAWN, NAMES};
use crate::components::animation_frames::NextFrame;
use crate::components::figure_frame::{FigureFrame, Picture};
use crate::components::formula_input::FormulaInput;
use crate::components::group::{Group, Line};
use crate::components::guesses::PlottedFields;
use crate::components::hooks::watch;
use crate::components::more_settings::MoreSettings;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::once_shown::OnceShown;
use crate::components::outcome::Outcome;
use crate::components::pace::Pace;
use crate::components::panel::Panel;
use crate::components::pinned::Pinned;
use crate::components::playback::Playback;
use crate::components::plot_canvas::PlotCanvas;
use crate::components::plot_canvas::scene::Scene;
use crate::components::readout::Readout;
use crate::components::scroll_box::ScrollBox;
use crate::components::scrubber::Scrubber;
use crate::components::setting_input::{SettingEntry, SettingInput};
use crate::components::slider::{Slider, SliderScale};
use crate::components::state_signal::StateSignal;
use crate::figures::shared::descent_settings::PACES;
use crate::numeric::decimal::{fixed, repr, retyped, short, significant};
use crate::numeric::expression::Expression;
use crate::numeric::steps::Steps;
use crate::plot::viewport::Scale;

const SCENE: Scene<Autograd> = Scene {
    viewport: scene::viewport,
    key: |_| String::new(),
    static_layer: scene::draw_static,
    dynamic_layer: scene::draw,
    fields: PlottedFields::NONE,
};

/// The range of the sliders of the entries.
const ENTRIES: SliderScale = SliderScale {
    ends: (-10.0, 10.0),
    scale: Scale::Linear,
};

/// Builds the view of the figure.
pub fn build(state: StateSignal<Autograd>) -> AnyView {
    let words = state.signal(|autograd| {
        let (step, steps) = autograd.shown_and_last();
        format!("step {step} of {steps}")
    });
    view! {
        <FigureFrame state=state.any() title=TITLE asked="grad">
            <Picture slot>
                <Pinned>
                    <Key />
                    <Graph state />
                    <Playback state=state.any() />
                </Pinned>
                <Scrubber state=state.any() words />
                <Line class="says" text=state.signal(Autograd::describe) />
                <Outcome state=state.any() />
            </Picture>
            <Formula state />
            <Vector state />
            <Numbers state />
            <Rule state />
            <MoreSettings>
                <Pace state=state.any() paces=PACES />
            </MoreSettings>
            <Check state />
            <Nodes state />
        </FigureFrame>
    }
    .into_any()
}

#[component]
fn Key() -> impl IntoView {
    view! {
        <ul class="key">
            <li data-role="curve">{"value"}</li>
            <li data-role="gradient">{"\u{2202}: gradient of y"}</li>
        </ul>
    }
}

/// The graph at its own size, in a box that scrolls if it is wider than the page.
#[component]
fn Graph(state: StateSignal<Autograd>) -> impl IntoView {
    let side = move |read: fn(&Layout) -> f64| {
        state.signal(move |autograd| format!("{}px", fixed(read(&scene::plan(autograd)), 0)))
    };
    let width = side(|plan| plan.width);
    let scrolled = NodeRef::<html::Div>::new();
    // A graph that is too wide is scrolled to its middle at first.
    let to_middle = NextFrame::new(move || {
        if let Some(graph) = scrolled.get_untracked() {
            graph.set_scroll_left((graph.scroll_width() - graph.client_width()) / 2);
        }
    });
    let mut last_width = String::new();
    watch(move || {
        scrolled.track();
        let now = width.get();
        if last_width != now {
            last_width = now;
            to_middle.request();
        }
    });
    view! {
        <ScrollBox
            label="Graph"
            class="graph"
            hidden=state.signal(|autograd| !autograd.is_drawn())
            node=scrolled
        >
            <PlotCanvas
                scene=(state, SCENE)
                label="The graph of the computation: each node with its operation, its value and its gradient"
                min_width=width
                height=side(|plan| plan.height)
            />
        </ScrollBox>
    }
}

#[component]
fn Formula(state: StateSignal<Autograd>) -> impl IntoView {
    let check = |text: &str| Expression::parse(text, &NAMES).err();
    let examples = EXAMPLES
        .iter()
        .map(|example| (example.name, example.formula));
    let examples: Vec<_> = examples.collect();
    let choose = state.example("f", Autograd::set_example);
    let about =
        state.signal(|autograd| String::from(example::about(&autograd.formula().to_string())));
    view! {
        <Group name="formula">
            <FormulaInput
                label="f(x) ="
                check
                examples
                formula=state.signal(|autograd| autograd.formula().to_string())
                write=Callback::new(move |formula| state.apply(&[("f".into(), formula)]))
                choose
            />
            <Line text=about />
        </Group>
    }
}

#[component]
fn Vector(state: StateSignal<Autograd>) -> impl IntoView {
    let whole = state.input("x", |autograd| {
        let entries = autograd.x().iter();
        let texts: Vec<String> = entries.map(|entry| short(significant(*entry, 6))).collect();
        format!("[{}]", texts.join(", "))
    });
    let (max_entries, _) = DRAWN;
    let entries: Vec<_> = (0..max_entries)
        .map(|k| {
            let hidden = state.signal(move |autograd| autograd.x().len() <= k);
            view! {
                <OnceShown hidden>
                    <VectorEntry state k hidden />
                </OnceShown>
            }
        })
        .collect();
    view! {
        <Group name="params" class="params">
            <div class="row formula" translate="no">
                <span class="name">{"x ="}</span>
                <SettingInput entry=whole label="x, the vector" />
            </div>
            {entries}
        </Group>
    }
}

/// A slider for an entry of the vector.
#[component]
fn VectorEntry(state: StateSignal<Autograd>, k: usize, hidden: Signal<bool>) -> impl IntoView {
    let now = move |autograd: &Autograd| autograd.x().get(k).copied();
    // The setting holds all entries, so a field writes them all, its own as it was typed.
    let write = move |typed: String| {
        let mut texts: Vec<String> =
            state.with_untracked(|autograd| autograd.x().iter().copied().map(repr).collect());
        texts[k] = retyped(&typed);
        state.apply(&[("x".into(), texts.join(","))]);
    };
    let entry = SettingEntry {
        setting: "x",
        takes_digits: false,
        text: state.signal(move |autograd| short(significant(now(autograd).unwrap_or(0.0), 6))),
        write: Callback::new(write),
    };
    view! {
        <Slider
            attr:translate="no"
            label=format!("x[{k}]")
            scale=ENTRIES
            value=state.signal(move |autograd| now(autograd).unwrap_or(0.0))
            set=state
                .callback(move |autograd, value| {
                    autograd.set_entry(k, value);
                })
            effect=state.signal(|autograd| format!("y {}", number_or_dash(autograd.y(), 6)))
            entry
            hidden
        />
    }
}

#[component]
fn Numbers(state: StateSignal<Autograd>) -> impl IntoView {
    view! {
        <Group name="readout" class="readouts">
            <Readout name="y" role="curve" value=state.signal(|autograd| number_or_dash(autograd.y(), 6)) />
            <Readout
                name="x.grad"
                role="gradient"
                value=state.signal(|autograd| list(autograd.grad(), DRAWN.0))
            />
        </Group>
    }
}

#[component]
fn Rule(state: StateSignal<Autograd>) -> impl IntoView {
    view! {
        <p class="arithmetic" data-group="rule">
            <span class="name">{"The gradient as a formula"}</span>
            <code class="lines" translate="no">
                {state.signal(|autograd| autograd.gradient_formulas().join("\n"))}
            </code>
        </p>
    }
}

/// The gradient check: the gradient beside central differences.
#[component]
fn Check(state: StateSignal<Autograd>) -> impl IntoView {
    let h = move || state.input("h", |autograd| significant(autograd.change(), 6));
    view! {
        <Panel group="nudge" summary="Check it by a small change">
            <div class="row">
                <span class="name">{"h ="}</span>
                <SettingInput entry=h() label="Small change h" />
            </div>
            <NumbersTable label="The check" rows=state.signal(differences) />
        </Panel>
    }
}

/// A row for each entry, with its gradient and its central difference.
fn differences(autograd: &Autograd) -> Rows {
    let head = ["", "x", "x.grad", "(f(x + h) - f(x - h)) / 2h"];
    let mut rows = vec![head.map(String::from).to_vec()];
    for (k, x) in autograd.x().iter().enumerate() {
        let numbers = [*x, autograd.grad()[k], autograd.central_difference(k)];
        let [x, slope, difference] = numbers.map(|number| number_or_dash(number, 8));
        rows.push(vec![format!("x[{k}]"), x, slope, difference]);
    }
    rows
}

/// The table of the nodes; open if the graph is too large to be drawn.
#[component]
fn Nodes(state: StateSignal<Autograd>) -> impl IntoView {
    let why = || {
        let (entries, nodes) = DRAWN;
        format!(
            "A graph is drawn up to {entries} entries and {nodes} nodes. This one is larger, so here it is as a table."
        )
    };
    view! {
        <Panel
            group="table"
            summary="Table of the nodes"
            open=state.signal(|autograd| !autograd.is_drawn())
        >
            <Line text=why() hidden=state.signal(Autograd::is_drawn) />
            <NumbersTable label="The nodes" rows=state.signal(rows) />
        </Panel>
    }
}

/// A row for each node.
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
