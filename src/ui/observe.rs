//! The page around an element, as signals: its size, whether it is near the screen, media queries,
//! the device pixel ratio. Each ends with the owner in which it is made.
//!
//! Written on the browser's own observers: the crates for it cost a reader some 10 kB.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, MediaQueryList, ResizeObserver,
    ResizeObserverEntry,
};

use crate::plot::viewport::Size;

/// Keeps a JavaScript value and its listener until the owner is gone, then calls `end`.
fn keep<T: 'static, C: 'static>(observer: T, listener: C, end: fn(&T, &C)) {
    let kept = StoredValue::new_local(Some((observer, listener)));
    on_cleanup(move || {
        kept.try_update_value(|kept| {
            if let Some((observer, listener)) = kept.take() {
                end(&observer, &listener);
            }
        });
    });
}

/// Writes the size of an element's content to `size`; none while it is not laid out.
pub fn observe_size(element: &Element, size: RwSignal<Option<Size>>) {
    let listener = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            let rect = entry.content_rect();
            let (width, height) = (rect.width(), rect.height());
            size.set((width > 0.0 && height > 0.0).then_some(Size { width, height }));
        }
    });
    if let Ok(observer) = ResizeObserver::new(listener.as_ref().unchecked_ref()) {
        observer.observe(element);
        keep(observer, listener, |observer, _| observer.disconnect());
    }
}

/// Writes to `on_screen` whether any of an element is on the screen.
pub fn observe_screen(element: &Element, on_screen: RwSignal<bool>) {
    let listener = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last = entries.get(entries.length().saturating_sub(1));
        if let Ok(entry) = last.dyn_into::<IntersectionObserverEntry>() {
            on_screen.set(entry.is_intersecting());
        }
    });
    if let Ok(observer) = IntersectionObserver::new(listener.as_ref().unchecked_ref()) {
        observer.observe(element);
        keep(observer, listener, |observer, _| observer.disconnect());
    }
}

/// Whether a media query holds; `changed` runs after each change, with the new answer.
fn watch_media(query: &str, changed: impl Fn(bool) + 'static) -> bool {
    let Some(list) = window().match_media(query).ok().flatten() else {
        return false;
    };
    let now = list.matches();
    let listener = Closure::<dyn FnMut(JsValue)>::new({
        let list = list.clone();
        move |_| changed(list.matches())
    });
    let _ = list.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    keep(
        list,
        listener,
        |list: &MediaQueryList, listener: &Closure<dyn FnMut(JsValue)>| {
            let listener = listener.as_ref().unchecked_ref();
            let _ = list.remove_event_listener_with_callback("change", listener);
        },
    );
    now
}

/// Whether a media query holds.
#[must_use]
pub fn use_media(query: &str) -> Signal<bool> {
    let holds = RwSignal::new(false);
    holds.set(watch_media(query, move |now| holds.set(now)));
    holds.into()
}

/// The device pixels in one of CSS.
#[must_use]
pub fn use_device_pixel_ratio() -> Signal<f64> {
    let ratio = RwSignal::new(window().device_pixel_ratio());
    // A query tells that the ratio has left its value, not where it went: ask for each anew.
    Effect::new(move || {
        let query = format!("(resolution: {}dppx)", ratio.get());
        watch_media(&query, move |_| ratio.set(window().device_pixel_ratio()));
    });
    ratio.into()
}
