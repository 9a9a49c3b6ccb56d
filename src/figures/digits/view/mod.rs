//! The digits as elements that follow their state.

mod board;
mod draw;
mod load;
mod mistakes;
mod paint;
mod pixels;
mod score;
mod seen;
mod setup;
mod take_away;
mod train;

use leptos::prelude::AnyView;
use web_sys::HtmlElement;

use super::state::Digits;
use super::task::View;
use crate::ui::controls::switch;
use crate::ui::dom::{El, Flag, Ui};
use crate::ui::frame::{Parts, frame};
use crate::ui::model::Model;
use crate::ui::panel::{content, part};
use crate::ui::table::steps_table;

const VIEWS: [(View, &str); 4] = [
    (View::Train, "Train"),
    (View::Score, "Score"),
    (View::Mistakes, "Mistakes"),
    (View::Draw, "Draw"),
];

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Digits>) -> AnyView {
    frame(container, model, super::settings::TITLE, |ui, model| {
        let switches = VIEWS.map(|(view, name)| {
            let on = Box::new(move || model.with(|digits| digits.view == view));
            switch(ui, &format!("view-{}", view.name()), name, on, move || {
                model.update(|digits| digits.view = view);
            })
        });
        let switches = ui
            .el("div")
            .class("views")
            .attr("role", "group")
            .attr("aria-label", "View")
            .attr("data-group", "view")
            .children(switches.into());
        let mut trained = train::pictures(ui, model);
        trained.push(train::curves(ui, model));
        Parts {
            picture: vec![
                load::load(ui, model),
                only(ui, model, View::Train, trained),
                later(ui, model, View::Score, score::build),
                later(ui, model, View::Mistakes, mistakes::build),
                later(ui, model, View::Draw, draw::build),
            ],
            controls: controls(ui, model, switches),
            more: vec![
                steps_table(ui, model, setup::rows),
                take_away::take_away(ui, model),
            ],
        }
    })
}

/// Whether the digits are there, and looked at in this way. A reader can draw without them; what is seen
/// first keeps its place until they are there.
fn shown(model: Model<Digits>, view: View) -> Flag {
    let needs_data = matches!(view, View::Score | View::Mistakes);
    Box::new(move || model.with(|digits| digits.view == view && (!needs_data || digits.has_data())))
}

/// Parts that are shown in one view.
fn only(ui: &Ui, model: Model<Digits>, view: View, parts: Vec<El>) -> El {
    let shown = shown(model, view);
    ui.el("div")
        .attr("data-view", view.name())
        .live_flag("hidden", Box::new(move || !shown()))
        .children(parts)
}

/// A view that is built when it is first shown.
fn later(
    ui: &Ui,
    model: Model<Digits>,
    view: View,
    build: fn(&Ui, Model<Digits>) -> Vec<El>,
) -> El {
    part(ui, shown(model, view), content(model, build)).attr("data-view", view.name())
}

fn controls(ui: &Ui, model: Model<Digits>, views: El) -> Vec<El> {
    let mut controls = vec![
        views,
        setup::classes(ui, model),
        setup::start(ui, model),
        setup::batch(ui, model),
        setup::rate(ui, model),
    ];
    controls.extend(setup::playback(ui, model));
    controls.push(setup::numbers(ui, model));
    controls.push(only(
        ui,
        model,
        View::Train,
        vec![train::confusion(ui, model)],
    ));
    controls
}
