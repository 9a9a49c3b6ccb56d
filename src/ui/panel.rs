//! What a reader opens when they want it: it is loaded and built then, and costs nobody else a byte.
//!
//! The build takes the program apart at the functions called `start_panel`: what is reached through
//! them alone is a part of its own, which `element.js` loads for the first panel that is opened.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::controls::{button, details, fixed_text};
use super::dom::{El, Flag, Ui};
use super::model::Model;

thread_local! {
    /// What brings the panels, as a promise.
    static BRING: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes the function that brings the panels and returns a promise; without one they are here.
#[wasm_bindgen]
pub fn bring_panels(bring: Function) {
    BRING.set(Some(bring));
}

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
        let brought = BRING.with_borrow(|bring| {
            let bring = bring.as_ref()?;
            bring.call0(&JsValue::NULL).ok()?.dyn_into().ok()
        });
        let here = || Promise::resolve(&JsValue::NULL);
        let later = Rc::clone(self);
        let fill = move |brought: Result<JsValue, JsValue>| later.fill(brought.is_ok());
        settle(&brought.unwrap_or_else(here), Rc::new(fill));
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

/// Calls `done` with what a promise comes to.
pub fn settle(promise: &Promise, done: Rc<dyn Fn(Result<JsValue, JsValue>)>) {
    let again = Rc::clone(&done);
    let once = |call: Box<dyn FnOnce(JsValue)>| Closure::once_into_js(call);
    let kept = once(Box::new(move |value| done(Ok(value))));
    let refused = once(Box::new(move |error| again(Err(error))));
    let then: Function = Reflect::get(promise, &"then".into())
        .unwrap_or_default()
        .unchecked_into();
    // A promise has `then`: no error.
    let _ = then.call2(promise, &kept, &refused);
}
