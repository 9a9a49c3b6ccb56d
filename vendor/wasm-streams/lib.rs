//! What Leptos' server functions need of wasm-streams to compile, and no more.
//!
//! Leptos always brings its server functions, and these bring streams between Rust and JavaScript.
//! The real crate exports classes for them, so the linker must keep them, with the futures behind
//! them: 5 kB with brotli of every reader's first visit. This page has no server and calls none of
//! it. `[patch.crates-io]` in Cargo.toml puts this in its place.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream that nobody reads.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Would give a stream of Rust to the browser.
    ///
    /// # Panics
    ///
    /// Panics: only a call of a server function gets here, and this page has none.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        panic!("this page has no server to stream to")
    }

    /// The stream of the browser.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream that has ended.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
