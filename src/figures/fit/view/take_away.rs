//! The state as code, tables and pictures to take away.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::WithUntracked;
use web_sys::HtmlElement;

use super::super::export;
use super::super::state::Fit;
use crate::ui::controls::{button, fixed_text, line};
use crate::ui::dom::{El, Ui};
use crate::ui::embed::link;
use crate::ui::model::Model;
use crate::ui::panel::{away, panel};
use crate::ui::save;

/// What was taken last: what came of it, and the text to copy by hand.
#[derive(Default)]
struct Taken {
    said: String,
    text: String,
}

/// A way to take the state away.
#[derive(Clone, Copy)]
enum Way {
    Copy(fn(&Fit) -> String),
    Save(&'static str, &'static str, fn(&Fit) -> String),
}

const WAYS: [(&str, &str, Way); 4] = [
    ("take-script", "PyTorch", Way::Copy(export::script)),
    (
        "take-notebook",
        "Notebook",
        Way::Save(
            "downhill.ipynb",
            "application/x-ipynb+json",
            export::notebook,
        ),
    ),
    (
        "take-history",
        "History as CSV",
        Way::Save("history.csv", "text/csv", export::history_csv),
    ),
    (
        "take-data",
        "Data as CSV",
        Way::Save("data.csv", "text/csv", export::data_csv),
    ),
];

/// The buttons, what came of them, and the text.
pub(super) fn take_away(ui: &Ui, model: Model<Fit>, plots: &[HtmlElement]) -> El {
    let plots = plots.to_vec();
    let content = move |ui: &Ui, _: &HtmlElement| {
        away(start_panel_take_away as Start)(ui, model, plots.clone())
    };
    panel(ui, "export", "Take it away", Box::new(content))
}

type Start = fn(&Ui, Model<Fit>, Vec<HtmlElement>) -> Vec<El>;

#[inline(never)]
fn start_panel_take_away(ui: &Ui, model: Model<Fit>, parts: Vec<HtmlElement>) -> Vec<El> {
    let taken = Rc::new(RefCell::new(Taken::default()));
    let tell: Rc<dyn Fn(String, String)> = {
        let (taken, ui) = (Rc::clone(&taken), ui.clone());
        Rc::new(move |said: String, text: String| {
            ui.voice.say(said.clone());
            taken.replace(Taken { said, text });
            ui.refresh();
        })
    };
    let usable = || Box::new(|| false);
    let mut buttons: Vec<El> = Vec::new();
    for (name, label, way) in WAYS {
        let tell = Rc::clone(&tell);
        let take = move || match way {
            Way::Copy(text) => copy(model.with_untracked(text), &tell),
            Way::Save(file, kind, text) => {
                let text = model.with_untracked(text);
                save::download(file, kind, &text);
                tell(saved(file), text);
            }
        };
        buttons.push(button(ui, name, fixed_text(label), usable(), take));
    }
    let (place, done) = (ui.place, Rc::clone(&tell));
    buttons.push(button(
        ui,
        "take-png",
        fixed_text("PNG"),
        usable(),
        move || {
            let surface = place.with_untracked(|place| place.palette.surface);
            let color = format!("rgb({} {} {})", surface.0, surface.1, surface.2);
            if let Some(address) = save::picture(&parts, &color) {
                save::download_address("downhill.png", &address);
                done(saved("downhill.png"), String::new());
            }
        },
    ));
    let done = Rc::clone(&tell);
    buttons.push(button(
        ui,
        "take-svg",
        fixed_text("SVG"),
        usable(),
        move || {
            let palette = place.with_untracked(|place| place.palette);
            let text = model.with_untracked(|fit| export::svg(fit, &palette));
            save::download("downhill.svg", "image/svg+xml", &text);
            done(saved("downhill.svg"), text);
        },
    ));
    let row = ui.el("div").class("row");
    let (here, done) = (row.node().clone(), tell);
    buttons.push(button(
        ui,
        "take-link",
        fixed_text("Link"),
        usable(),
        move || {
            let link = link(&here).unwrap_or_default();
            let own = model.with_untracked(Fit::has_own_data);
            let says_data = link.split(['?', '&']).any(|part| part.starts_with("data="));
            if own && !says_data {
                done(
                    "These data are too long for a link, so it leaves them out. Take them as CSV."
                        .into(),
                    link,
                );
            } else {
                copy(link, &done);
            }
        },
    ));

    let [said, text, none] = std::array::from_fn(|_| Rc::clone(&taken));
    let by_hand = ui
        .el("textarea")
        .attr("readonly", "")
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .attr("aria-label", "What was taken, to copy by hand")
        .live_value(Box::new(move || text.borrow().text.clone()))
        .live_flag("hidden", Box::new(move || none.borrow().text.is_empty()));
    vec![
        row.children(buttons),
        line(ui, "about", Box::new(move || said.borrow().said.clone())),
        by_hand,
    ]
}

fn saved(file: &str) -> String {
    format!("Saved as {file}, if the browser allows it here.")
}

fn copy(text: String, tell: &Rc<dyn Fn(String, String)>) {
    let tell = Rc::clone(tell);
    let shown = text.clone();
    let tell = move |said: &str| tell(said.into(), shown.clone());
    save::copy(&text, Box::new(tell));
}
