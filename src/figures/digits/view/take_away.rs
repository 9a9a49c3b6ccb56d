//! The training as code and a table to take away.

use super::super::export;
use super::super::state::Digits;
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;
use crate::ui::panel::{content, panel};
use crate::ui::take::{Note, Taker, take, ways};

const NOTES: [Note<Digits>; 3] = [
    ("take-script", "PyTorch", None, export::script),
    (
        "take-notebook",
        "Notebook",
        Some(("digits.ipynb", "application/x-ipynb+json")),
        export::notebook,
    ),
    (
        "take-history",
        "History as CSV",
        Some(("history.csv", "text/csv")),
        export::history_csv,
    ),
];

/// The buttons, what came of them, and the text.
pub(super) fn take_away(ui: &Ui, model: Model<Digits>) -> El {
    panel(ui, "export", "Take it away", content(model, buttons))
}

fn buttons(ui: &Ui, model: Model<Digits>) -> Vec<El> {
    let mut ways = ways(model, &NOTES);
    let link = |taker: &Taker| taker.copy(taker.link());
    ways.push(("take-link", "Link", Box::new(link)));
    let files = "Script and notebook read the files of the folder \u{201c}digits\u{201d} beside downhill.js: put them into one folder.";
    let mut parts = take(ui, ways);
    parts.push(ui.el("p").class("about").text(files));
    parts
}
