//! The outcome of a descent: why it stopped, and what to do after a divergence.

use leptos::prelude::*;

use super::any_state::AnyState;
use super::button::Button;
use super::group::Line;
use super::playback::verb;
use crate::numeric::descent::Status;

/// The reason why a descent stopped; after a divergence, with buttons to step back or to halve the
/// learning rate.
#[component]
pub fn Outcome(
    /// The figure.
    state: AnyState,
    /// Halves its learning rate.
    halve: Callback<()>,
) -> impl IntoView {
    let diverged = state.steps(|steps| steps.status() == Status::Diverged);
    let why = state.steps(|steps| steps.outcome().unwrap_or_default());
    let halved = Callback::new(move |()| {
        halve.run(());
        state.announce();
    });
    view! {
        <div class="outcome" data-diverged=diverged hidden=move || why.with(String::is_empty)>
            <Line class="why" text=why />
            <div class="ways" hidden=move || !diverged.get()>
                <Button
                    verb="recover"
                    label="Step back"
                    hidden=state.steps(|steps| !steps.can_go_back())
                    press=verb(state, |steps| steps.back(1))
                />
                <Button
                    verb="halve"
                    label="Halve the learning rate"
                    hidden=state.steps(|steps| !steps.halving_helps())
                    press=halved
                />
            </div>
        </div>
    }
}
