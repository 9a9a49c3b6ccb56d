//! Embedding: the scripts and the interface by which a page uses figures.
//!
//! A page includes one script, `element.js`, published as `downhill.js`. It defines the custom elements
//! at once. `start.js` starts each figure when it comes near the screen, `loader.js` loads the
//! WebAssembly for the first of them, `data_files.js` loads the data files; `addresses.js` has the
//! addresses of all these. `linked_figures.js` keeps the settings of a landscape and its fit equal;
//! `form_control.js` has what a figure is in a form. The scripts call the functions that [`element`]
//! exports.
//!
//! `task.js` defines the element of a task, which calls those of [`task`]: `followers.js` tells it of the
//! figures that it is about, `memory.js` keeps what the reader did. `progress.js` counts what is done.

pub mod element;
pub mod task;
pub mod values;
