//! Where the data come from: the notebook, a seed, the reader.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, Event, File, HtmlElement, HtmlInputElement};

use super::super::state::{Fit, View};
use crate::figures::fitting::{NOTEBOOK, data_in_a_word};
use crate::numeric::columns::{self, Fault};
use crate::numeric::dataset::Source;
use crate::ui::controls::{button, fixed_text, group, line};
use crate::ui::dom::{El, Ui, event_value};
use crate::ui::field::field;
use crate::ui::model::Model;
use crate::ui::panel::panel;

/// The source of the data; a file can be dropped on the plots, too.
pub(super) fn data(ui: &Ui, model: Model<Fit>, plots: &[HtmlElement]) -> El {
    let seed = move |text: String| {
        move || {
            model.apply(&[
                ("data".into(), String::new()),
                ("seed".into(), text.clone()),
            ])
        }
    };
    let entry = model.entry("seed", "Data: notebook, or a seed", |fit| {
        data_in_a_word(fit.problem())
    });
    let fresh = move || {
        // 32 bits are what the generator takes; a machine without randomness keeps its data.
        if let Ok(number) = getrandom::u32() {
            seed(number.to_string())();
        }
    };
    let never = Box::new(|| false);
    let given = model.flag(|fit| fit.source() == Source::Notebook && !fit.has_own_data());
    let row = ui
        .el("div")
        .class("row")
        .child(ui.el("span").class("name").text("Data"))
        .child(field(ui, entry))
        .child(button(ui, "fresh", fixed_text("Fresh seed"), never, fresh))
        .child(button(
            ui,
            "notebook",
            fixed_text("Notebook\u{2019}s"),
            given,
            seed(NOTEBOOK.into()),
        ));
    let about = model.text(|fit| {
        let what = match fit.source() {
            _ if fit.has_own_data() => format!("Your own data, {} points.", fit.data().time.len()),
            Source::Notebook => "The run that the lesson\u{2019}s notebook prints.".into(),
            Source::Seed(seed) => format!(
                "torch.manual_seed({seed}), then randn(20) for the noise and randn(3) for the parameters."
            ),
        };
        match fit.view {
            View::Panels | View::Race => what,
            View::Fit | View::Walk => what + " Drag a point up or down.",
        }
    });
    group(
        ui,
        "data",
        vec![row, line(ui, "about", about), own(ui, model, plots)],
    )
}

/// What was dropped on a plot.
enum Dropped {
    File(File),
    Text(String),
}

/// Takes what was dropped, once the panel is there; until then, what waits for it.
#[derive(Default)]
struct Taker {
    take: Option<Rc<dyn Fn(Dropped)>>,
    waiting: Option<Dropped>,
}

/// A panel for two columns, typed, pasted, dropped or from a file. What is dropped on the plots opens
/// it.
fn own(ui: &Ui, model: Model<Fit>, plots: &[HtmlElement]) -> El {
    let taker = Rc::new(RefCell::new(Taker::default()));
    let shared = Rc::clone(&taker);
    let content = move |ui: &Ui, _: &HtmlElement| own_columns(ui, model, &shared);
    let own = panel(ui, "own", "Your own data", Box::new(content));
    for place in plots.iter().chain([own.node()]) {
        let (taker, own) = (Rc::clone(&taker), own.node().clone());
        ui.listen(place, "dragover", Box::new(|event| event.prevent_default()));
        let on_drop = move |event: Event| {
            event.prevent_default();
            let Some(dropped) = dropped(&event) else {
                return;
            };
            // It is answered there.
            let _ = own.set_attribute("open", "");
            let take = taker.borrow().take.clone();
            match take {
                Some(take) => take(dropped),
                None => taker.borrow_mut().waiting = Some(dropped),
            }
        };
        ui.listen(place, "drop", Box::new(on_drop));
    }
    own
}

fn dropped(event: &Event) -> Option<Dropped> {
    let data = event.unchecked_ref::<DragEvent>().data_transfer()?;
    Some(match data.files().and_then(|files| files.get(0)) {
        Some(file) => Dropped::File(file),
        None => Dropped::Text(data.get_data("text").unwrap_or_default()),
    })
}

