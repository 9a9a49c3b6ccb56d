//! A component mounted alone on the page of a test: what it shows, and what happens to it.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
    PointerEvent, PointerEventInit,
};

/// A component on the page, until it is dropped.
pub(crate) struct Mounted {
    pub(crate) place: HtmlElement,
    handle: Option<Box<dyn std::any::Any>>,
}

impl Mounted {
    pub(crate) async fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let place: HtmlElement = document()
            .create_element("div")
            .expect("an element")
            .unchecked_into();
        document()
            .body()
            .expect("a body")
            .append_child(&place)
            .expect("a child");
        let handle = mount_to(place.clone(), move || view().into_any());
        tick().await;
        Self {
            place,
            handle: Some(Box::new(handle)),
        }
    }

    pub(crate) fn find<E: JsCast>(&self, selector: &str) -> E {
        let found = self.place.query_selector(selector).expect("a selector");
        let found = found.unwrap_or_else(|| panic!("no {selector} in {}", self.place.inner_html()));
        found.unchecked_into()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.find::<Element>(selector)
            .text_content()
            .unwrap_or_default()
    }

    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find::<Element>(selector).get_attribute(name)
    }

    pub(crate) async fn send(&self, selector: &str, event: &Event) {
        self.find::<Element>(selector)
            .dispatch_event(event)
            .expect("an event");
        tick().await;
    }

    /// Types a text into a field, without leaving it.
    pub(crate) async fn types(&self, selector: &str, text: &str) {
        self.find::<HtmlInputElement>(selector).set_value(text);
        self.send(selector, &event("input")).await;
    }

    /// Takes it away, and says how many elements are left.
    pub(crate) fn unmount(mut self) -> u32 {
        self.handle.take();
        self.place.child_element_count()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.handle.take();
        self.place.remove();
    }
}

pub(crate) fn event(name: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    Event::new_with_event_init_dict(name, &init).expect("an event")
}

pub(crate) fn key(name: &str, shift: bool) -> KeyboardEvent {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(name);
    init.set_shift_key(shift);
    KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event")
}

pub(crate) fn pointer(name: &str, (x, y): (i32, i32)) -> PointerEvent {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_is_primary(true);
    init.set_pointer_id(1);
    init.set_pointer_type("mouse");
    init.set_client_x(x);
    init.set_client_y(y);
    PointerEvent::new_with_event_init_dict(name, &init).expect("an event")
}

/// What callbacks got.
pub(crate) fn log<T: Send + Sync + 'static>() -> (StoredValue<Vec<T>>, Callback<T>) {
    let got = StoredValue::new(Vec::new());
    (
        got,
        Callback::new(move |value| got.update_value(|all| all.push(value))),
    )
}
