//! The input of the reader's own data: two columns, typed, pasted, dropped, or from a file.

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

/// Reads two columns into the state, and reports the result.
#[derive(Clone, Copy)]
pub(super) struct ColumnsInput {
    state: StateSignal<Fit>,
    /// The result of the last reading, in words.
    result: RwSignal<String>,
    /// The panel that shows the result, and the fold in which it stands.
    panel: NodeRef<html::Details>,
    pub(super) fold: NodeRef<html::Details>,
    /// Whether the panel's content has been built, which happens when it is first opened.
    is_built: StoredValue<bool>,
    /// A dropped text that is read once the content is built.
    pending: StoredValue<Option<String>>,
}

impl ColumnsInput {
    pub(super) fn new(state: StateSignal<Fit>) -> Self {
        Self {
            state,
            result: RwSignal::new(String::new()),
            panel: NodeRef::new(),
            fold: NodeRef::new(),
            is_built: StoredValue::new(false),
            pending: StoredValue::new(None),
        }
    }

    /// Reads a text with two columns. If it cannot be read, the former data stay.
    fn take(self, text: &str) {
        match columns::reading(text) {
            Ok(reading) => {
                self.result.set(reading.to_string());
                self.state.update(|fit| fit.set_data(reading.data));
            }
            Err(error) => self.reject(&error.to_string()),
        }
    }

    /// Reports why the data were rejected.
    fn reject(self, why: &str) {
        self.result
            .set(format!("{why} The previous data are kept."));
    }

    /// Loads a file and reads its text. A file above [`columns::MAX_BYTES`] is rejected.
    fn load(self, file: &File) {
        if file.size() > columns::MAX_BYTES as f64 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a file has a whole number of bytes"
            )]
            let bytes = file.size() as usize;
            return self.reject(&TableError::TooLong(bytes).to_string());
        }
        let text = file.text();
        spawn_local(async move {
            let text = JsFuture::from(text).await;
            match text.ok().and_then(|text| text.as_string()) {
                Some(text) => self.take(&text),
                None => self.reject("The file cannot be read."),
            }
        });
    }

    /// Reads a dropped file or text, and opens the panel and its fold, which show the result.
    pub(super) fn drop(self, event: &DragEvent) {
        event.prevent_default();
        let Some(data) = event.data_transfer() else {
            return;
        };
        for details in [self.fold, self.panel] {
            if let Some(details) = details.get_untracked() {
                details.set_open(true);
            }
        }
        match data.files().and_then(|files| files.get(0)) {
            Some(file) => self.load(&file),
            None => {
                let text = data.get_data("text").unwrap_or_default();
                if self.is_built.get_value() {
                    self.take(&text);
                } else {
                    self.pending.set_value(Some(text));
                }
            }
        }
    }

    /// Notes that the panel's content is built, and reads a pending text.
    fn set_built(self) {
        self.is_built.set_value(true);
        if let Some(text) = self.pending.write_value().take() {
            queue_microtask(move || self.take(&text));
        }
    }
}

/// The panel for the reader's own data.
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
            <Line text=columns.result attr:role="status" />
        </Panel>
    }
}

/// A text area, whose text is read as soon as it is pasted, and a file input.
#[component]
fn Fields(columns: ColumnsInput) -> impl IntoView {
    columns.set_built();
    let typed = RwSignal::new(String::new());
    let is_pasted = StoredValue::new(false);
    let on_paste = move |event: ClipboardEvent| {
        let data = event.clipboard_data();
        match data.and_then(|data| data.get_data("text").ok()) {
            // So long a text would freeze the text area; reading it only reports that it is too
            // long.
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
