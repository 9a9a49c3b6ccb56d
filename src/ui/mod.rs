//! Leptos components and hooks: what the figures' views are made of.
//!
//! A part takes signals and callbacks, not the state of a figure: so each is compiled once, however
//! many figures use it, and the page stays small. A [`Model`](model::Model) makes them of a state.

pub mod canvas;
pub mod controls;
pub mod drag_handle;
pub mod field;
pub mod frame;
pub mod frame_clock;
pub mod model;
pub mod observe;
pub mod playback;
pub mod plot_canvas;
pub mod slider;
pub mod table;
pub mod theme;
