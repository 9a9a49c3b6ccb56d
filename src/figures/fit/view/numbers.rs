//! The tables of numbers: of the shown step, of the panels, of all steps.

use std::ops::Range;

use leptos::prelude::*;

use super::super::bars;
use super::super::state::Fit;
use super::super::state::view::View;
use crate::components::group::Group;
use crate::components::guesses::PlottedFields;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::once_shown::OnceShown;
use crate::components::plot_canvas::PlotCanvas;
use crate::components::plot_canvas::scene::Scene;
use crate::components::readout::Readout;
use crate::components::setting_row::SettingRow;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{fixed, significant};
use crate::numeric::descent::Descends;
use crate::numeric::regression::HasRegression;

const MEMORY: Scene<Fit> = Scene {
    viewport: bars::memory_viewport,
    key: |_| String::new(),
    static_layer: bars::draw_memory_static,
    dynamic_layer: bars::draw_memory,
    fields: PlottedFields::NONE,
};

/// The numbers of the shown step, and the state of the optimiser.
#[component]
pub(super) fn Numbers(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    view! {
        <Group name="readout" hidden>
            <div class="readouts">
                <Readout
                    name="step"
                    role="text"
                    value=state.signal(|fit| fit.regression().reached().0.to_string())
                />
                <Readout
                    name="loss"
                    role="prediction"
                    value=state.signal(|fit| fixed(fit.regression().reached().1.loss, 2))
                />
            </div>
            <NumbersTable label="The parameters" rows=state.signal(parameters) />
            <PlotCanvas
                scene=(state, MEMORY)
                label="For each parameter the size of its slope, and what the optimiser remembers of those before"
                class="stage bars"
                hidden=state.signal(|fit| fit.now().optimizer_state.is_empty())
            />
        </Group>
    }
}

/// The parameters with their slopes and the optimiser's state for each; if time is standardised,
/// also the equivalent parameters for the original time.
fn parameters(fit: &Fit) -> Rows {
    let (_, now) = fit.regression().reached();
    let count = now.params.len();
    let keeps = fit.regression().optimizer().method.keeps();
    let unscaled = if fit.problem().standardise {
        fit.problem().unscaled(now.params)
    } else {
        None
    };
    let mut head = ["", "params", "grad"].map(String::from).to_vec();
    for (name, kept) in ["velocity", "squares"].into_iter().zip(keeps) {
        if kept {
            head.push(name.into());
        }
    }
    if unscaled.is_some() {
        head.push("in terms of t".into());
    }
    let mut rows = vec![head];
    for (k, name) in fit.model().params().iter().enumerate() {
        let mut row = vec![
            name.clone(),
            fixed(now.params[k], 4),
            fixed(now.gradient[k], 4),
        ];
        for (index, kept) in keeps.into_iter().enumerate() {
            if kept {
                row.push(significant(now.optimizer_state[index * count + k], 5));
            }
        }
        if let Some(unscaled) = &unscaled {
            row.push(fixed(unscaled[k], 4));
        }
        rows.push(row);
    }
    rows
}

/// The choice of the steps that the panels show, and their numbers.
#[component]
pub(super) fn Panels(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let steps = state.input("panels", |fit| {
        let steps: Vec<String> = fit.panels.iter().map(usize::to_string).collect();
        steps.join(", ")
    });
    view! {
        <Group name="readout" hidden>
            <OnceShown hidden>
                <SettingRow name="Steps" label="Steps of the panels" entry=steps class="field wide" />
                <NumbersTable label="The steps of the panels" rows=state.signal(panels) />
            </OnceShown>
        </Group>
    }
}

/// A row for each panel; none unless the panels are shown.
fn panels(fit: &Fit) -> Rows {
    // The panels have a run of their own, which is not computed while they are hidden.
    if fit.view() != View::Panels {
        return Rows::new();
    }
    let mut head = ["step", "loss"].map(String::from).to_vec();
    head.extend_from_slice(fit.model().params());
    let mut rows = vec![head];
    for (step, params, loss) in fit.panel_params() {
        let mut row = vec![step.to_string(), fixed(loss, 2)];
        row.extend(params.iter().map(|param| fixed(*param, 4)));
        rows.push(row);
    }
    rows
}

/// The rows of the step table for a range of steps; none in the race, whose steps are others.
pub(super) fn rows(fit: &Fit, steps: Range<usize>) -> Rows {
    if fit.view() == View::Race {
        return Rows::new();
    }
    let training = fit.descent().training();
    let names = fit.model().params();
    let mut head = ["step", "loss"].map(String::from).to_vec();
    head.extend_from_slice(names);
    head.extend(names.iter().map(|name| format!("grad {name}")));
    let mut rows = vec![head];
    for step in steps {
        let at = training.at(step);
        let mut row = vec![step.to_string(), fixed(at.loss, 2)];
        for numbers in [at.params, at.gradient] {
            row.extend(numbers.iter().map(|number| fixed(*number, 4)));
        }
        rows.push(row);
    }
    rows
}
