//! The buttons of a descent: reset, step back, step, play.

use leptos::prelude::*;

use super::frame_clock::use_frame_clock;
use super::model::Model;
use super::slider::{Slider, Spread};
use crate::numeric::descent::{Descends, Descent, Status};

/// The buttons, and the pace of playing. The clock runs here: while playing and on screen.
#[component]
pub fn Playback<S: Descends + 'static>(
    /// The state.
    model: Model<S>,
    /// Whether the figure is near the screen.
    on_screen: Signal<bool>,
    /// Whether readers asked for less motion: then the picture jumps from step to step.
    calm: Signal<bool>,
    /// The paces of the slider, in steps a second.
    paces: (f64, f64),
    /// A button for ten steps at once.
    #[prop(optional)]
    ten: bool,
) -> impl IntoView {
    let playing = Memo::new(move |_| model.with(|state| state.descent().is_playing()));
    let running = Signal::derive(move || playing.get() && on_screen.get());
    use_frame_clock(running, move |seconds| {
        let calm = calm.get_untracked();
        model.update(|state| state.drive(|descent| descent.advance(seconds, !calm)));
    });

    let say = move || {
        let sentence =
            model.with_untracked(|state| state.outcome().unwrap_or_else(|| state.describe()));
        model.say(sentence);
    };
    let act = move |verb: fn(&mut Descent)| {
        move |_| {
            model.update(|state| state.drive(verb));
            if !playing.get_untracked() {
                say();
            }
        }
    };
    // The end of playing is news too.
    Effect::new(move |before: Option<bool>| {
        let now = playing.get();
        if before == Some(true) && !now {
            say();
        }
        now
    });

    let stuck = Memo::new(move |_| model.with(|state| !state.descent().can_step()));
    let first = Memo::new(move |_| model.with(|state| state.descent().training().steps() == 0));
    let disabled = |when: Memo<bool>| move || when.get().to_string();
    let toggle = move |descent: &mut Descent| {
        if descent.is_playing() {
            descent.pause();
        } else {
            descent.play();
        }
    };
    let buttons = model.shows("playback");
    let pace = model.shows("pace");
    view! {
        <Show when=move || buttons.get()>
            <div class="playback" role="group" aria-label="Descent">
                <button type="button" data-verb="reset" aria-disabled=disabled(first) on:click=act(Descent::reset)>
                    "Reset"
                </button>
                <button
                    type="button"
                    data-verb="back"
                    aria-disabled=disabled(first)
                    on:click=act(|descent| {
                        descent.back(1);
                    })
                >
                    "Step back"
                </button>
                <button
                    type="button"
                    data-verb="step"
                    aria-disabled=disabled(stuck)
                    on:click=act(|descent| {
                        descent.step(1);
                    })
                >
                    "Step"
                </button>
                <Show when=move || ten>
                    <button
                        type="button"
                        data-verb="ten"
                        aria-disabled=disabled(stuck)
                        on:click=act(|descent| {
                            descent.step(10);
                        })
                    >
                        "10 steps"
                    </button>
                </Show>
                <button
                    type="button"
                    class="primary"
                    data-verb="play"
                    aria-disabled=disabled(stuck)
                    on:click=act(toggle)
                >
                    {move || if playing.get() { "Pause" } else { "Play" }}
                </button>
            </div>
        </Show>
        <Show when=move || pace.get()>
            <Slider
                model
                setting="pace"
                label="Pace"
                ends=paces
                spread=Spread::Log
                value=|state| state.descent().pace
                set=|state, pace| state.drive(|descent| descent.pace = pace)
                unit=" steps a second"
            />
        </Show>
    }
}

/// Why the descent stopped, with the ways on from a divergence.
#[component]
pub fn Outcome<S: Descends + 'static>(
    /// The state.
    model: Model<S>,
) -> impl IntoView {
    let outcome = Memo::new(move |_| model.with(Descends::outcome));
    let diverged = Memo::new(move |_| {
        model.with(|state| state.descent().status() == Status::Diverged)
    });
    let act = move |verb: fn(&mut Descent)| {
        move |_| {
            model.update(|state| state.drive(verb));
            model.say(model.with_untracked(Descends::describe));
        }
    };
    view! {
        <Show when=move || outcome.get().is_some()>
            <div class="outcome" class:diverged=move || diverged.get()>
                <p>{move || outcome.get()}</p>
                <Show when=move || diverged.get()>
                    <button
                        type="button"
                        data-verb="recover-back"
                        on:click=act(|descent| {
                            descent.back(1);
                        })
                    >
                        "Step back"
                    </button>
                    <button type="button" data-verb="halve" on:click=act(Descent::halve_learning_rate)>
                        "Halve the learning rate"
                    </button>
                </Show>
            </div>
        </Show>
    }
}
