//! The digits come when the figure comes near: how far they are, and what went wrong.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Error, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::super::files::FILES;
use super::super::state::Digits;
use crate::numeric::decimal::fixed;
use crate::numeric::digits::lab::Part;
use crate::ui::controls::{button, fixed_text};
use crate::ui::data_files;
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;

/// The files of both parts: images, then labels.
const PARTS: [(Part, [&str; 2]); 2] = [
    (
        Part::Valid,
        [
            "digits-valid-images-idx3-ubyte.gz",
            "digits-valid-labels-idx1-ubyte.gz",
        ],
    ),
    (
        Part::Train,
        [
            "digits-train-images-idx3-ubyte.gz",
            "digits-train-labels-idx1-ubyte.gz",
        ],
    ),
];

/// The bytes of a file as it is sent.
fn size(name: &str) -> f64 {
    let file = FILES.iter().find(|(file, _)| *file == name);
    file.map_or(0.0, |(_, bytes)| f64::from(*bytes))
}

/// The files that are on their way.
#[derive(Default)]
struct Load {
    /// The bytes of each file that have come.
    came: [Cell<f64>; 4],
    /// What has come whole.
    whole: RefCell<[Option<Vec<u8>>; 4]>,
    /// What went wrong.
    fault: RefCell<String>,
}

/// Loads the digits, with a line about it until they are there.
pub(super) fn load(ui: &Ui, model: Model<Digits>) -> El {
    let load = Rc::new(Load::default());
    start(ui, model, &load);
    let all: f64 = FILES.iter().map(|(_, bytes)| f64::from(*bytes)).sum();
    let [progress, words, failed, fault, again] = std::array::from_fn(|_| Rc::clone(&load));
    let share = move || progress.came.iter().map(Cell::get).sum::<f64>() / all;
    let came = move || {
        let came: f64 = words.came.iter().map(Cell::get).sum();
        format!("{} of {} MB", fixed(came / 1e6, 2), fixed(all / 1e6, 2))
    };
    let bar = ui
        .el("progress")
        .attr("aria-label", "The digits on their way")
        .live_value(Box::new(move || fixed(share().min(1.0), 3)));
    let coming = ui
        .el("p")
        .class("row")
        .live_flag(
            "hidden",
            Box::new(move || !failed.fault.borrow().is_empty()),
        )
        .child(ui.el("span").text("The digits are on their way."))
        .child(bar)
        .child(ui.el("span").class("name").live_text(Box::new(came)));
    let retry = {
        let ui = ui.clone();
        move || start(&ui, model, &again)
    };
    let shown = Rc::clone(&fault);
    let broken = ui
        .el("p")
        .class("outcome")
        .attr("role", "status")
        .live_flag("hidden", Box::new(move || shown.fault.borrow().is_empty()))
        .child(
            ui.el("span")
                .live_text(Box::new(move || fault.fault.borrow().clone())),
        )
        .child(button(
            ui,
            "retry",
            fixed_text("Try again"),
            Box::new(|| false),
            retry,
        ));
    ui.el("div")
        .class("loading")
        .live_flag("hidden", model.flag(Digits::has_files))
        .child(coming)
        .child(broken)
}

/// Asks for what is not there yet.
fn start(ui: &Ui, model: Model<Digits>, load: &Rc<Load>) {
    load.fault.take();
    for (half, (part, files)) in PARTS.into_iter().enumerate() {
        for (k, name) in files.into_iter().enumerate() {
            let place = 2 * half + k;
            if load.whole.borrow()[place].is_some() {
                continue;
            }
            let (telling, again) = (Rc::clone(load), ui.clone());
            let tell = move |bytes| {
                telling.came[place].set(bytes);
                again.refresh();
            };
            let (load, ui) = (Rc::clone(load), ui.clone());
            // The element is ready when what is on its way now has come.
            let loading = data_files::load(name, tell);
            spawn_local(async move {
                match loading.await {
                    Ok(bytes) => {
                        load.came[place].set(size(name));
                        load.whole.borrow_mut()[place] = Some(Uint8Array::new(&bytes).to_vec());
                    }
                    Err(error) => {
                        let error = error.dyn_into::<Error>();
                        let why = error.map_or(String::new(), |error| error.message().into());
                        load.fault
                            .replace(format!("The digits could not be loaded: {name}: {why}. "));
                    }
                }
                take(model, &load, part, 2 * half);
                ui.refresh();
            });
        }
    }
}

/// Gives the figure a part whose files are there.
fn take(model: Model<Digits>, load: &Load, part: Part, first: usize) {
    let mut whole = load.whole.borrow_mut();
    let [images, labels] = [first, first + 1].map(|place| whole[place].as_ref());
    let (Some(images), Some(labels)) = (images, labels) else {
        return;
    };
    // The figure may be gone by now.
    let taken = model.update(|digits| digits.take_data(part, images, labels));
    if let Some(Err(fault)) = taken {
        load.fault
            .replace(format!("The digits cannot be read: {fault} "));
    }
    // They are not needed twice, and what cannot be read has to come anew.
    (whole[first], whole[first + 1]) = match taken {
        Some(Ok(())) => (Some(Vec::new()), Some(Vec::new())),
        _ => (None, None),
    };
}
