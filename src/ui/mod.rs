//! Leptos components and hooks, one a file: what the figures' views are made of.

pub mod canvas;
pub mod drag_handle;
pub mod field;
pub mod frame;
pub mod frame_clock;
pub mod model;
pub mod playback;
pub mod plot_canvas;
pub mod readout;
pub mod slider;
pub mod theme;
