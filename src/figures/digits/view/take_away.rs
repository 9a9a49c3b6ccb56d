//! The exports of the training: code, a table and a link.

use leptos::prelude::*;

use super::super::export;
use super::super::state::Digits;
use crate::components::group::Line;
use crate::components::panel::Panel;
use crate::components::state_signal::StateSignal;
use crate::components::take_away::{ExportText, Exporter, TakeAway, export_actions};

const NOTES: [ExportText<Digits>; 3] = [
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

/// The panel of the exports.
#[component]
pub(super) fn TakeAwayPanel(state: StateSignal<Digits>) -> impl IntoView {
    let export_actions = move || {
        let link = Callback::new(|exporter: Exporter| exporter.copy(exporter.link()));
        let mut export_actions = export_actions(state, &NOTES);
        export_actions.push(("take-link", "Link", link));
        export_actions
    };
    let files = "The script and the notebook read the files in the folder \u{201c}digits\u{201d} beside downhill.js: put them all in one folder.";
    view! {
        <Panel group="export" summary="Take it away">
            <TakeAway export_actions=export_actions() />
            <Line text=files />
        </Panel>
    }
}
