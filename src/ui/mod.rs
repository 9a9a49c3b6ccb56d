//! What the figures' views are made of: Leptos' signals and effects, and elements built once.
//!
//! A part takes closures, not the state of a figure, so each is compiled once, however many
//! figures use it. A [`Model`](model::Model) makes those closures of a state. Nothing in a figure
//! is laid out by view diffing: see [`dom`].

pub mod canvas;
pub mod controls;
pub mod data_files;
pub mod dom;
pub mod embed;
pub mod field;
pub mod formula;
pub mod frame;
pub mod frame_clock;
pub mod handle;
pub mod model;
pub mod observe;
pub mod panel;
pub mod playback;
pub mod plot_canvas;
pub mod print;
pub mod range;
pub mod save;
pub mod scroll;
pub mod scrubber;
pub mod slider;
pub mod stepper;
pub mod table;
pub mod take;
pub mod theme;
pub mod voice;
