//! Components mounted alone, in a browser: what goes in, what is shown, what callbacks got, and what is
//! left when they are gone.
#![cfg(target_arch = "wasm32")]

mod mounted;

use downhill::components::drag_handle::DragHandle;
use downhill::components::drag_handle::target::{DataPoint, DragAxis, DragTarget, HandleAction};
use downhill::components::formula_input::FormulaInput;
use downhill::components::numbers_table::{NumbersTable, Rows};
use downhill::components::playback::Playback;
use downhill::components::plot_canvas::Map;
use downhill::components::setting_input::{SettingEntry, SettingInput};
use downhill::components::slider::{Marks, Slider, SliderScale};
use downhill::components::state_signal::StateSignal;
use downhill::figures::Figure;
use downhill::figures::curve::state::Curve;
use downhill::numeric::descent::Descends;
use downhill::numeric::expression::Expression;
use downhill::plot::viewport::Scale;
use downhill::plot::viewport::{Axis, Margin, Size, Viewport};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use mounted::{Mounted, event, key, log, pointer};

wasm_bindgen_test_configure!(run_in_browser);

// Guards against a slider that shows another value than that in force, or that takes another than it
// shows; and against marks that are missed by a position.
#[wasm_bindgen_test]
async fn a_slider_shows_its_value_and_gives_another() {
    let owner = Owner::new();
    owner.set();
    let value = RwSignal::new(0.1);
    let hidden = RwSignal::new(false);
    let (given, set) = log::<f64>();
    let (_, write) = log::<String>();
    let slider = Mounted::new(move || {
        let entry = SettingEntry {
            setting: "lr",
            takes_digits: false,
            text: Signal::derive(move || value.get().to_string()),
            write,
        };
        let scale = SliderScale {
            ends: (0.01, 1.0),
            scale: Scale::Log,
        };
        let marks = Signal::stored(Marks::from([(0.505, "the limit"), (7.0, "outside")]));
        view! { <Slider label="Rate" scale value=value.into() set marks unit=" a step" entry hidden=Signal::from(hidden) /> }
    })
    .await;
    let range = slider.find::<HtmlInputElement>("input[type=range]");
    assert_eq!(
        (range.value(), range.max()),
        ("20".into(), "40".into()),
        "in the middle"
    );
    assert_eq!(
        slider
            .attribute("input[type=range]", "aria-label")
            .as_deref(),
        Some("Rate")
    );
    assert_eq!(
        slider
            .attribute("input[type=range]", "aria-valuetext")
            .as_deref(),
        Some("0.1 a step")
    );
    value.set(1.0);
    tick().await;
    assert_eq!(range.value(), "40", "it follows");
    let marks: Vec<bool> = (0..2)
        .map(|k| {
            let marks = slider.place.query_selector_all(".mark").expect("marks");
            marks
                .get(k)
                .expect("a mark")
                .unchecked_into::<HtmlElement>()
                .hidden()
        })
        .collect();
    assert_eq!(marks, [false, true], "a mark outside is none");
    slider.types("input[type=range]", "34").await;
    slider.types("input[type=range]", "0").await;
    assert_eq!(
        given.get_value(),
        [0.505, 0.01],
        "at the mark, and at the end"
    );
    slider.send(".track", &key("ArrowLeft", true)).await;
    assert_eq!(
        given.get_value()[2],
        0.989,
        "with Shift a tenth of a position"
    );
    hidden.set(true);
    tick().await;
    assert!(slider.find::<HtmlElement>(".slider").hidden());
    assert_eq!(slider.unmount(), 0, "nothing is left");
    value.set(0.5);
}

// Guards against a field that loses what is typed when the value changes, that takes it twice, or keeps
// what was refused once the complaint is gone.
#[wasm_bindgen_test]
async fn a_setting_is_taken_when_it_is_committed() {
    let owner = Owner::new();
    owner.set();
    let value = RwSignal::new(String::from("0.5"));
    let (given, write) = log::<String>();
    let field = Mounted::new(move || {
        let entry = SettingEntry {
            setting: "h",
            takes_digits: true,
            text: value.into(),
            write,
        };
        view! { <SettingInput entry label="Small step" /> }
    })
    .await;
    let input = field.find::<HtmlInputElement>("input");
    assert_eq!(
        (input.value(), field.attribute("input", "inputmode")),
        ("0.5".into(), Some("numeric".into()))
    );
    field.types("input", "0.25").await;
    value.set("0.75".into());
    tick().await;
    assert_eq!(input.value(), "0.25", "what is typed stays");
    assert!(given.get_value().is_empty(), "nothing is taken yet");
    field.send("input", &event("change")).await;
    field.send("input", &event("blur")).await;
    assert_eq!(given.get_value(), ["0.25"], "taken once");
    assert_eq!(input.value(), "0.75", "the value in force is back");
    field.types("input", "x").await;
    drop(field);
    value.set("1".into());
    assert_eq!(
        given.get_value(),
        ["0.25"],
        "what was typed is gone with the field"
    );
}

