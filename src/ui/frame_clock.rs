//! The clock of a figure: it ticks once per animation frame while there is something to animate.

use leptos::prelude::*;
use leptos_use_raf_fn::{UseRafFnCallbackArgs, UseRafFnOptions, use_raf_fn_with_options};

/// Calls `tick` with the seconds since the last frame while `running` is true. A tab that was
/// hidden for long makes no leap: a frame counts a tenth of a second at most.
pub fn use_frame_clock(running: Signal<bool>, tick: impl Fn(f64) + 'static) {
    const LONGEST: f64 = 0.1;
    let clock = use_raf_fn_with_options(
        move |UseRafFnCallbackArgs { delta, .. }| tick((delta / 1000.0).clamp(0.0, LONGEST)),
        UseRafFnOptions::default().immediate(false),
    );
    Effect::new(move || if running.get() {
        (clock.resume)();
    } else {
        (clock.pause)();
    });
}
