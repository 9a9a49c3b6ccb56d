//! Data files that are loaded apart from the WebAssembly, through a function that the script sets,
//! because the script knows their addresses.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static LOAD: RefCell<Function> = RefCell::default();
}

/// Sets the function that loads data files for all figures: `load(name, progress)` returns a promise of
/// the decompressed file as an `ArrayBuffer`, and calls `progress` with the number of bytes received.
pub fn set_loader(load: Function) {
    LOAD.set(load);
}

/// Starts to load a data file. The future resolves to the decompressed file, an `ArrayBuffer`.
/// `progress` is called with the number of bytes received so far.
///
/// # Errors
///
/// The script's error, whose message is written for the reader.
pub fn load(
    name: &str,
    progress: impl Fn(f64) + 'static,
) -> impl Future<Output = Result<JsValue, JsValue>> {
    let progress = Closure::wrap(Box::new(progress) as Box<dyn Fn(f64)>);
    let load = LOAD.with_borrow(Function::clone);
    let loading = load.call2(&JsValue::NULL, &name.into(), progress.as_ref());
    async move {
        let loaded = JsFuture::from(loading?.dyn_into::<Promise>()?).await;
        // Kept alive until here, because the script calls it while loading.
        drop(progress);
        loaded
    }
}
