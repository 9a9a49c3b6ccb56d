//! The digits as elements that follow their state.

mod board;
mod draw;
mod load;
mod mistakes;
mod paint;
mod pixels;
mod score;
mod setup;
mod take_away;
mod train;

use leptos::prelude::With;
use web_sys::HtmlElement;

use super::state::Digits;
use super::task::View;
use crate::numeric::steps::Steps;
use crate::ui::controls::switch;
use crate::ui::dom::{El, Ui};
use crate::ui::frame::{Parts, frame};
use crate::ui::frame_clock::FrameClock;
use crate::ui::model::Model;
use crate::ui::table::steps_table;

const VIEWS: [(View, &str); 4] = [
    (View::Train, "Train"),
    (View::Score, "Score"),
    (View::Mistakes, "Mistakes"),
    (View::Draw, "Draw"),
];

/// Builds the figure in a container.
pub fn build(container: &HtmlElement, model: Model<Digits>) {
    frame(container, model, "A classifier of digits", |ui, model| {
        start_clock(ui, model);
        let [train, score, mistakes, draw] = VIEWS.map(|(view, name)| {
            let on = Box::new(move || model.with(|digits| digits.view == view));
            switch(ui, &format!("view-{}", view.name()), name, on, move || {
                model.update(|digits| digits.view = view);
            })
        });
        let scored = score.node().clone();
        let switches = ui
            .el("div")
            .class("views")
            .attr("role", "group")
            .attr("aria-label", "View")
            .attr("data-group", "view")
            .children(vec![train, score, mistakes, draw]);
        let mut trained = train::pictures(ui, model);
        trained.push(train::curves(ui, model));
        Parts {
            picture: vec![
                load::load(ui, model),
                only(ui, model, View::Train, trained),
                only(ui, model, View::Score, score::score(ui, model)),
                only(
                    ui,
                    model,
                    View::Mistakes,
                    mistakes::mistakes(ui, model, &scored),
                ),
                only(ui, model, View::Draw, draw::draw(ui, model)),
            ],
            controls: controls(ui, model, switches),
            more: vec![
                steps_table(ui, model, setup::rows),
                take_away::take_away(ui, model),
            ],
        }
    });
}

/// Parts that are shown when the digits are there and looked at in this way. Drawing needs none.
fn only(ui: &Ui, model: Model<Digits>, view: View, parts: Vec<El>) -> El {
    let hidden = move || {
        model.with(|digits| {
            let needed = view == View::Draw || digits.has_data();
            digits.view != view || !needed
        })
    };
    ui.el("div")
        .attr("data-view", view.name())
        .live_flag("hidden", Box::new(hidden))
        .children(parts)
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

/// The clock that finds out, a part in each frame, what is not known of the epochs. Playing finds
/// out by itself.
fn start_clock(ui: &Ui, model: Model<Digits>) {
    let clock = FrameClock::new(move |_| {
        model.update(Digits::find_out);
    });
    let place = ui.place;
    ui.follow(move || {
        let wonders = model.with(|digits| digits.wonders() && !digits.is_playing());
        clock.run(wonders && place.with(|place| place.on_screen));
    });
}
