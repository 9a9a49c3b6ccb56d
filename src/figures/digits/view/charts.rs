//! The results of the training: charts of loss and accuracy, and the confusion matrix.

use leptos::prelude::*;

use super::super::charts;
use super::super::state::Digits;
use crate::components::animation_frames::Priority;
use crate::components::checkbox::Checkbox;
use crate::components::deferred::deferred;
use crate::components::group::Group;
use crate::components::guesses::PlottedFields;
use crate::components::plot_canvas::scene::Scene;
use crate::components::plot_canvas::{Map, PlotCanvas};
use crate::components::scrubber::Scrubber;
use crate::components::state_signal::StateSignal;
use crate::components::step_overlay::StepOverlay;
use crate::numeric::digits::metrics::Metrics;
use crate::numeric::steps::Steps;

const LOSS: Scene<Digits> = Scene {
    viewport: charts::loss_viewport,
    key: charts::static_key,
    static_layer: charts::draw_loss_static,
    dynamic_layer: charts::draw_loss,
    fields: PlottedFields {
        y: &["loss", "losses"],
        ..PlottedFields::NONE
    },
};

const ACCURACY: Scene<Digits> = Scene {
    viewport: charts::accuracy_viewport,
    key: charts::static_key,
    static_layer: charts::draw_accuracy_static,
    dynamic_layer: charts::draw_accuracy,
    fields: PlottedFields {
        y: &["accuracy"],
        ..PlottedFields::NONE
    },
};

/// The charts, and the scrubber of the history.
#[component]
pub(super) fn Charts(state: StateSignal<Digits>) -> impl IntoView {
    let (loss, accuracy) = (Map::default(), Map::default());
    let words = state.signal(|digits| {
        let (at, steps) = digits.shown_and_last();
        format!("step {at} of {steps}")
    });
    view! {
        <Group name="loss">
            <PlotCanvas
                scene=(state, LOSS)
                map=loss
                label="The loss of training and validation digits after each epoch, and of each batch"
            >
                <StepOverlay state=state.any() map=loss />
                <ul class="key">
                    <li data-role="target">{"train"}</li>
                    <li data-role="prediction">{"valid"}</li>
                    <li data-role="gradient">{"batch"}</li>
                </ul>
            </PlotCanvas>
            <PlotCanvas
                scene=(state, ACCURACY)
                map=accuracy
                label="The accuracy on both after each epoch, and that of the nearest mean image"
            >
                <StepOverlay state=state.any() map=accuracy />
            </PlotCanvas>
            <Scrubber state=state.any() words />
            <Checkbox
                group="zoom"
                label="Zoom in on the losses from the first epoch on"
                checked=state.signal(|digits| digits.zoomed)
                set=state.callback(|digits, zoomed| digits.zoomed = zoomed)
            />
        </Group>
    }
}

/// The confusion matrix of the validation digits.
#[component]
pub(super) fn Confusion(state: StateSignal<Digits>) -> impl IntoView {
    const MEANING: &str = "Confusion matrix of the validation digits: a row for each true class, a column for each predicted one";
    let rows: Vec<_> = (0..11)
        .map(|row| view! { <ConfusionRow state row /> })
        .collect();
    view! {
        <Group name="readout">
            <p aria-hidden="true">{MEANING}</p>
            <div class="confusion" role="table" translate="no" aria-label=MEANING>
                {rows}
            </div>
        </Group>
    }
}

/// A row of the confusion matrix: the names of the classes, or the counts of a class. Rows are not
/// those of an HTML table, which the browser lays out as a whole: each is laid out alone, and
/// written in an animation frame of its own.
#[component]
fn ConfusionRow(state: StateSignal<Digits>, row: usize) -> impl IntoView {
    let texts = deferred(
        state.any(),
        Priority::Deferred,
        state.signal(move |digits| texts(digits, row)),
    );
    let cell = move |(column, text): (usize, String)| {
        let role = match (row, column) {
            (0, 1..) => "columnheader",
            (1.., 0) => "rowheader",
            _ => "cell",
        };
        let is_right = row == column && row > 0;
        view! {
            <span role=role data-right=is_right>
                {text}
            </span>
        }
    };
    let cells = move || {
        texts
            .get()
            .into_iter()
            .enumerate()
            .map(cell)
            .collect::<Vec<_>>()
    };
    view! { <div role="row">{cells}</div> }
}

/// The texts of a row: in row 0 the names of the classes, then the name of a class and how often
/// each class was predicted for it. Empty past the last class.
fn texts(digits: &Digits, row: usize) -> Vec<String> {
    let classes = digits.classes();
    if row > classes.count() {
        return Vec::new();
    }
    let counts = digits.valid().map_or(&[][..], Metrics::confusion);
    let text = |column| match (row, column) {
        (0, 0) => String::new(),
        (0, _) => classes.name(column - 1),
        (_, 0) => classes.name(row - 1),
        _ => {
            let index = (row - 1) * classes.count() + column - 1;
            counts.get(index).map_or_else(String::new, usize::to_string)
        }
    };
    (0..=classes.count()).map(text).collect()
}
