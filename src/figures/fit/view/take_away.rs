//! The state as code, tables and pictures to take away.

use leptos::prelude::*;

use super::super::export;
use super::super::state::Fit;
use crate::components::panel::Panel;
use crate::components::state_signal::StateSignal;
use crate::components::take_away::{ExportAction, ExportText, Exporter, TakeAway, export_actions};

const NOTES: [ExportText<Fit>; 4] = [
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

/// The panel from which the state is taken away.
#[component]
pub(super) fn Export(state: StateSignal<Fit>) -> impl IntoView {
    view! {
        <Panel group="export" summary="Take it away">
            <TakeAway export_actions=all_ways(state) />
        </Panel>
    }
}

/// The notes, the pictures, and the link.
fn all_ways(state: StateSignal<Fit>) -> Vec<ExportAction> {
    let png = |exporter: Exporter| exporter.save_plots("downhill.png");
    let svg = move |exporter: Exporter| {
        let palette = exporter.palette();
        let text = state.with_untracked(|fit| export::svg(fit, &palette));
        exporter.save("downhill.svg", "image/svg+xml", text);
    };
    let link = move |exporter: Exporter| {
        let link = exporter.link();
        let own = state.with_untracked(Fit::has_own_data);
        let says_data = link.split(['?', '&']).any(|part| part.starts_with("data="));
        if own && !says_data {
            let why =
                "These data are too long for a link, so it leaves them out. Take them as CSV.";
            exporter.report(why.into(), link);
        } else {
            exporter.copy(link);
        }
    };
    let mut export_actions = export_actions(state, &NOTES);
    export_actions.extend([
        ("take-png", "PNG", Callback::new(png)),
        ("take-svg", "SVG", Callback::new(svg)),
        ("take-link", "Link", Callback::new(link)),
    ]);
    export_actions
}