// Guards against a formula that replaces the one in force before it can be read, and a fault without its
// place.
#[wasm_bindgen_test]
async fn a_formula_is_taken_as_it_is_typed_once_it_can_be_read() {
    let owner = Owner::new();
    owner.set();
    let formula = RwSignal::new(String::from("x**2"));
    let (chosen, choose) = log::<String>();
    let field = Mounted::new(move || {
        let write = Callback::new(move |text| formula.set(text));
        view! {
            <FormulaInput
                label="f(x) ="
                check=|text| Expression::parse(text, &["x"]).err()
                examples=vec![("Bowl", "x**2"), ("Flat bowl", "x**4")]
                formula=formula.into()
                write
                choose
            />
        }
    })
    .await;
    let select = field.find::<HtmlSelectElement>("select");
    assert_eq!(select.value(), "x**2", "the example in force");
    field.types("input", "x**2 + ?").await;
    assert_eq!(
        formula.get_untracked(),
        "x**2",
        "what cannot be read changes nothing"
    );
    assert_eq!(field.text("mark"), "?", "the fault has its place");
    assert!(!field.find::<HtmlElement>(".fault").hidden());
    assert_eq!(
        field.attribute("input", "aria-invalid").as_deref(),
        Some("true")
    );
    field.send("input", &event("blur")).await;
    assert_eq!(
        field.find::<HtmlInputElement>("input").value(),
        "x**2 + ?",
        "it stays to be mended"
    );
    field.types("input", "x**2 + 1").await;
    assert_eq!(formula.get_untracked(), "x**2 + 1");
    assert!(field.find::<HtmlElement>(".fault").hidden());
    assert_eq!(select.value(), "", "no example");
    select.set_value("x**4");
    field.send("select", &event("change")).await;
    assert_eq!(chosen.get_value(), ["x**4"]);
    assert_eq!(field.unmount(), 0, "nothing is left");
}

// Guards against buttons that do another thing than they say, or that can be pressed when they say that
// they cannot.
#[wasm_bindgen_test]
async fn playback_drives_the_figure() {
    let owner = Owner::new();
    owner.set();
    let state = StateSignal::<Curve>::new(Curve::TABLE, &[]);
    let playback = Mounted::new(move || {
        view! { <Playback state=state.any() ten=true /> }
    })
    .await;
    let steps = move || state.with_untracked(|curve| curve.descent().training().steps());
    let press = async |verb: &str| {
        playback
            .find::<HtmlElement>(&format!("[data-verb={verb}]"))
            .click();
        tick().await;
    };
    let disabled = |verb: &str| playback.attribute(&format!("[data-verb={verb}]"), "aria-disabled");
    assert_eq!(
        disabled("back").as_deref(),
        Some("true"),
        "there is nothing behind"
    );
    press("back").await;
    press("step").await;
    assert_eq!((steps(), disabled("back").as_deref()), (1, Some("false")));
    press("ten").await;
    assert_eq!(steps(), 11);
    press("back").await;
    press("reset").await;
    assert_eq!(steps(), 0);
    press("play").await;
    assert_eq!(playback.text("[data-verb=play]"), "Pause");
    press("play").await;
    assert_eq!(playback.text("[data-verb=play]"), "Play");
    assert_eq!(playback.unmount(), 0, "nothing is left");
    state.update(|curve| curve.drive(|descent| descent.step(1)));
    assert_eq!(steps(), 1, "the figure goes on without its buttons");
}

