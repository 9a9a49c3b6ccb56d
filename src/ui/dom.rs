//! Elements that are built once, and whose texts and attributes follow the state.
//!
//! The elements of a figure never come and go: only what they say changes, some of it in every
//! frame. So a figure has one Leptos effect, which asks each binding for its text and writes what
//! has changed. Leptos' own views would serve, but each closure in one is a machinery of its own:
//! they made the page half as large again.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use super::voice::Voice;
use crate::plot::palette::Palette;

/// What a figure's parts have in common. A handle: clones are the same figure. (It is one word, as
/// [`El`] is, because building a view hands them on hundreds of times.)
#[derive(Clone)]
pub struct Ui(Rc<Common>);

/// The bindings and listeners of a figure, the place it stands in, and what it has to say.
pub struct Common {
    bindings: RefCell<Vec<Binding>>,
    listeners: RefCell<Vec<Listener>>,
    /// What ends with the figure, for parts that are built later.
    owner: Owner,
    /// The place the figure stands in.
    pub place: RwSignal<Place>,
    /// What the figure has to say.
    pub voice: Voice,
}

impl Deref for Ui {
    type Target = Common;
    fn deref(&self) -> &Common {
        &self.0
    }
}

type Binding = Box<dyn FnMut()>;
type Listener = Closure<dyn FnMut(Event)>;

/// A text that follows the state.
pub type Text = Box<dyn Fn() -> String>;
type Write = Box<dyn Fn(&HtmlElement, &str)>;
/// A condition that follows the state.
pub type Flag = Box<dyn Fn() -> bool>;

/// The place that a figure stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The colours in force.
    pub palette: Palette,
    /// Whether any of the figure is on the screen.
    pub on_screen: bool,
    /// Whether the reader asked for less motion.
    pub calm: bool,
}

impl Ui {
    /// The parts of a new figure. Bindings and listeners end with the owner in which it is made.
    #[must_use]
    pub fn new(place: Place, voice: Voice) -> Self {
        let ui = Self(Rc::new(Common {
            bindings: RefCell::default(),
            listeners: RefCell::default(),
            owner: Owner::current().unwrap_or_default(),
            place: RwSignal::new(place),
            voice,
        }));
        let common = StoredValue::new_local(ui.clone());
        on_cleanup(move || {
            common.try_with_value(|common| {
                common.bindings.borrow_mut().clear();
                common.listeners.borrow_mut().clear();
            });
        });
        ui
    }

    /// Runs `binding` now and whenever something that any binding read has changed.
    pub fn follow(&self, binding: impl FnMut() + 'static) {
        self.follow_erased(Box::new(binding));
    }

    fn follow_erased(&self, binding: Binding) {
        self.bindings.borrow_mut().push(binding);
    }

    /// Builds a part of a figure that is there already; it ends with the figure, as if built at the
    /// start.
    pub fn grow(&self, build: &dyn Fn()) {
        self.owner.with(build);
        self.refresh();
    }

    /// Runs all bindings, for what no signal tells of.
    pub fn refresh(&self) {
        untrack(|| self.run());
    }

    fn run(&self) {
        // A binding that leads to another refresh finds one under way.
        if let Ok(mut bindings) = self.bindings.try_borrow_mut() {
            for binding in bindings.iter_mut() {
                binding();
            }
        }
    }

    /// Starts to follow: all bindings run now, and again after each change.
    pub fn start(&self) {
        let ui = self.clone();
        effect(Box::new(move || ui.run()));
    }

    /// Listens to an event of an element as long as the figure lives.
    pub fn listen(&self, node: &HtmlElement, event: &str, listener: Box<dyn FnMut(Event)>) {
        let listener = Listener::wrap(listener);
        let function = listener.as_ref().unchecked_ref();
        // A listener is a function: no error.
        let _ = node.add_event_listener_with_callback(event, function);
        self.listeners.borrow_mut().push(listener);
    }

    /// A new element.
    ///
    /// # Panics
    ///
    /// Panics for a tag that HTML does not allow, a programmer's error.
    #[must_use]
    pub fn el(&self, tag: &str) -> El {
        let node = document()
            .create_element(tag)
            .expect("the tag is a name")
            .unchecked_into();
        El(Rc::new((self.clone(), node)))
    }
}

/// Runs `run` now, and again after what it read has changed, until the owner is gone.
pub fn effect(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| run());
    let kept = StoredValue::new_local(Some(effect));
    on_cleanup(move || {
        kept.try_update_value(Option::take);
    });
}

/// An element under construction.
pub struct El(Rc<(Ui, HtmlElement)>);

impl El {
    /// What it is a part of.
    pub(super) fn ui(&self) -> &Ui {
        &self.0.0
    }

