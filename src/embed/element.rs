//! The interface for `element.js`: it mounts, drives, queries and unmounts figures.

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

/// The CSS selector of what the setting `hide` leaves out.
#[wasm_bindgen]
#[must_use]
pub fn left_out() -> String {
    registry::left_out()
}

/// Switches all figures to printing (`true`), or back.
#[wasm_bindgen]
pub fn print(printing: bool) {
    print::print(printing);
}

/// Connects the figures with the script: `load_file` is passed to [`data_files::set_loader`], and
/// `stopped` is called after a panic, which stops all figures. The panic's message and location are
/// written to the console.
#[wasm_bindgen]
pub fn start(load_file: Function, stopped: Function) {
    data_files::set_loader(load_file);
    STOPPED.set(stopped);
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        STOPPED.with_borrow(|stopped| {
            // An error of the script cannot be reported from here.
            let _ = stopped.call0(&JsValue::NULL);
        });
    }));
}

thread_local! {
    static STOPPED: RefCell<Function> = RefCell::default();
}

/// The figure of an element: its state, and its view while the element is in the page.
#[wasm_bindgen]
pub struct MountedFigure {
    view: RefCell<Option<Box<dyn Any>>>,
    live: Rc<dyn Live>,
    // Owns the state and what the view makes. The view must not outlive it: fields are dropped in their
    // order.
    owner: Owner,
}

/// A new figure of this name, with the settings `names` and their `texts`; `None` if there is no such
/// figure.
#[wasm_bindgen]
#[must_use]
pub fn figure(name: &str, names: Vec<String>, texts: Vec<String>) -> Option<MountedFigure> {
    let given: Vec<_> = names.into_iter().zip(texts).collect();
    let listing = registry::figure(name)?;
    let (owner, live) = rooted(|| (listing.mount)(&given).into());
    Some(MountedFigure {
        view: RefCell::default(),
        live,
        owner,
    })
}

/// What `build` makes, with an owner that has no other above it: an element may be made while another
/// one is told of a change, and outlives it.
pub(super) fn rooted<T>(build: impl FnOnce() -> T) -> (Owner, T) {
    let current = Owner::current();
    let owner = Owner::new_root(None);
    let built = owner.with(build);
    // A new root is the current owner until another one is.
    match current {
        Some(current) => current.set(),
        None => owner.clone().unset(),
    }
    (owner, built)
}

/// Calls `changed` after each change of the state.
fn call_on_change(state: AnyState, changed: Function) {
    let mut first = true;
    watch(move || {
        state.track();
        if !std::mem::take(&mut first) {
            // Errors of the listener are ignored.
            let _ = untrack(|| changed.call0(&JsValue::NULL));
        }
    });
}

impl MountedFigure {
    /// The state of the figure.
    pub(super) fn any_state(&self) -> AnyState {
        self.live.state()
    }
}

#[wasm_bindgen]
impl MountedFigure {
    /// Builds the view in `container`. `changed` is called after changes: at most once per task of the
    /// event loop, and once per frame while playing.
    pub fn show(&self, container: HtmlElement, changed: Function) {
        let live = Rc::clone(&self.live);
        let build = move || {
            let view = live.view();
            call_on_change(live.state(), changed);
            view
        };
        let view = self.owner.with(|| mount_to(container, build));
        self.view.replace(Some(Box::new(view)));
    }

    /// Removes the view and pauses; the state is kept.
    pub fn hide(&self) {
        self.pause();
        self.view.take();
    }

    /// The figure's snapshot as a plain object.
    #[must_use]
    pub fn state(&self) -> JsValue {
        values::record(self.live.snapshot())
    }

    /// The value of a field of the state, without the others; `undefined` if there is no such field.
    #[must_use]
    pub fn field(&self, name: &str) -> JsValue {
        let datum = self.live.field(name);
        datum.map_or(JsValue::UNDEFINED, values::plain)
    }

    /// The PyTorch script that computes what the figure shows; `undefined` for a figure that has none.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.live.code()
    }

    /// The settings that were refused, as a flat list: name, error, name, error, …
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        let errors = self.live.state().messages().errors();
        errors
            .into_iter()
            .flat_map(|error| {
                let line = error.to_string();
                [error.setting, line]
            })
            .collect()
    }

    /// Takes `n` steps.
    pub fn step(&self, n: usize) {
        self.live.drive(&|figure| figure.step(n));
    }

    /// Goes back `n` steps.
    pub fn back(&self, n: usize) {
        self.live.drive(&|figure| figure.back(n));
    }

    /// Starts playing.
    pub fn play(&self) {
        self.live.drive(&|figure| figure.play());
    }

    /// Stops playing.
    pub fn pause(&self) {
        self.live.drive(&|figure| figure.pause());
    }

    /// Goes back to step 0.
    pub fn reset(&self) {
        self.live.drive(&|figure| figure.reset());
    }

    /// Applies the settings `names` with their `texts`.
    pub fn set(&self, names: Vec<String>, texts: Vec<String>) {
        let given: Vec<_> = names.into_iter().zip(texts).collect();
        self.live.state().apply(&given);
    }

    /// Resets a setting to its default.
    pub fn restore(&self, name: &str) {
        self.live.state().restore(name);
    }

    /// The value of a setting; `undefined` if there is no such setting.
    #[must_use]
    pub fn value(&self, name: &str) -> JsValue {
        let value = self.live.state().value(name);
        value.map_or(JsValue::UNDEFINED, values::property)
    }

    /// The values of these settings as text, empty for a name that is no setting.
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

    /// Shows an error of the setting `name` with the text `given` and the reason; removes the error if
    /// the reason is empty.
    pub fn reject(&self, name: &str, given: &str, reason: &str) {
        self.live.state().messages().reject(name, given, reason);
    }

    /// The settings that reproduce exactly this state, as a flat list: name, text, name, text, …
    #[must_use]
    pub fn settings(&self) -> Vec<String> {
        let differing = self.live.state().differing();
        differing
            .into_iter()
            .flat_map(|(name, text)| [name.into(), text])
            .collect()
    }
}
