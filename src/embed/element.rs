//! What `element.js` calls: a figure is mounted, driven, asked, unmounted.

use std::any::Any;
use std::cell::RefCell;

use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::values;
use crate::figures::autograd::state::Autograd;
use crate::figures::curve::state::Curve;
use crate::figures::digits::state::Digits;
use crate::figures::fit::state::Fit;
use crate::figures::landscape::state::Landscape;
use crate::figures::{Figure, autograd, curve, digits, fit, landscape};
use crate::numeric::steps::Steps;
use crate::ui::data_files;
use crate::ui::dom::effect;
use crate::ui::model::{AnyModel, Model};

/// The style of every figure, for its shadow root.
#[wasm_bindgen]
#[must_use]
pub fn style_sheet() -> String {
    concat!(
        include_str!("../../style/tokens.css"),
        include_str!("../../style/figure.css"),
        include_str!("../../style/controls.css"),
        include_str!("../../style/views.css"),
        include_str!("../../style/landscape.css"),
        include_str!("../../style/digits.css"),
        include_str!("../../style/pad.css"),
    )
    .into()
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

/// A figure in an element. Freeing it unmounts it.
#[wasm_bindgen]
pub struct Mounted {
    control: Box<dyn Control>,
    model: AnyModel,
    _unmount: Box<dyn Any>,
    // Owns the model, which the view must not outlive: fields are dropped in their order.
    _owner: Owner,
}

/// Mounts the figure of this name in `container`, with settings by name. `changed` is called after
/// each change: at most once for all of one task, and once per frame while playing. None if there
/// is no such figure.
#[wasm_bindgen]
#[must_use]
pub fn mount(
    figure: &str,
    container: HtmlElement,
    names: Vec<String>,
    texts: Vec<String>,
    changed: Function,
) -> Option<Mounted> {
    let given: Vec<_> = names.into_iter().zip(texts).collect();
    let (_, start) = FIGURES.iter().find(|(name, _)| *name == figure)?;
    Some(start(container, given, changed))
}

type Start = fn(HtmlElement, Vec<(String, String)>, Function) -> Mounted;

/// The figures.
static FIGURES: [(&str, Start); 5] = [
    (Autograd::NAME, |container, given, changed| {
        mount_figure(container, given, changed, autograd::view::build)
    }),
    (Curve::NAME, |container, given, changed| {
        mount_figure(container, given, changed, curve::view::build)
    }),
    (Digits::NAME, |container, given, changed| {
        mount_figure(container, given, changed, digits::view::build)
    }),
    (Fit::NAME, |container, given, changed| {
        mount_figure(container, given, changed, fit::view::build)
    }),
    (Landscape::NAME, |container, given, changed| {
        mount_figure(container, given, changed, landscape::view::build)
    }),
];

fn mount_figure<S: Figure>(
    container: HtmlElement,
    given: Vec<(String, String)>,
    changed: Function,
    build: fn(&HtmlElement, Model<S>),
) -> Mounted {
    let owner = Owner::new_root(None);
    let model = owner.with(|| Model::<S>::new(S::TABLE, &given));
    let unmount = mount_to(container.clone(), move || {
        build(&container, model);
        announce(model.any(), changed);
    });
    Mounted {
        control: Box::new(model),
        model: model.any(),
        _unmount: Box::new(unmount),
        _owner: owner,
    }
}

fn announce(model: AnyModel, changed: Function) {
    let mut first = true;
    effect(Box::new(move || {
        model.track();
        if !std::mem::take(&mut first) {
            // A listener that fails is its own affair.
            let _ = changed.call0(&JsValue::NULL);
        }
    }));
}

/// What depends on the figure.
trait Control {
    fn state(&self) -> JsValue;
    fn drive(&self, verb: &dyn Fn(&mut dyn Steps));
}

impl<S: Figure> Control for Model<S> {
    fn state(&self) -> JsValue {
        values::record(self.with_untracked(S::snapshot))
    }

    fn drive(&self, verb: &dyn Fn(&mut dyn Steps)) {
        self.update(|state| verb(state));
    }
}

#[wasm_bindgen]
impl Mounted {
    /// What the figure shows, as a plain object.
    #[must_use]
    pub fn state(&self) -> JsValue {
        self.control.state()
    }

    /// Takes so many steps.
    pub fn step(&self, n: usize) {
        self.control.drive(&|figure| figure.step(n));
    }

    /// Takes back so many steps.
    pub fn back(&self, n: usize) {
        self.control.drive(&|figure| figure.back(n));
    }

    /// Plays.
    pub fn play(&self) {
        self.control.drive(&|figure| figure.play());
    }

    /// Pauses.
    pub fn pause(&self) {
        self.control.drive(&|figure| figure.pause());
    }

    /// Goes back to step 0.
    pub fn reset(&self) {
        self.control.drive(&|figure| figure.reset());
    }

    /// Applies settings by name.
    pub fn set(&self, names: Vec<String>, texts: Vec<String>) {
        let given: Vec<_> = names.into_iter().zip(texts).collect();
        self.model.apply(&given);
    }

    /// Gives a setting its default.
    pub fn restore(&self, name: &str) {
        self.model.restore(name);
    }

    /// The value of a setting.
    #[must_use]
    pub fn value(&self, name: &str) -> JsValue {
        let value = self.model.value(name);
        value.map_or(JsValue::UNDEFINED, values::property)
    }

    /// The settings of these names, as they are written.
    #[must_use]
    pub fn texts(&self, names: Vec<String>) -> Vec<String> {
        let text = |name: &String| {
            self.model
                .value(name)
                .map_or(String::new(), |value| value.to_string())
        };
        names.iter().map(text).collect()
    }

    /// Says in place that something given is not usable, and what would be; with nothing to say, that
    /// is forgotten.
    pub fn complain(&self, name: &str, given: &str, takes: &str) {
        self.model.voice().blame(name, given, takes);
    }

    /// The settings that lead to exactly this state: name, text, name, text, …
    #[must_use]
    pub fn settings(&self) -> Vec<String> {
        let differing = self.model.differing();
        differing
            .into_iter()
            .flat_map(|(name, text)| [name.into(), text])
            .collect()
    }
}
