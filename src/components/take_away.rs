//! What a reader takes away: a row of buttons, what came of the last one, and the text that was
//! taken, to copy by hand where the browser refuses.

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

/// A way to take something away: the name of its verb, its words, and what it does.
pub type ExportAction = (&'static str, &'static str, Callback<Exporter>);

/// A text to take away: the name of its verb, the words, the file that it is saved as and of what
/// kind (without a file it is copied), and what it says of a state.
pub type ExportText<S> = (
    &'static str,
    &'static str,
    Option<(&'static str, &'static str)>,
    fn(&S) -> String,
);

/// The ways to take these texts away.
#[must_use]
pub fn export_actions<S>(state: StateSignal<S>, notes: &[ExportText<S>]) -> Vec<ExportAction> {
    let action = |&(verb, label, file, text): &ExportText<S>| {
        let take = move |exporter: Exporter| {
            let text = state.with_untracked(text);
            match file {
                Some((file, kind)) => exporter.save(file, kind, text),
                None => exporter.copy(text),
            }
        };
        (verb, label, Callback::new(take))
    };
    notes.iter().map(action).collect()
}

/// What a way works with.
#[derive(Clone, Copy)]
pub struct Exporter {
    context: FigureContext,
    /// The row of the buttons.
    row: NodeRef<html::Div>,
    /// What came of the last one.
    said: RwSignal<String>,
    /// What was taken.
    text: RwSignal<String>,
}

impl Exporter {
    fn new() -> Self {
        Self {
            context: FigureContext::get(),
            row: NodeRef::new(),
            said: RwSignal::new(String::new()),
            text: RwSignal::new(String::new()),
        }
    }

    /// Says what came of it, and shows a text.
    pub fn report(self, said: String, text: String) {
        self.context.messages.announce(said.clone());
        self.said.set(said);
        self.text.set(text);
    }

    /// Shows a text, copies it, and then says what came of that: a browser may ask first, or take its
    /// time. What was taken meanwhile stays.
    pub fn copy(self, text: String) {
        self.said.set(String::new());
        self.text.set(text.clone());
        let copied = text.clone();
        let report = move |said: &str| {
            let is_shown = self.text.try_with_untracked(|shown| *shown == copied);
            if is_shown == Some(true) {
                self.report(said.into(), copied.clone());
            }
        };
        save::copy(&text, Box::new(report));
    }

    /// Saves a text as a file.
    pub fn save(self, file: &str, kind: &str, text: String) {
        save::download(file, kind, &text);
        self.tell_saved(file, text);
    }

    /// Saves the plots of the figure as a PNG, if there is anything to see.
    pub fn save_plots(self, file: &str) {
        let surface = self.palette().surface;
        let surface = hex((surface.0, surface.1, surface.2));
        let address = self
            .plots()
            .and_then(|plots| save::picture(&[plots], &surface));
        if let Some(address) = address {
            save::download_address(file, &address);
            self.tell_saved(file, String::new());
        }
    }

    fn tell_saved(self, file: &str, text: String) {
        let said = format!("Saved as {file}, if the browser allows it here.");
        self.report(said, text);
    }

    fn plots(self) -> Option<HtmlElement> {
        let figure = self.row.get_untracked()?.closest(".figure").ok()??;
        Some(figure.query_selector(".picture").ok()??.unchecked_into())
    }

    /// The address of the state of the figure.
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

/// The buttons of some ways, what came of the last one, and the text that was taken.
#[component]
pub fn TakeAway(
    /// The ways.
    export_actions: Vec<ExportAction>,
) -> impl IntoView {
    let exporter = Exporter::new();
    let button = |(verb, label, action): ExportAction| {
        let press = Callback::new(move |()| action.run(exporter));
        view! { <Button verb label press /> }
    };
    let buttons: Vec<_> = export_actions.into_iter().map(button).collect();
    let (said, text) = (exporter.said, exporter.text);
    view! {
        <div class="row" node_ref=exporter.row>
            {buttons}
        </div>
        <Line text=said />
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
