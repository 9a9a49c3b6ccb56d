//! What a reader opens when they want it: it is loaded and built then, and costs nobody else a byte.
//!
//! The build takes the program apart at the functions called `start_panel`: what is reached through
//! them alone is a part of its own, which `element.js` loads for the first panel that is opened.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::bring::{panels, settle};
use super::controls::{button, details, fixed_text};
use super::dom::{El, Flag, Ui};
use super::model::Model;

/// How a function is named that may be away: it is called through the table of functions, where its
/// part puts it.
pub fn away<F>(function: F) -> F {
    std::hint::black_box(function)
}

/// Builds what stands in a panel.
pub type Content = Box<dyn Fn(&Ui, &HtmlElement) -> Vec<El>>;

/// The content that `start`, which may be away, makes for a model.
#[must_use]
pub fn content<S>(model: Model<S>, start: fn(&Ui, Model<S>) -> Vec<El>) -> Content {
    let start = away(start);
    Box::new(move |ui, _| start(ui, model))
}

/// A panel that is closed at first. When it is opened, `content` is called, once, with the panel; it
/// calls a function that is [`away`].
#[must_use]
pub fn panel(ui: &Ui, group: &str, summary: &str, content: Content) -> El {
    let panel = details(ui, group, summary, vec![]);
    let (ui, place) = (ui.clone(), panel.node().clone());
    let later = Later::new(&ui, &place, content);
    panel.on("toggle", move |_| {
        if place.has_attribute("open") {
            later.bring();
        }
        ui.refresh();
    })
}

/// A place that is filled when it is first shown. As for [`panel`], `content` calls what is [`away`].
#[must_use]
pub fn part(ui: &Ui, shown: Flag, content: Content) -> El {
    let place = ui.el("div").class("plain-part");
    let later = Later::new(ui, place.node(), content);
    let hidden = move || {
        let shown = shown();
        if shown {
            later.bring();
        }
        !shown
    };
    place.live_flag("hidden", Box::new(hidden))
}

/// What comes later to a place.
struct Later {
    ui: Ui,
    place: HtmlElement,
    content: Content,
    is_asked: Cell<bool>,
}

impl Later {
    fn new(ui: &Ui, place: &HtmlElement, content: Content) -> Rc<Self> {
        Rc::new(Self {
            ui: ui.clone(),
            place: place.clone(),
            content,
            is_asked: Cell::new(false),
        })
    }

    /// Fills the place, once its part is there.
    fn bring(self: &Rc<Self>) {
        if self.is_asked.replace(true) {
            return;
        }
        let later = Rc::clone(self);
        let fill = move |brought: Result<JsValue, JsValue>| later.fill(brought.is_ok());
        settle(&panels(), Rc::new(fill));
    }

    fn fill(self: &Rc<Self>, is_here: bool) {
        let Self { ui, place, .. } = &**self;
        // The figure may be gone by now, and its owner with it.
        if !place.is_connected() {
            return self.is_asked.set(false);
        }
        ui.grow(&|| {
            let parts = if is_here {
                (self.content)(ui, place)
            } else {
                vec![self.failed()]
            };
            for part in parts {
                // An element takes any element that it is not inside of.
                let _ = place.append_child(part.node());
            }
        });
    }

    /// A line in the place of what could not be loaded.
    fn failed(self: &Rc<Self>) -> El {
        let ui = &self.ui;
        let line = ui.el("p").class("about").attr("role", "status");
        let (later, node) = (Rc::clone(self), line.node().clone());
        let again = move || {
            node.remove();
            later.is_asked.set(false);
            later.bring();
        };
        line.text("This part could not be loaded. ").child(button(
            ui,
            "again",
            fixed_text("Try again"),
            Box::new(|| false),
            again,
        ))
    }
}
