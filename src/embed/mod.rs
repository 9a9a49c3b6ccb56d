//! How the outside reaches a figure.
//!
//! `element.js` is the one script that a page includes, as `downhill.js`. It defines the elements at
//! once; `start.js` starts each when it comes near, `loader.js` loads the WebAssembly for the first of
//! them, `data_files.js` what that does not carry, from where `addresses.js` says; `linked_figures.js`
//! has a landscape and its fit go together. They call what [`element`] exports.

pub mod element;
pub mod values;