fn own_columns(ui: &Ui, model: Model<Fit>, taker: &RefCell<Taker>) -> Vec<El> {
    let said = Rc::new(RefCell::new(String::new()));
    let shown = Rc::clone(&said);
    let status = line(ui, "about", Box::new(move || shown.borrow().clone())).attr("role", "status");
    let tell = {
        let ui = ui.clone();
        Rc::new(move |text: String| {
            said.replace(text);
            ui.refresh();
        })
    };
    let take: Rc<dyn Fn(&str)> = {
        let tell = Rc::clone(&tell);
        Rc::new(move |text| {
            tell(match columns::reading(text) {
                Ok(reading) => {
                    let said = reading.to_string();
                    model.update(|fit| fit.set_data(reading.data));
                    said
                }
                Err(fault) => format!("{fault} The former data are kept."),
            });
        })
    };
    let load: Rc<dyn Fn(File)> = {
        let (take, tell) = (Rc::clone(&take), Rc::clone(&tell));
        Rc::new(move |file| {
            if file.size() > columns::MOST_BYTES as f64 {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a file has a whole number of bytes"
                )]
                let bytes = file.size() as usize;
                return tell(format!(
                    "{} The former data are kept.",
                    Fault::TooLong(bytes)
                ));
            }
            let (take, tell) = (Rc::clone(&take), Rc::clone(&tell));
            spawn_local(async move {
                let text = JsFuture::from(file.text()).await;
                match text.ok().and_then(|text| text.as_string()) {
                    Some(text) => take(&text),
                    None => tell("The file cannot be read. The former data are kept.".into()),
                }
            });
        })
    };
    let pasted = Rc::new(Cell::new(false));
    let (mark, was) = (Rc::clone(&pasted), pasted);
    let [now, typed, dropped_text] = std::array::from_fn(|_| Rc::clone(&take));
    let (drop_file, choose) = (Rc::clone(&load), load);
    let text = ui
        .el("textarea")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("placeholder", "time, speed\n0, 67.4\n1, 56.4\n2, 40.3")
        .attr("aria-label", "Two columns: time and speed")
        .on("paste", move |event| {
            let paste: &ClipboardEvent = event.unchecked_ref();
            let text = paste
                .clipboard_data()
                .and_then(|data| data.get_data("text").ok());
            match text {
                // A box with so much text would freeze the page.
                Some(text) if text.len() > columns::MOST_BYTES => {
                    event.prevent_default();
                    now(&text);
                }
                _ => mark.set(true),
            }
        })
        .on("input", move |event| {
            if was.take() {
                typed(&event_value(&event));
            }
        });
    let take_dropped = Rc::new(move |dropped| match dropped {
        Dropped::File(file) => drop_file(file),
        Dropped::Text(text) => dropped_text(&text),
    });
    let content = text.node().clone();
    let use_these = button(
        ui,
        "use",
        fixed_text("Use these"),
        Box::new(|| false),
        move || {
            let value = js_sys::Reflect::get(&content, &"value".into());
            let value = value.ok().and_then(|value| value.as_string());
            take(&value.unwrap_or_default());
        },
    );
    let file = ui
        .el("input")
        .attr("type", "file")
        .attr("accept", ".csv,.tsv,.txt,text/*")
        .attr("aria-label", "A file with two columns")
        .on("change", move |event| {
            let input = event
                .target()
                .and_then(|node| node.dyn_into::<HtmlInputElement>().ok());
            let files = input.and_then(|input| input.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                choose(file);
            }
        });
    let waiting = taker.borrow_mut().waiting.take();
    if let Some(dropped) = waiting {
        take_dropped(dropped);
    }
    taker.borrow_mut().take = Some(take_dropped);
    vec![
        line(
            ui,
            "about",
            fixed_text("Paste or drop two columns, time and speed: up to 10 000 rows."),
        ),
        text,
        ui.el("div").class("row").child(use_these).child(file),
        status,
    ]
}