    /// The element.
    #[must_use]
    pub fn node(&self) -> &HtmlElement {
        &self.0.1
    }

    /// With this attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(self.node(), name, value);
        self
    }

    /// With this class.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// With this text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.node().set_text_content(Some(text));
        self
    }

    /// With this element inside, after those before.
    #[must_use]
    pub fn child(self, child: El) -> Self {
        // An element takes any element that it is not inside of.
        let _ = self.node().append_child(child.node());
        self
    }

    /// With these elements inside, after those before.
    #[must_use]
    pub fn children(self, children: Vec<El>) -> Self {
        children.into_iter().fold(self, El::child)
    }

    /// With a text that follows the state.
    #[must_use]
    pub fn live_text(self, text: Text) -> Self {
        self.live(text, set_text)
    }

    /// With an attribute that follows the state.
    #[must_use]
    pub fn live_attr(self, name: &'static str, text: Text) -> Self {
        self.live(text, move |node, text| set_attribute(node, name, text))
    }

    /// With an attribute that is there while a condition holds.
    #[must_use]
    pub fn live_flag(self, name: &'static str, flag: Flag) -> Self {
        let text = Box::new(move || String::from(if flag() { "1" } else { "" }));
        self.live(text, move |node, text| {
            // A name that HTML allows: no error.
            let _ = node.toggle_attribute_with_force(name, !text.is_empty());
        })
    }

    /// With a value, as inputs and choices have it, that follows the state.
    #[must_use]
    pub fn live_value(self, text: Text) -> Self {
        self.live(text, |node, text| {
            set_property(node, "value", &text.into());
        })
    }

    /// With a tick that follows the state.
    #[must_use]
    pub fn live_checked(self, flag: Flag) -> Self {
        let text = Box::new(move || String::from(if flag() { "1" } else { "" }));
        self.live(text, |node, text| {
            set_property(node, "checked", &(!text.is_empty()).into());
        })
    }

    /// With something that `write` sets to a text that follows the state, when that has changed.
    #[must_use]
    pub fn live(self, text: Text, write: impl Fn(&HtmlElement, &str) + 'static) -> Self {
        self.live_erased(text, Box::new(write))
    }

    fn live_erased(self, text: Text, write: Write) -> Self {
        let mut write = self.writing(text, write);
        self.ui().follow(move || {
            write();
        });
        self
    }

    /// Writes the text when it has changed, and says whether it has.
    pub(super) fn writing(&self, text: Text, write: Write) -> Box<dyn FnMut() -> bool> {
        let node = self.node().clone();
        let mut last = None;
        Box::new(move || {
            let now = text();
            let is_new = last.as_ref() != Some(&now);
            if is_new {
                write(&node, &now);
                last = Some(now);
            }
            is_new
        })
    }

    /// With a listener.
    #[must_use]
    pub fn on(self, event: &str, listener: impl FnMut(Event) + 'static) -> Self {
        self.ui().listen(self.node(), event, Box::new(listener));
        self
    }
}

/// A new element with attributes and a text, for what comes and goes with the state.
///
/// # Panics
///
/// Panics for a tag that HTML does not allow, a programmer's error.
#[must_use]
pub fn element(tag: &str, attributes: &[(&str, &str)], text: &str) -> Element {
    let element = document().create_element(tag).expect("the tag is a name");
    for (name, value) in attributes {
        set_attribute(&element, name, value);
    }
    element.set_text_content(Some(text));
    element
}

/// Sets the text of an element. A new text in the place of the old is laid out faster than a new node;
/// where a translator has put elements in the place of the text, they go.
pub fn set_text(node: &HtmlElement, text: &str) {
    match node.first_child() {
        Some(old) if old.node_type() == Node::TEXT_NODE && old.next_sibling().is_none() => {
            old.set_node_value(Some(text));
        }
        _ => node.set_text_content(Some(text)),
    }
}

/// Sets an attribute.
pub fn set_attribute(node: &Element, name: &str, value: &str) {
    // A name that HTML allows: no error.
    let _ = node.set_attribute(name, value);
}

/// Sets a property.
pub fn set_property(node: &HtmlElement, name: &str, value: &JsValue) {
    // A property of the element that can be written: no error.
    let _ = Reflect::set(node, &name.into(), value);
}

/// The value of the input or choice that an event happened to.
#[must_use]
pub fn event_value(event: &Event) -> String {
    let value = event
        .target()
        .and_then(|target| Reflect::get(&target, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Whether the box that an event happened to is ticked.
#[must_use]
pub fn event_checked(event: &Event) -> bool {
    let value = event
        .target()
        .and_then(|target| Reflect::get(&target, &"checked".into()).ok());
    value.is_some_and(|value| value.is_truthy())
}
