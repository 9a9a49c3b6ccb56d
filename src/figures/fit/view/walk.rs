//! The walk: the loop with the stage that is lit, its line of PyTorch, its numbers.

use super::super::page::{Page, page};
use super::super::stage::Stage;
use super::super::state::Fit;
use crate::numeric::descent::{Descends, Descent};
use crate::ui::controls::{button, fixed_text, line};
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;
use crate::ui::table::table;

const NAMES: [&str; 7] = [
    "Initialise",
    "Predict",
    "Loss",
    "Gradient",
    "Step",
    "Repeat",
    "Stop",
];

/// The walk through the seven steps.
pub(super) fn walk(ui: &Ui, model: Model<Fit>) -> El {
    let stages = Stage::ALL.into_iter().zip(NAMES);
    let stages = stages.map(|(stage, name)| {
        let current = Box::new(move || {
            let lit = model.with(|fit| fit.stage() == stage);
            String::from(if lit { "step" } else { "false" })
        });
        let go = button(
            ui,
            &format!("stage-{}", stage.name()),
            fixed_text(name),
            Box::new(|| false),
            move || say(model, |fit| fit.set_stage(stage)),
        );
        ui.el("li")
            .attr("data-stage", stage.name())
            .child(go.live_attr("aria-current", current))
    });
    let ring = ui
        .el("ol")
        .class("steps")
        .attr("aria-label", "The seven steps")
        .children(stages.collect());
    let part = move |look: fn(Page) -> String| -> Box<dyn Fn() -> String> {
        Box::new(move || model.with(|fit| look(page(fit))))
    };
    let back = button(
        ui,
        "walk-back",
        fixed_text("Back"),
        model.flag(|fit| fit.stage() == Stage::Initialise),
        move || say(model, Fit::walk_back),
    );
    let on = button(
        ui,
        "walk",
        fixed_text("Next"),
        model.flag(|fit| !fit.can_walk()),
        move || say(model, Fit::walk),
    );
    let run = button(
        ui,
        "run",
        fixed_text("Repeat until it stops"),
        model.flag(|fit| !fit.descent().can_step()),
        move || {
            model.update(|fit| fit.drive(Descent::play));
        },
    )
    .live_flag("hidden", model.flag(|fit| fit.stage() != Stage::Repeat));
    let round = model.text(|fit| format!("Round {}", fit.walked() + 1));
    ui.el("div")
        .class("walk")
        .attr("data-group", "walk")
        .child(ring)
        .child(
            ui.el("div")
                .class("row")
                .child(back)
                .child(on)
                .child(run)
                .child(line(ui, "round", round)),
        )
        .child(
            ui.el("pre")
                .attr("translate", "no")
                .child(ui.el("code").live_text(part(|page| page.code))),
        )
        .child(line(ui, "says", part(|page| page.says)))
        .child(table(ui, "The numbers of this step", move || {
            model.with(|fit| page(fit).table)
        }))
}

/// Goes, and says where that is.
fn say(model: Model<Fit>, verb: impl FnOnce(&mut Fit)) {
    model.update(verb);
    let text = model.with_untracked(|fit| {
        let name = NAMES[fit.stage() as usize];
        format!("{name}. {}", page(fit).says)
    });
    model.voice().say(text);
}
