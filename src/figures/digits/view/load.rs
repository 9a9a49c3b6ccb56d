//! The digits come when the figure comes near: how far they are, and what went wrong.

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

/// The bytes of a file as it is sent.
fn size(name: &str) -> f64 {
    let file = FILES.iter().find(|(file, _)| *file == name);
    file.map_or(0.0, |(_, bytes)| f64::from(*bytes))
}

/// The files that are on their way.
#[derive(Clone, Copy)]
struct Load {
    state: StateSignal<Digits>,
    /// The bytes of each file that have come.
    came: StoredValue<[f64; 4]>,
    /// The bytes of all that have come.
    sum: RwSignal<f64>,
    /// What has come whole.
    whole: StoredValue<[Option<Vec<u8>>; 4]>,
    /// What went wrong.
    fault: RwSignal<String>,
}

impl Load {
    /// Asks for what is not there yet.
    fn start(self) {
        self.fault.set(String::new());
        for (half, (part, files)) in PARTS.into_iter().enumerate() {
            for (k, name) in files.into_iter().enumerate() {
                let first = 2 * half;
                if self.whole.with_value(|whole| whole[first + k].is_none()) {
                    self.load(part, name, first, k);
                }
            }
        }
    }

    fn load(self, part: Part, name: &'static str, first: usize, k: usize) {
        let place = first + k;
        // The element is ready when what is on its way now has come.
        let loading = data_files::load(name, move |bytes| self.tell(place, bytes));
        spawn_local(async move {
            match loading.await {
                Ok(bytes) => {
                    self.tell(place, size(name));
                    let bytes = Uint8Array::new(&bytes).to_vec();
                    self.whole
                        .try_update_value(|whole| whole[place] = Some(bytes));
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

    /// So many bytes of a file have come. The figure may be gone by now.
    fn tell(self, place: usize, bytes: f64) {
        self.came.try_update_value(|came| came[place] = bytes);
        let sum = self.came.try_with_value(|came| came.iter().sum());
        self.sum.try_set(sum.unwrap_or_default());
    }

    fn fail(self, why: String) {
        self.fault.try_set(why);
    }

    /// Gives the figure a part whose files are there.
    fn take(self, part: Part, first: usize) {
        let whole = self.whole.try_update_value(|whole| {
            let pair = [first, first + 1].map(|place| whole[place].take());
            if let [Some(images), Some(labels)] = pair {
                // They are not needed twice, and what cannot be read has to come anew.
                return Some((images, labels));
            }
            let [images, labels] = pair;
            (whole[first], whole[first + 1]) = (images, labels);
            None
        });
        let Some((images, labels)) = whole.flatten() else {
            return;
        };
        let taken = self
            .state
            .update(|digits| digits.take_data(part, &images, &labels));
        match taken {
            Some(Err(fault)) => self.fail(format!("The digits cannot be read: {fault} ")),
            _ => self.whole.update_value(|whole| {
                (whole[first], whole[first + 1]) = (Some(Vec::new()), Some(Vec::new()));
            }),
        }
    }
}

/// Loads the digits, with a line about it until they are there.
#[component]
pub(super) fn Loading(state: StateSignal<Digits>) -> impl IntoView {
    let load = Load {
        state,
        came: StoredValue::new([0.0; 4]),
        sum: RwSignal::new(0.0),
        whole: StoredValue::new([const { None }; 4]),
        fault: RwSignal::new(String::new()),
    };
    load.start();
    let all: f64 = FILES.iter().map(|(_, bytes)| f64::from(*bytes)).sum();
    let share = move || fixed((load.sum.get() / all).min(1.0), 3);
    let came = move || {
        let [came, all] = [load.sum.get(), all].map(|bytes| fixed(bytes / 1e6, 2));
        format!("{came} of {all} MB")
    };
    let is_well = Signal::derive(move || load.fault.with(String::is_empty));
    view! {
        <div class="loading" hidden=state.signal(Digits::has_files)>
            <p class="row" hidden=move || !is_well.get()>
                <span>{"The digits are on their way."}</span>
                <progress
                    aria-label="The digits on their way"
                    prop:value=Signal::derive(share)
                ></progress>
                <span class="name">{Signal::derive(came)}</span>
            </p>
            <p class="outcome" role="status" hidden=is_well>
                <span>{load.fault}</span>
                <Button
                    verb="retry"
                    label="Try again"
                    press=Callback::new(move |()| load.start())
                />
            </p>
        </div>
    }
}
