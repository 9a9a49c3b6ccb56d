//! The playback bar of a stepwise process: reset, step back, step, play.

use leptos::prelude::*;

use super::animation_frames::{FrameClock, Priority};
use super::any_state::AnyState;
use super::button::Button;
use super::context::FigureContext;
use super::hooks::watch;
use crate::numeric::steps::Steps;

/// The playback buttons. While the figure plays and is on the screen, each animation frame advances it.
/// With reduced motion the picture jumps from step to step.
#[component]
pub fn Playback(
    /// The figure.
    state: AnyState,
    /// Whether there is a button for ten steps.
    #[prop(optional)]
    ten: bool,
    /// The priority of a frame of playing.
    #[prop(default = Priority::Immediate)]
    priority: Priority,
    /// Whether it is hidden.
    #[prop(into, optional_no_strip)]
    hidden: Option<Signal<bool>>,
    /// Further buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let surroundings = FigureContext::get().surroundings;
    let clock = FrameClock::new(priority, move |seconds| {
        state.advance(seconds, !surroundings.read_untracked().reduced_motion);
    });
    let is_busy = state.steps(|steps| steps.is_busy());
    watch(move || clock.run(is_busy.get() && surroundings.read().on_screen));

    let is_playing = state.steps(|steps| steps.is_playing());
    // The end of playing is announced.
    let mut was_playing = false;
    watch(move || {
        let before = std::mem::replace(&mut was_playing, is_playing.get());
        if before && !was_playing {
            untrack(|| state.announce());
        }
    });
    let label = Signal::derive(move || {
        let label = if is_playing.get() { "Pause" } else { "Play" };
        String::from(label)
    });
    let cannot_step = state.steps(|steps| !steps.can_step());
    let ten = ten.then(|| {
        view! {
            <Button
                verb="ten"
                label="10 steps"
                disabled=cannot_step
                press=verb(state, |steps| steps.step(10))
            />
        }
    });
    view! {
        <div class="playback" role="group" aria-label="Steps" data-group="playback" hidden=hidden>
            <Button
                verb="reset"
                label="Reset"
                disabled=state.steps(|steps| !steps.can_reset())
                press=verb(state, |steps| steps.reset())
            />
            <Button
                verb="back"
                label="Step back"
                disabled=state.steps(|steps| !steps.can_go_back())
                press=verb(state, |steps| steps.back(1))
            />
            <Button
                verb="step"
                label="Step"
                disabled=cannot_step
                press=verb(state, |steps| steps.step(1))
            />
            {ten}
            <Button
                verb="play"
                label
                disabled=state.steps(|steps| !steps.can_play())
                press=verb(state, toggle)
            />
            {children.map(|more| more())}
        </div>
    }
}

/// A callback that changes the steps and announces the result, except while the figure plays.
pub(super) fn verb(state: AnyState, verb: fn(&mut dyn Steps)) -> Callback<()> {
    Callback::new(move |()| {
        state.drive(verb);
        if !state.steps_now(|steps| steps.is_playing()) {
            state.announce();
        }
    })
}

fn toggle(steps: &mut dyn Steps) {
    if steps.is_playing() {
        steps.pause();
    } else {
        steps.play();
    }
}
