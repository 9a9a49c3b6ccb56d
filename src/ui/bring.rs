//! What the script beside the WebAssembly does when it is asked: it brings the part with the panels, and
//! files of data, and styles what came later.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// For the panels, the data, the style.
    static BRING: RefCell<[Function; 3]> = RefCell::default();
}

/// Takes two functions that return promises: one brings the panels, one a file of data, by its name;
/// that one calls its second argument with the number of bytes that have come. A third one adds rules
/// to the style of all figures, once.
#[wasm_bindgen]
pub fn bring_by(panels: Function, data: Function, style: Function) {
    BRING.set([panels, data, style]);
}

fn call(which: usize, text: &str, tell: &JsValue) -> Result<JsValue, JsValue> {
    let function = BRING.with_borrow(|bring| bring[which].clone());
    function.call2(&JsValue::NULL, &text.into(), tell)
}

fn bring(which: usize, name: &str, tell: &JsValue) -> Promise {
    match call(which, name, tell).map(JsValue::dyn_into) {
        Ok(Ok(promise)) => promise,
        _ => Promise::reject(&JsValue::NULL),
    }
}

/// Brings the part with the panels.
pub fn panels() -> Promise {
    bring(0, "", &JsValue::NULL)
}

/// Brings a file of data, decompressed, as an `ArrayBuffer`; calls `tell` with the number of bytes
/// that have come, as long as the promise is not settled.
pub fn data(name: &str, tell: Box<dyn Fn(f64)>) -> Promise {
    let tell = Closure::wrap(tell);
    let promise = bring(1, name, tell.as_ref());
    let tell = RefCell::new(Some(tell));
    settle(&promise, Rc::new(move |_| drop(tell.take())));
    promise
}

/// Adds rules to the style of all figures, if they are not there.
pub fn style(rules: &str) {
    // It takes all.
    let _ = call(2, rules, &JsValue::NULL);
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
