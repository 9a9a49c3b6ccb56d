//! Export: a row of buttons, the result of the last export, and the exported text, to copy by hand
//! if the browser refuses.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::button::Button;
use super::context::FigureContext;
use super::embed_lines;
use super::group::Line;
use super::save;
use super::state_signal::StateSignal;
use crate::plot::palette::{Palette, hex};

/// An export action: its name (`data-verb`), its label, and its callback.
pub type ExportAction = (&'static str, &'static str, Callback<Exporter>);

/// A text to export: the name of its action, its label, the name and MIME type of the file (without a
/// file it is copied to the clipboard), and the function that writes it.
pub type ExportText<S> = (
    &'static str,
    &'static str,
    Option<(&'static str, &'static str)>,
    fn(&S) -> String,
);

/// The actions that export these texts of a state.
#[must_use]
pub fn export_actions<S>(state: StateSignal<S>, texts: &[ExportText<S>]) -> Vec<ExportAction> {
    let action = |&(verb, label, file, text): &ExportText<S>| {
        let export = move |exporter: Exporter| {
            let text = state.with_untracked(text);
            match file {
                Some((file, kind)) => exporter.save(file, kind, text),
                None => exporter.copy(text),
            }
        };
        (verb, label, Callback::new(export))
    };
    texts.iter().map(action).collect()
}

/// The means of an export action: it copies, saves and reports.
#[derive(Clone, Copy)]
pub struct Exporter {
    context: FigureContext,
    /// The row of the buttons.
    row: NodeRef<html::Div>,
    /// A sentence about the result of the last export.
    result: RwSignal<String>,
    /// The exported text.
    text: RwSignal<String>,
}

impl Exporter {
    fn new() -> Self {
        Self {
            context: FigureContext::get(),
            row: NodeRef::new(),
            result: RwSignal::new(String::new()),
            text: RwSignal::new(String::new()),
        }
    }

    /// Shows and announces a sentence about the result, and shows the exported text.
    pub fn report(self, result: String, text: String) {
        self.context.messages.announce(result.clone());
        self.result.set(result);
        self.text.set(text);
    }

    /// Shows a text, copies it, and reports the result later, because a browser may ask for permission
    /// first. If another text has been exported meanwhile, nothing is reported.
    pub fn copy(self, text: String) {
        self.result.set(String::new());
        self.text.set(text.clone());
        let copied = text.clone();
        let report = move |result: &str| {
            let is_shown = self.text.try_with_untracked(|shown| *shown == copied);
            if is_shown == Some(true) {
                self.report(result.into(), copied.clone());
            }
        };
        save::copy(&text, Box::new(report));
    }

    /// Saves a text as a file of this MIME type.
    pub fn save(self, file: &str, kind: &str, text: String) {
        save::download(file, kind, &text);
        self.report_saved(file, text);
    }

    /// Saves the plots of the figure as a PNG, if any is visible.
    pub fn save_plots(self, file: &str) {
        let surface = self.palette().surface;
        let surface = hex((surface.0, surface.1, surface.2));
        let address = self
            .plots()
            .and_then(|plots| save::picture(&[plots], &surface));
        if let Some(address) = address {
            save::download_address(file, &address);
            self.report_saved(file, String::new());
        }
    }

    fn report_saved(self, file: &str, text: String) {
        let result = format!("Saved as {file}, if the browser allows it here.");
        self.report(result, text);
    }

    fn plots(self) -> Option<HtmlElement> {
        let figure = self.row.get_untracked()?.closest(".figure").ok()??;
        Some(figure.query_selector(".picture").ok()??.unchecked_into())
    }

    /// The address that reproduces the state of the figure; empty if there is none.
    #[must_use]
    pub fn link(self) -> String {
        let row = self.row.get_untracked();
        row.and_then(|row| embed_lines::link(&row))
            .unwrap_or_default()
    }

    /// The colours in force.
    #[must_use]
    pub fn palette(self) -> Palette {
        self.context.surroundings.read_untracked().palette
    }
}

/// The buttons of the export actions, the result of the last one, and the exported text.
#[component]
pub fn TakeAway(
    /// The export actions.
    export_actions: Vec<ExportAction>,
) -> impl IntoView {
    let exporter = Exporter::new();
    let button = |(verb, label, action): ExportAction| {
        let press = Callback::new(move |()| action.run(exporter));
        view! { <Button verb label press /> }
    };
    let buttons: Vec<_> = export_actions.into_iter().map(button).collect();
    let (result, text) = (exporter.result, exporter.text);
    view! {
        <div class="row" node_ref=exporter.row>
            {buttons}
        </div>
        <Line text=result />
        <textarea
            readonly
            rows="8"
            spellcheck="false"
            aria-label="What was taken, to copy by hand"
            hidden=move || text.with(String::is_empty)
            prop:value=text
        ></textarea>
    }
}
