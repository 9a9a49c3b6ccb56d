//! What `element.js` calls: a figure is mounted, driven, asked, unmounted.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::values;
use crate::components::any_state::AnyState;
use crate::components::hooks::watch;
use crate::components::{data_files, print};
use crate::figures::live::Live;
use crate::figures::registry;

/// The rules of the style sheet by which `hide` leaves out groups of controls.
#[wasm_bindgen]
#[must_use]
pub fn hide_rules() -> String {
    registry::hide_rules()
}

/// The page is going to be printed, or has been.
#[wasm_bindgen]
pub fn print(printing: bool) {
    print::print(printing);
}

/// Connects the figures with the script: `load_file` is the one of [`data_files::set_loader`], and
/// `stopped` is called after a panic, which stops all figures. The panic's message and place go to the
/// console.
#[wasm_bindgen]
pub fn start(load_file: Function, stopped: Function) {
    data_files::set_loader(load_file);
    STOPPED.set(stopped);
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        STOPPED.with_borrow(|stopped| {
            // A script that fails has no one to tell.
            let _ = stopped.call0(&JsValue::NULL);
        });
    }));
}

thread_local! {
    static STOPPED: RefCell<Function> = RefCell::default();
}

/// A figure of an element: its state, and its view while the element is in the page.
#[wasm_bindgen]
pub struct MountedFigure {
    view: RefCell<Option<Box<dyn Any>>>,
    live: Rc<dyn Live>,
    // Owns the state, which the view must not outlive: fields are dropped in their order.
    _owner: Owner,
}

/// A new figure of this name, with settings by name. None if there is no such figure.
#[wasm_bindgen]
#[must_use]
pub fn figure(name: &str, names: Vec<String>, texts: Vec<String>) -> Option<MountedFigure> {
    let given: Vec<_> = names.into_iter().zip(texts).collect();
    let listing = registry::figure(name)?;
    let owner = Owner::new_root(None);
    let live = owner.with(|| (listing.mount)(&given)).into();
    Some(MountedFigure {
        view: RefCell::default(),
        live,
        _owner: owner,
    })
}

fn call_on_change(state: AnyState, changed: Function) {
    let mut first = true;
    watch(move || {
        state.track();
        if !std::mem::take(&mut first) {
            // A listener that fails is its own affair.
            let _ = changed.call0(&JsValue::NULL);
        }
    });
}

#[wasm_bindgen]
impl MountedFigure {
    /// Builds the view in `container`. `changed` is called after each change: at most once for all of
    /// one task, and once per frame while playing.
    pub fn show(&self, container: HtmlElement, changed: Function) {
        let live = Rc::clone(&self.live);
        let build = move || {
            let view = live.view();
            call_on_change(live.state(), changed);
            view
        };
        let view = mount_to(container, build);
        self.view.replace(Some(Box::new(view)));
    }

    /// Takes the view away; the state stays, and pauses.
    pub fn hide(&self) {
        self.pause();
        self.view.take();
    }

    /// What the figure shows, as a plain object.
    #[must_use]
    pub fn state(&self) -> JsValue {
        values::record(self.live.snapshot())
    }

    /// Takes so many steps.
    pub fn step(&self, n: usize) {
        self.live.drive(&|figure| figure.step(n));
    }

    /// Takes back so many steps.
    pub fn back(&self, n: usize) {
        self.live.drive(&|figure| figure.back(n));
    }

    /// Plays.
    pub fn play(&self) {
        self.live.drive(&|figure| figure.play());
    }

    /// Pauses.
    pub fn pause(&self) {
        self.live.drive(&|figure| figure.pause());
    }

    /// Goes back to step 0.
    pub fn reset(&self) {
        self.live.drive(&|figure| figure.reset());
    }

    /// Applies settings by name.
    pub fn set(&self, names: Vec<String>, texts: Vec<String>) {
        let given: Vec<_> = names.into_iter().zip(texts).collect();
        self.live.state().apply(&given);
    }

    /// Gives a setting its default.
    pub fn restore(&self, name: &str) {
        self.live.state().restore(name);
    }

    /// The value of a setting.
    #[must_use]
    pub fn value(&self, name: &str) -> JsValue {
        let value = self.live.state().value(name);
        value.map_or(JsValue::UNDEFINED, values::property)
    }

    /// The settings of these names, as they are written.
    #[must_use]
    pub fn texts(&self, names: Vec<String>) -> Vec<String> {
        let text = |name: &String| {
            self.live
                .state()
                .value(name)
                .map_or(String::new(), |value| value.to_string())
        };
        names.iter().map(text).collect()
    }

    /// Says in place that something given is not usable, and what would be; with nothing to say, that
    /// is forgotten.
    pub fn reject(&self, name: &str, given: &str, takes: &str) {
        self.live.state().messages().reject(name, given, takes);
    }

    /// The settings that lead to exactly this state: name, text, name, text, …
    #[must_use]
    pub fn settings(&self) -> Vec<String> {
        let differing = self.live.state().differing();
        differing
            .into_iter()
            .flat_map(|(name, text)| [name.into(), text])
            .collect()
    }
}
