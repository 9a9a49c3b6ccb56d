//! The state as code, tables and pictures to take away.

use leptos::prelude::WithUntracked;
use web_sys::HtmlElement;

use super::super::export;
use super::super::state::Fit;
use crate::plot::palette::hex;
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;
use crate::ui::panel::panel;
use crate::ui::save;
use crate::ui::take::{Note, Taker, take, ways};

const NOTES: [Note<Fit>; 4] = [
    ("take-script", "PyTorch", None, export::script),
    (
        "take-notebook",
        "Notebook",
        Some(("downhill.ipynb", "application/x-ipynb+json")),
        export::notebook,
    ),
    (
        "take-history",
        "History as CSV",
        Some(("history.csv", "text/csv")),
        export::history_csv,
    ),
    (
        "take-data",
        "Data as CSV",
        Some(("data.csv", "text/csv")),
        export::data_csv,
    ),
];

/// The buttons, what came of them, and the text.
pub(super) fn take_away(ui: &Ui, model: Model<Fit>, plots: &[HtmlElement]) -> El {
    let plots = plots.to_vec();
    let content = move |ui: &Ui, _: &HtmlElement| buttons(ui, model, plots.clone());
    panel(ui, "export", "Take it away", Box::new(content))
}

fn buttons(ui: &Ui, model: Model<Fit>, parts: Vec<HtmlElement>) -> Vec<El> {
    let place = ui.place;
    let png = move |taker: &Taker| {
        let surface = place.with_untracked(|place| place.palette.surface);
        if let Some(address) = save::picture(&parts, &hex((surface.0, surface.1, surface.2))) {
            taker.save_address("downhill.png", &address);
        }
    };
    let svg = move |taker: &Taker| {
        let palette = place.with_untracked(|place| place.palette);
        let text = model.with_untracked(|fit| export::svg(fit, &palette));
        taker.save("downhill.svg", "image/svg+xml", text);
    };
    let link = move |taker: &Taker| {
        let link = taker.link();
        let own = model.with_untracked(Fit::has_own_data);
        let says_data = link.split(['?', '&']).any(|part| part.starts_with("data="));
        if own && !says_data {
            let why =
                "These data are too long for a link, so it leaves them out. Take them as CSV.";
            taker.tell(why.into(), link);
        } else {
            taker.copy(link);
        }
    };
    let mut ways = ways(model, &NOTES);
    ways.push(("take-png", "PNG", Box::new(png)));
    ways.push(("take-svg", "SVG", Box::new(svg)));
    ways.push(("take-link", "Link", Box::new(link)));
    take(ui, ways)
}
