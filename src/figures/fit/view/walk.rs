//! The walk: the loop with the stage that is lit, its line of PyTorch, its numbers.

use leptos::prelude::*;

use super::super::page::{Page, page};
use super::super::state::Fit;
use super::super::state::stage::Stage;
use super::super::state::view::View;
use crate::components::button::Button;
use crate::components::group::{Group, Line};
use crate::components::model::Model;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::once_shown::OnceShown;
use crate::numeric::descent::{Descends, Descent};

/// The stages in order: the verbs that lead there, and their names.
const NAMES: [(&str, &str); 7] = [
    ("stage-initialise", "Initialise"),
    ("stage-predict", "Predict"),
    ("stage-loss", "Loss"),
    ("stage-gradient", "Gradient"),
    ("stage-step", "Step"),
    ("stage-repeat", "Repeat"),
    ("stage-stop", "Stop"),
];

/// The walk through the seven steps.
#[component]
pub(super) fn Walk(model: Model<Fit>, hidden: Signal<bool>) -> impl IntoView {
    // Nothing is written while nobody looks.
    let part = move |look: fn(Page) -> String| {
        model.signal(move |fit| {
            if fit.view == View::Walk {
                look(page(fit))
            } else {
                String::new()
            }
        })
    };
    let rows = model.signal(|fit| {
        if fit.view == View::Walk {
            page(fit).table
        } else {
            Rows::new()
        }
    });
    view! {
        <Group name="walk" class="walk" hidden>
            <OnceShown hidden>
                <Stages model />
                <Ways model />
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
fn Stages(model: Model<Fit>) -> impl IntoView {
    let stage = |(stage, (verb, label)): (Stage, _)| {
        let current = model.signal(move |fit| {
            let is_lit = fit.stage() == stage;
            String::from(if is_lit { "step" } else { "false" })
        });
        let go = move |()| go(model, |fit| fit.set_stage(stage));
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

/// The ways on and back, and the number of the round.
#[component]
fn Ways(model: Model<Fit>) -> impl IntoView {
    view! {
        <div class="row">
            <Button
                verb="walk-back"
                label="Back"
                disabled=model.signal(|fit| fit.stage() == Stage::Initialise)
                press=Callback::new(move |()| go(model, Fit::walk_back))
            />
            <Button
                verb="walk"
                label="Next"
                disabled=model.signal(|fit| !fit.can_walk())
                press=Callback::new(move |()| go(model, Fit::walk))
            />
            <Button
                verb="run"
                label="Repeat until it stops"
                disabled=model.signal(|fit| !fit.descent().can_step())
                hidden=model.signal(|fit| fit.stage() != Stage::Repeat)
                press=model.callback(|fit, ()| fit.drive(Descent::play))
            />
            <Line class="round" text=model.signal(|fit| format!("Round {}", fit.walk_step() + 1)) />
        </div>
    }
}

/// Goes, and says where that is.
fn go(model: Model<Fit>, verb: impl FnOnce(&mut Fit)) {
    model.update(verb);
    let text = model.with_untracked(|fit| {
        let (_, name) = NAMES[fit.stage() as usize];
        format!("{name}. {}", page(fit).says)
    });
    model.messages().announce(text);
}
