//! The clock of a figure: it ticks once per animation frame while there is something to animate.

use leptos::prelude::*;

/// Calls `tick` with the seconds since the last frame while `running` is true. A tab that was
/// hidden for long makes no leap: a frame counts a tenth of a second at most.
pub fn use_frame_clock(running: Signal<bool>, tick: Callback<f64>) {
    const LONGEST: f64 = 0.1;
    let frame = StoredValue::new(None::<AnimationFrameRequestHandle>);
    let last = StoredValue::new(None::<f64>);

    fn beat(
        frame: StoredValue<Option<AnimationFrameRequestHandle>>,
        last: StoredValue<Option<f64>>,
        tick: Callback<f64>,
    ) {
        let next = request_animation_frame_with_handle(move || {
            let now = window().performance().map_or(0.0, |clock| clock.now());
            let before = last.try_get_value().flatten().unwrap_or(now);
            // Asking for the next frame first lets the tick itself stop the clock.
            last.set_value(Some(now));
            beat(frame, last, tick);
            tick.run(((now - before) / 1000.0).clamp(0.0, LONGEST));
        });
        frame.set_value(next.ok());
    }
    let stop = move || {
        last.try_set_value(None);
        if let Some(handle) = frame.try_update_value(Option::take).flatten() {
            handle.cancel();
        }
    };
    Effect::new(move || {
        stop();
        if running.get() {
            beat(frame, last, tick);
        }
    });
    on_cleanup(stop);
}
