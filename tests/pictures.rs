//! The pictures that stand inside the figures until they run, in print and in the README.
//!
//! They are drawn by the figures' own scenes. `cargo xtask generate` writes them anew.

// What decompresses the digits is a dependency of native tests alone.
#![cfg(not(target_arch = "wasm32"))]

mod docs;
mod drawn;
#[path = "written/filled.rs"]
mod filled;
mod written;

// Guards against a picture that shows another figure than the one that takes its place.
#[test]
fn the_committed_pictures_are_what_the_figures_draw() {
    drawn::holds("autograd", "autograd", &[]);
    drawn::holds("curve", "curve", &[]);
    drawn::holds("fit", "fit", &[]);
    drawn::holds("landscape", "landscape", &[("step", "10")]);
    drawn::holds("panels", "fit", &[("view", "panels")]);
}
