//! Leptos components: the parts that figures are built of, one per file, each useful alone.
//!
//! Props are [`Signal`](leptos::prelude::Signal)s and [`Callback`](leptos::prelude::Callback)s rather
//! than closures, so that each component is compiled once, however many figures use it. A
//! [`StateSignal`](state_signal::StateSignal) makes both from a figure's state.
//!
//! The `view!` macro sets wholly static elements through `innerHTML`, which a page with Trusted Types
//! forbids. Therefore at least one attribute or child of each element stands in braces.

pub mod animation_frames;
pub mod announcer;
pub mod any_state;
pub mod button;
pub mod checkbox;
pub mod context;
pub mod data_files;
pub mod deferred;
pub mod drag_handle;
pub mod embed_lines;
pub mod embed_panel;
pub mod figure_frame;
pub mod formula_input;
pub mod group;
pub mod guesses;
pub mod hooks;
pub mod keys;
pub mod messages;
pub mod more_settings;
pub mod numbers_table;
pub mod once_shown;
pub mod outcome;
pub mod pace;
pub mod panel;
pub mod pinned;
pub mod playback;
pub mod plot_canvas;
pub mod pointer_drag;
pub mod print;
pub mod range_input;
pub mod readout;
pub mod save;
pub mod scroll_box;
pub mod scrubber;
pub mod select;
pub mod setting_errors;
pub mod setting_input;
pub mod setting_row;
pub mod slider;
pub mod state_signal;
pub mod step_overlay;
pub mod step_table;
pub mod take_away;
pub mod theme_probe;
pub mod watch;
