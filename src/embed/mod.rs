//! How the outside reaches a figure.
//!
//! `element.js` is the one script that a page includes, as `downhill.js`. It defines the elements
//! at once, brings the WebAssembly, which `weave.js` puts together, and calls what [`element`] exports.

pub mod element;
#[cfg(target_arch = "wasm32")]
mod elementary;
pub mod values;