// Guards against a table that keeps rows which are gone, or writes a head over the names of its rows.
#[wasm_bindgen_test]
async fn a_table_follows_its_rows() {
    let owner = Owner::new();
    owner.set();
    let row = |cells: [&str; 2]| cells.map(String::from).to_vec();
    let rows = RwSignal::new(Rows::from([
        row(["", "x"]),
        row(["a", "1"]),
        row(["b", "2"]),
    ]));
    let table =
        Mounted::new(move || view! { <NumbersTable label="Numbers" rows=rows.into() /> }).await;
    assert_eq!(
        table.attribute("[role=group]", "aria-label").as_deref(),
        Some("Numbers")
    );
    assert_eq!(
        (table.text("thead"), table.text("tbody")),
        ("x".into(), "a1b2".into())
    );
    assert_eq!(table.text("th[scope=col]"), "x", "no head over the names");
    let kept = table.find::<Element>("tbody tr");
    rows.set(Rows::from([row(["", "x"]), row(["a", "3"])]));
    tick().await;
    assert_eq!(table.text("tbody"), "a3");
    assert_eq!(
        table.find::<Element>("tbody tr"),
        kept,
        "the row is the same element"
    );
    rows.set(Rows::new());
    tick().await;
    assert_eq!(table.text("table"), "", "no rows are no rows");
    assert_eq!(table.unmount(), 0, "nothing is left");
}

/// A point in a plot of 0 to 10 along both axes, and what was done to it.
struct Point {
    at: RwSignal<DataPoint>,
    acts: StoredValue<Vec<String>>,
}

impl DragTarget for Point {
    fn at(&self) -> DataPoint {
        self.at.get()
    }

    fn name(&self, axis: DragAxis) -> String {
        format!("{axis:?}")
    }

    fn act(&self, act: HandleAction) {
        self.acts.update_value(|acts| {
            acts.push(match act {
                HandleAction::Grab => "grab".into(),
                HandleAction::Drag((x, y)) => format!("drag {x} {y}"),
                HandleAction::Drop => "drop".into(),
                HandleAction::Cancel => "cancel".into(),
                HandleAction::Nearest(_) | HandleAction::Next(_) => "choose".into(),
            });
        });
        if let HandleAction::Drag(place) = act {
            self.at.set(place);
        }
    }

    fn describe(&self) -> String {
        let (x, y) = self.at.get();
        format!("x {x}, y {y}")
    }
}

// Guards against a point that jumps to the pointer, follows it after it was released, ignores keys, or
// stands elsewhere than it says.
#[wasm_bindgen_test]
async fn a_handle_is_dragged_by_pointer_and_keys() {
    let owner = Owner::new();
    owner.set();
    let at = RwSignal::new((2.0, 5.0));
    let acts = StoredValue::new(Vec::<String>::new());
    let handle = Mounted::new(move || {
        let map = Map::new(Some(Viewport::new(
            Size {
                width: 100.0,
                height: 100.0,
            },
            Margin {
                left: 0.0,
                top: 0.0,
                right: 0.0,
                bottom: 0.0,
            },
            Axis::linear(0.0, 10.0),
            Axis::linear(0.0, 10.0),
        )));
        view! {
            <div style:position="relative" style:width="100px" style:height="100px">
                <DragHandle target=Point { at, acts } map />
            </div>
        }
    })
    .await;
    assert_eq!(
        handle.attribute("input", "aria-valuetext").as_deref(),
        Some("x 2, y 5")
    );
    assert_eq!(
        handle.attribute("input", "aria-label").as_deref(),
        Some("X")
    );
    let before = handle.find::<HtmlElement>(".handle").style().css_text();
    handle.send("input", &key("ArrowRight", false)).await;
    assert_eq!(
        acts.get_value(),
        ["drag 2.2 5"],
        "a fortieth of the axis, rounded"
    );
    assert_ne!(
        handle.find::<HtmlElement>(".handle").style().css_text(),
        before,
        "it moved"
    );
    acts.set_value(Vec::new());
    handle
        .send(".handle", &pointer("pointerdown", (0, 0)))
        .await;
    handle
        .send(".handle", &pointer("pointermove", (10, 0)))
        .await;
    handle.send(".handle", &key("Escape", false)).await;
    handle
        .send(".handle", &pointer("pointermove", (20, 0)))
        .await;
    let done = acts.get_value();
    assert_eq!(
        (done[0].as_str(), done.last().map(String::as_str)),
        ("grab", Some("cancel")),
        "{done:?}"
    );
    assert_eq!(done.len(), 3, "nothing moves after it was let go: {done:?}");
    assert_eq!(handle.unmount(), 0, "nothing is left");
    at.set((1.0, 1.0));
}
