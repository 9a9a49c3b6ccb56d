//! The page around an element: its size and its device pixels, whether it is on the screen, media
//! queries. Each observation ends with the owner in which it is made.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, MediaQueryList, ResizeObserver,
    ResizeObserverEntry,
};

use crate::plot::viewport::Size;

type Listener = Closure<dyn FnMut(Array)>;

/// Calls `end` when the owner is gone, then drops the listener.
fn until_cleanup(listener: Listener, end: impl FnOnce() + 'static) {
    let kept = StoredValue::new_local(Some((listener, Box::new(end) as Box<dyn FnOnce()>)));
    on_cleanup(move || {
        if let Some((_listener, end)) = kept.try_update_value(Option::take).flatten() {
            end();
        }
    });
}

/// Calls `changed` with the size of an element's content; none while it is not laid out.
pub fn observe_size(element: &Element, changed: impl Fn(Option<Size>) + 'static) {
    let listener = Listener::new(move |entries: Array| {
        let entry: ResizeObserverEntry = entries.get(0).unchecked_into();
        let rect = entry.content_rect();
        let (width, height) = (rect.width(), rect.height());
        changed((width > 0.0 && height > 0.0).then_some(Size { width, height }));
    });
    if let Ok(observer) = ResizeObserver::new(listener.as_ref().unchecked_ref()) {
        observer.observe(element);
        until_cleanup(listener, move || observer.disconnect());
    }
}

/// Calls `changed` with whether any of an element is on the screen.
pub fn observe_screen(element: &Element, changed: impl Fn(bool) + 'static) {
    let listener = Listener::new(move |entries: Array| {
        let last = entries.get(entries.length().saturating_sub(1));
        let entry: IntersectionObserverEntry = last.unchecked_into();
        changed(entry.is_intersecting());
    });
    if let Ok(observer) = IntersectionObserver::new(listener.as_ref().unchecked_ref()) {
        observer.observe(element);
        until_cleanup(listener, move || observer.disconnect());
    }
}

/// Whether a media query holds now; `changed` is called with each new answer.
pub fn observe_media(query: &str, changed: impl Fn(bool) + 'static) -> bool {
    let Some(list) = media(query) else {
        return false;
    };
    let now = list.matches();
    let asked = list.clone();
    let listener = Listener::new(move |_| changed(asked.matches()));
    list.set_onchange(Some(listener.as_ref().unchecked_ref()));
    until_cleanup(listener, move || list.set_onchange(None));
    now
}

/// Calls `changed` when an element takes other device pixels: after a zoom, on another screen. Its
/// size in CSS pixels may stay the same.
pub fn observe_pixels(element: &Element, changed: impl Fn() + 'static) {
    let changed = Rc::new(changed);
    let resized = Rc::clone(&changed);
    let listener = Listener::new(move |_| changed());
    let Ok(observer) = ResizeObserver::new(listener.as_ref().unchecked_ref()) else {
        return;
    };
    let options = Object::new();
    let wanted = "device-pixel-content-box".into();
    // Safari does not know that box; there a zoom is a resize of the window, as it is elsewhere.
    let _ = Reflect::set(&options, &"box".into(), &wanted)
        .and_then(|_| Reflect::get(&observer, &"observe".into()))
        .and_then(|observe| Function::from(observe).call2(&observer, element, &options));
    let listening = window_event_listener(leptos::ev::resize, move |_| resized());
    on_cleanup(move || listening.remove());
    until_cleanup(listener, move || observer.disconnect());
}

fn media(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok().flatten()
}
