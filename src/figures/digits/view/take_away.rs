//! The training as code and a table to take away.

use leptos::prelude::*;

use super::super::export;
use super::super::state::Digits;
use crate::components::group::Line;
use crate::components::panel::Panel;
use crate::components::state_signal::StateSignal;
use crate::components::take_away::{Note, TakeAway, Taker, ways};

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
#[component]
pub(super) fn TakeAwayPanel(state: StateSignal<Digits>) -> impl IntoView {
    let ways = move || {
        let link = Callback::new(|taker: Taker| taker.copy(taker.link()));
        let mut ways = ways(state, &NOTES);
        ways.push(("take-link", "Link", link));
        ways
    };
    let files = "Script and notebook read the files of the folder \u{201c}digits\u{201d} beside downhill.js: put them into one folder.";
    view! {
        <Panel group="export" summary="Take it away">
            <TakeAway ways=ways() />
            <Line text=files />
        </Panel>
    }
}
