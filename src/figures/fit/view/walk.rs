//! The view of the walk: the loop with the current stage, its PyTorch code and its numbers.

use leptos::prelude::*;

use super::super::page::{Page, page};
use super::super::state::Fit;
use super::super::state::stage::Stage;
use super::super::state::view::View;
use crate::components::button::Button;
use crate::components::group::{Group, Line};
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::once_shown::OnceShown;
use crate::components::state_signal::StateSignal;
use crate::numeric::descent::{Descends, Descent};

/// The verb and the label of each stage, in order.
const NAMES: [(&str, &str); 7] = [
    ("stage-initialise", "Initialise"),
    ("stage-predict", "Predict"),
    ("stage-loss", "Loss"),
    ("stage-gradient", "Gradient"),
    ("stage-step", "Step"),
    ("stage-repeat", "Repeat"),
    ("stage-stop", "Stop"),
];

/// The walk through the stages.
#[component]
pub(super) fn Walk(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    // The page is not computed while the walk is hidden.
    let part = move |read: fn(Page) -> String| {
        state.signal(move |fit| {
            if fit.view() == View::Walk {
                read(page(fit))
            } else {
                String::new()
            }
        })
    };
    let rows = state.signal(|fit| {
        if fit.view() == View::Walk {
            page(fit).table
        } else {
            Rows::new()
        }
    });
    view! {
        <Group name="walk" class="walk" hidden>
            <OnceShown hidden>
                <Stages state />
                <StageButtons state />
                <pre translate="no">
                    <code prop:textContent=part(|page| page.code) />
                </pre>
                <Line class="says" text=part(|page| page.says) />
                <NumbersTable label="The numbers of this step" rows />
            </OnceShown>
        </Group>
    }
}

/// The loop of the stages.
#[component]
fn Stages(state: StateSignal<Fit>) -> impl IntoView {
    let stage = |(stage, (verb, label)): (Stage, _)| {
        let current = state.signal(move |fit| {
            let is_current = fit.stage() == stage;
            String::from(if is_current { "step" } else { "false" })
        });
        let go = move |()| go(state, |fit| fit.set_stage(stage));
        view! {
            <li data-stage=stage.name()>
                <Button verb label press=Callback::new(go) attr:aria-current=current />
            </li>
        }
    };
    let stages: Vec<_> = Stage::ALL.iter().copied().zip(NAMES).map(stage).collect();
    view! {
        <ol class="steps" aria-label="The seven steps">
            {stages}
        </ol>
    }
}

/// The buttons for the next and the previous stage, and the number of the round.
#[component]
fn StageButtons(state: StateSignal<Fit>) -> impl IntoView {
    view! {
        <div class="row">
            <Button
                verb="walk-back"
                label="Back"
                disabled=state.signal(|fit| fit.stage() == Stage::Initialise)
                press=Callback::new(move |()| go(state, Fit::walk_back))
            />
            <Button
                verb="walk"
                label="Next"
                disabled=state.signal(|fit| !fit.can_walk())
                press=Callback::new(move |()| go(state, Fit::walk))
            />
            <Button
                verb="run"
                label="Repeat until it stops"
                disabled=state.signal(|fit| !fit.descent().can_step())
                hidden=state.signal(|fit| fit.stage() != Stage::Repeat)
                press=state.callback(|fit, ()| fit.drive(Descent::play))
            />
            <Line class="round" text=state.signal(|fit| format!("Round {}", fit.walk_step() + 1)) />
        </div>
    }
}

/// Changes the stage, and announces the new one.
fn go(state: StateSignal<Fit>, verb: impl FnOnce(&mut Fit)) {
    state.update(verb);
    let text = state.with_untracked(|fit| {
        let (_, name) = NAMES[fit.stage() as usize];
        format!("{name}. {}", page(fit).says)
    });
    state.messages().announce(text);
}
