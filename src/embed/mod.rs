//! How the outside reaches a figure.
//!
//! `element.js` is the one script that a page includes, as `downhill.js`. It defines the elements
//! at once, loads the WebAssembly when the first of them comes near, and calls what [`element`] exports.

pub mod element;
pub mod values;
