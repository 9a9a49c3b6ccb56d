//! Data of the reader's own: two columns, typed, pasted, dropped, or from a file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, File, HtmlInputElement};

use super::super::state::Fit;
use crate::components::button::Button;
use crate::components::group::Line;
use crate::components::panel::Panel;
use crate::components::state_signal::StateSignal;
use crate::numeric::columns::{self, TableError};

/// What takes two columns, and says what came of them.
#[derive(Clone, Copy)]
pub(super) struct ColumnsInput {
    state: StateSignal<Fit>,
    /// What came of the last ones.
    said: RwSignal<String>,
    /// The panel that answers.
    panel: NodeRef<html::Details>,
    /// Whether what it holds is there, to say what came of a text.
    is_there: StoredValue<bool>,
    /// A text that waits until then.
    waiting: StoredValue<Option<String>>,
}

impl ColumnsInput {
    pub(super) fn new(state: StateSignal<Fit>) -> Self {
        Self {
            state,
            said: RwSignal::new(String::new()),
            panel: NodeRef::new(),
            is_there: StoredValue::new(false),
            waiting: StoredValue::new(None),
        }
    }

    /// Takes a text.
    fn take(self, text: &str) {
        match columns::reading(text) {
            Ok(reading) => {
                self.said.set(reading.to_string());
                self.state.update(|fit| fit.set_data(reading.data));
            }
            Err(fault) => self.refuse(&fault.to_string()),
        }
    }

    fn refuse(self, why: &str) {
        self.said.set(format!("{why} The former data are kept."));
    }

    /// Takes a file, once it is read.
    fn load(self, file: &File) {
        if file.size() > columns::MAX_BYTES as f64 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a file has a whole number of bytes"
            )]
            let bytes = file.size() as usize;
            return self.refuse(&TableError::TooLong(bytes).to_string());
        }
        let text = file.text();
        spawn_local(async move {
            let text = JsFuture::from(text).await;
            match text.ok().and_then(|text| text.as_string()) {
                Some(text) => self.take(&text),
                None => self.refuse("The file cannot be read."),
            }
        });
    }

    /// Takes what was dropped, a file or a text. The panel opens, for it is answered there.
    pub(super) fn drop(self, event: &DragEvent) {
        event.prevent_default();
        let Some(data) = event.data_transfer() else {
            return;
        };
        if let Some(panel) = self.panel.get_untracked() {
            panel.set_open(true);
        }
        match data.files().and_then(|files| files.get(0)) {
            Some(file) => self.load(&file),
            None => {
                let text = data.get_data("text").unwrap_or_default();
                if self.is_there.get_value() {
                    self.take(&text);
                } else {
                    self.waiting.set_value(Some(text));
                }
            }
        }
    }

    /// The panel was opened for the first time: what waited is taken.
    fn come(self) {
        self.is_there.set_value(true);
        if let Some(text) = self.waiting.write_value().take() {
            queue_microtask(move || self.take(&text));
        }
    }
}

/// The panel for them.
#[component]
pub(super) fn OwnData(columns: ColumnsInput) -> impl IntoView {
    view! {
        <Panel
            group="own"
            summary="Your own data"
            node=columns.panel
            on:dragover=|event: DragEvent| event.prevent_default()
            on:drop=move |event| columns.drop(&event)
        >
            <Line text="Paste or drop two columns, time and speed: up to 10 000 rows." />
            <Fields columns />
            <Line text=columns.said attr:role="status" />
        </Panel>
    }
}

/// A box for a text, which is taken as soon as it is pasted, and a file to choose.
#[component]
fn Fields(columns: ColumnsInput) -> impl IntoView {
    columns.come();
    let typed = RwSignal::new(String::new());
    let is_pasted = StoredValue::new(false);
    let on_paste = move |event: ClipboardEvent| {
        let data = event.clipboard_data();
        match data.and_then(|data| data.get_data("text").ok()) {
            // A box with so much text would freeze the page.
            Some(text) if text.len() > columns::MAX_BYTES => {
                event.prevent_default();
                columns.take(&text);
            }
            _ => is_pasted.set_value(true),
        }
    };
    let on_input = move |event| {
        let text = event_target_value(&event);
        if std::mem::take(&mut *is_pasted.write_value()) {
            columns.take(&text);
        }
        typed.set(text);
    };
    let on_file = move |event| {
        let files = event_target::<HtmlInputElement>(&event).files();
        if let Some(file) = files.and_then(|files| files.get(0)) {
            columns.load(&file);
        }
    };
    let use_these = move |()| columns.take(&typed.read_untracked());
    view! {
        <textarea
            rows="4"
            spellcheck="false"
            placeholder="time, speed\n0, 67.4\n1, 56.4\n2, 40.3"
            aria-label="Two columns: time and speed"
            on:paste=on_paste
            on:input=on_input
        ></textarea>
        <div class="row">
            <Button verb="use" label="Use these" press=Callback::new(use_these) />
            <input
                type="file"
                accept=".csv,.tsv,.txt,text/*"
                aria-label="A file with two columns"
                on:change=on_file
            />
        </div>
    }
}
