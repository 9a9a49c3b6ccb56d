//! The outcome of a run: how it ended and why, and what to do after a divergence.

use leptos::prelude::*;

use super::any_state::AnyState;
use super::button::Button;
use super::playback::verb;
use crate::numeric::descent::Status;
use crate::numeric::outcome::OutcomeKind;

/// How a run ended, by word, sign and colour, and why; after a divergence, with buttons to step back or
/// to halve the learning rate.
#[component]
pub fn Outcome(
    /// The figure.
    state: AnyState,
    /// Halves its learning rate, if it has one.
    #[prop(optional)]
    halve: Option<Callback<()>>,
) -> impl IntoView {
    let outcome = state.steps(|steps| steps.outcome());
    let kind = move || outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.kind));
    let rest = move || {
        let outcome = outcome.get();
        outcome.map_or(String::new(), |outcome| outcome.rest)
    };
    let diverged = state.steps(|steps| steps.status() == Status::Diverged);
    let halved = Callback::new(move |()| {
        if let Some(halve) = halve {
            halve.run(());
        }
        state.announce();
    });
    view! {
        <div
            class="outcome"
            data-group="playback"
            data-outcome=move || kind().map(OutcomeKind::name)
            hidden=move || kind().is_none()
        >
            <p class="why">
                <strong prop:textContent=move || kind().map_or("", OutcomeKind::word) />
                <span prop:textContent=rest />
            </p>
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
