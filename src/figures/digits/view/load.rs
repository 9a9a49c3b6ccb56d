//! Loading of the digits' files, with its progress and its errors.

use js_sys::{Error, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::super::files::FILES;
use super::super::state::Digits;
use crate::components::button::Button;
use crate::components::data_files;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::fixed;
use crate::numeric::digits::experiment::Part;

/// The files of both parts: images, then labels.
const PARTS: [(Part, [&str; 2]); 2] = [
    (
        Part::Valid,
        [
            "digits-valid-images-idx3-ubyte.gz",
            "digits-valid-labels-idx1-ubyte.gz",
        ],
    ),
    (
        Part::Train,
        [
            "digits-train-images-idx3-ubyte.gz",
            "digits-train-labels-idx1-ubyte.gz",
        ],
    ),
];

/// The compressed size of a file, in bytes.
fn size(name: &str) -> f64 {
    let file = FILES.iter().find(|(file, _)| *file == name);
    file.map_or(0.0, |(_, bytes)| f64::from(*bytes))
}

/// The state of loading the four files.
#[derive(Clone, Copy)]
struct Load {
    state: StateSignal<Digits>,
    /// The bytes received of each file.
    received: StoredValue<[f64; 4]>,
    /// The bytes received of all files.
    total_received: RwSignal<f64>,
    /// The files that are complete. A pair that was read is replaced by empty vectors.
    complete: StoredValue<[Option<Vec<u8>>; 4]>,
    /// The error, for the page; empty if there is none.
    error: RwSignal<String>,
}

impl Load {
    /// Requests the files that are not complete.
    fn start(self) {
        self.error.set(String::new());
        for (half, (part, files)) in PARTS.into_iter().enumerate() {
            for (k, name) in files.into_iter().enumerate() {
                let first = 2 * half;
                if self.complete.with_value(|files| files[first + k].is_none()) {
                    self.load(part, name, first, k);
                }
            }
        }
    }

    /// Loads a file: the file `k` of a part whose first file has the index `first`.
    fn load(self, part: Part, name: &'static str, first: usize, k: usize) {
        let index = first + k;
        // The element counts as ready once the loads that are started here have ended.
        let loading = data_files::load(name, move |bytes| self.set_received(index, bytes));
        spawn_local(async move {
            match loading.await {
                Ok(bytes) => {
                    self.set_received(index, size(name));
                    let bytes = Uint8Array::new(&bytes).to_vec();
                    self.complete
                        .try_update_value(|files| files[index] = Some(bytes));
                }
                Err(error) => {
                    let error = error.dyn_into::<Error>();
                    let why = error.map_or(String::new(), |error| error.message().into());
                    self.fail(format!("The digits could not be loaded: {name}: {why}. "));
                }
            }
            self.take(part, first);
        });
    }

    /// Records the bytes received of a file. The figure may have been removed meanwhile, hence
    /// `try_`.
    fn set_received(self, index: usize, bytes: f64) {
        self.received
            .try_update_value(|received| received[index] = bytes);
        let total = self
            .received
            .try_with_value(|received| received.iter().sum());
        self.total_received.try_set(total.unwrap_or_default());
    }

    /// Shows an error.
    fn fail(self, why: String) {
        self.error.try_set(why);
    }

    /// Passes a part to the figure once both of its files are complete.
    fn take(self, part: Part, first: usize) {
        let complete = self.complete.try_update_value(|files| {
            let pair = [first, first + 1].map(|index| files[index].take());
            if let [Some(images), Some(labels)] = pair {
                // The bytes are needed only once, and files that cannot be read must be loaded
                // again.
                return Some((images, labels));
            }
            let [images, labels] = pair;
            (files[first], files[first + 1]) = (images, labels);
            None
        });
        let Some((images, labels)) = complete.flatten() else {
            return;
        };
        let taken = self
            .state
            .update(|digits| digits.take_data(part, &images, &labels));
        match taken {
            Some(Err(error)) => self.fail(format!("The digits cannot be read: {error} ")),
            _ => self.complete.update_value(|files| {
                (files[first], files[first + 1]) = (Some(Vec::new()), Some(Vec::new()));
            }),
        }
    }
}

/// Loads the digits, and shows the progress or an error until they are loaded.
#[component]
pub(super) fn Loading(state: StateSignal<Digits>) -> impl IntoView {
    let load = Load {
        state,
        received: StoredValue::new([0.0; 4]),
        total_received: RwSignal::new(0.0),
        complete: StoredValue::new([const { None }; 4]),
        error: RwSignal::new(String::new()),
    };
    load.start();
    let all: f64 = FILES.iter().map(|(_, bytes)| f64::from(*bytes)).sum();
    let share = move || fixed((load.total_received.get() / all).min(1.0), 3);
    let progress = move || {
        let [received, all] = [load.total_received.get(), all].map(|bytes| fixed(bytes / 1e6, 2));
        format!("{received} of {all} MB")
    };
    let has_no_error = Signal::derive(move || load.error.with(String::is_empty));
    view! {
        <div class="loading" hidden=state.signal(Digits::has_files)>
            <p class="row" hidden=move || !has_no_error.get()>
                <span>{"The digits are on their way."}</span>
                <progress
                    aria-label="The digits on their way"
                    prop:value=Signal::derive(share)
                ></progress>
                <span class="name">{Signal::derive(progress)}</span>
            </p>
            <p class="outcome" role="status" hidden=has_no_error>
            <span>{load.error}</span>
                <Button
                    verb="retry"
                    label="Try again"
                    press=Callback::new(move |()| load.start())
                />
            </p>
        </div>
    }
}
