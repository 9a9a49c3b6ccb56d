//! What is built when a reader first opens it, or first looks at it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::queue_microtask;
use web_sys::HtmlElement;

use super::controls::details;
use super::dom::{El, Flag, Ui};
use super::model::Model;

/// Builds what stands in a panel.
pub type Content = Box<dyn Fn(&Ui, &HtmlElement) -> Vec<El>>;

/// The content that `build` makes for a model.
#[must_use]
pub fn content<S>(model: Model<S>, build: fn(&Ui, Model<S>) -> Vec<El>) -> Content {
    Box::new(move |ui, _| build(ui, model))
}

/// A panel that is closed at first. When it is first opened, `content` is called with the panel.
#[must_use]
pub fn panel(ui: &Ui, group: &str, summary: &str, content: Content) -> El {
    let panel = details(ui, group, summary, vec![]);
    let (ui, place) = (ui.clone(), panel.node().clone());
    let later = Later::new(&ui, &place, content);
    panel.on("toggle", move |_| {
        if place.has_attribute("open") {
            later.build();
        }
        ui.refresh();
    })
}

/// A place that is filled when it is first shown.
#[must_use]
pub fn part(ui: &Ui, shown: Flag, content: Content) -> El {
    let place = ui.el("div").class("plain-part");
    let later = Later::new(ui, place.node(), content);
    let hidden = move || {
        let shown = shown();
        if shown {
            later.build();
        }
        !shown
    };
    place.live_flag("hidden", Box::new(hidden))
}

/// The content of a place, built once.
struct Later {
    ui: Ui,
    place: HtmlElement,
    content: Content,
    is_built: Cell<bool>,
}

impl Later {
    fn new(ui: &Ui, place: &HtmlElement, content: Content) -> Rc<Self> {
        Rc::new(Self {
            ui: ui.clone(),
            place: place.clone(),
            content,
            is_built: Cell::new(false),
        })
    }

    /// Fills the place after the current task: its caller may be one of the bindings, to which the
    /// content adds its own.
    fn build(self: &Rc<Self>) {
        if !self.is_built.replace(true) {
            let later = Rc::clone(self);
            queue_microtask(move || later.fill());
        }
    }

    fn fill(&self) {
        // The figure may be gone by now, and its owner with it.
        if !self.place.is_connected() {
            return self.is_built.set(false);
        }
        self.ui.grow(&|| {
            for part in (self.content)(&self.ui, &self.place) {
                // An element takes any element that it is not inside of.
                let _ = self.place.append_child(part.node());
            }
        });
    }
}
