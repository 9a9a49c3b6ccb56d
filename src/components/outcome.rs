//! Why a descent stopped.

use leptos::prelude::*;

use super::any_model::AnyModel;
use super::button::Button;
use super::group::Line;
use super::playback::verb;
use crate::numeric::descent::Status;

/// Why a descent stopped, with the ways on from a divergence.
#[component]
pub fn Outcome(
    /// The figure.
    model: AnyModel,
    /// Halves its learning rate.
    halve: Callback<()>,
) -> impl IntoView {
    let diverged = model.steps(|steps| steps.status() == Status::Diverged);
    let why = model.steps(|steps| steps.outcome().unwrap_or_default());
    let halved = Callback::new(move |()| {
        halve.run(());
        model.announce();
    });
    view! {
        <div class="outcome" data-diverged=diverged hidden=move || why.with(String::is_empty)>
            <Line class="why" text=why />
            <div class="ways" hidden=move || !diverged.get()>
                <Button
                    verb="recover"
                    label="Step back"
                    hidden=model.steps(|steps| !steps.can_go_back())
                    press=verb(model, |steps| steps.back(1))
                />
                <Button
                    verb="halve"
                    label="Halve the learning rate"
                    hidden=model.steps(|steps| !steps.halving_helps())
                    press=halved
                />
            </div>
        </div>
    }
}
