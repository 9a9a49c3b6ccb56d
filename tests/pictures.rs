//! The pictures that stand inside the figures until they run, in print and in the README.
//!
//! They are drawn by the figures' own scenes. `cargo xtask generate` writes them anew.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

mod docs;
#[path = "fixtures/filled.rs"]
mod filled;
mod fixtures;
mod snapshots;

// Guards against a picture that shows another figure than the one that takes its place.
#[test]
fn the_committed_pictures_are_what_the_figures_draw() {
    snapshots::assert_up_to_date("autograd", "autograd", &[]);
    snapshots::assert_up_to_date("curve", "curve", &[]);
    snapshots::assert_up_to_date("fit", "fit", &[]);
    snapshots::assert_up_to_date("landscape", "landscape", &[("step", "10")]);
    snapshots::assert_up_to_date("panels", "fit", &[("view", "panels")]);
    snapshots::assert_up_to_date("walk", "fit", &[("view", "walk")]);
}
