//! The view of the race: its plot, its contenders and their losses.

use leptos::prelude::*;

use super::super::charts;
use super::super::contenders_kind::written;
use super::super::state::Fit;
use super::super::state::contenders::MAX_CONTENDERS;
use super::super::state::race::standings;
use super::super::state::view::View;
use crate::components::button::Button;
use crate::components::group::{Group, Line};
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::once_shown::OnceShown;
use crate::components::plot_canvas::PlotCanvas;
use crate::components::plot_canvas::scene::Scene;
use crate::components::select::{Select, words};
use crate::components::setting_input::{SettingEntry, SettingInput};
use crate::components::setting_row::SettingRow;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{fixed, retyped, significant};
use crate::numeric::optimizer::{Contender, Method};

const PLOT: Scene<Fit> = Scene {
    viewport: charts::race_viewport,
    key: |_| String::new(),
    static_layer: charts::draw_loss_static,
    dynamic_layer: charts::draw_race,
};

/// For each contender its number, the accessible name of its optimiser, and the verb of its remove
/// button.
const ROWS: [(&str, &str, &str); MAX_CONTENDERS] = [
    ("1", "Optimiser of run 1", "remove-racer-1"),
    ("2", "Optimiser of run 2", "remove-racer-2"),
    ("3", "Optimiser of run 3", "remove-racer-3"),
    ("4", "Optimiser of run 4", "remove-racer-4"),
];

/// The plot of the race.
#[component]
pub(super) fn RacePlot(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    view! {
        <Group name="race" hidden>
            <OnceShown hidden>
                <PlotCanvas
                    scene=(state, PLOT)
                    label="The losses of all who run against the step"
                />
            </OnceShown>
        </Group>
    }
}

/// The contenders, the length of the race, and its result.
#[component]
pub(super) fn Race(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    // The race is not computed while it is hidden.
    let result = state.signal(|fit| {
        if fit.view == View::Race {
            standings(fit)
        } else {
            String::new()
        }
    });
    let rows = state.signal(|fit| {
        if fit.view == View::Race {
            losses(fit)
        } else {
            Rows::new()
        }
    });
    view! {
        <Group name="race" hidden>
            <OnceShown hidden>
                <Contenders state />
                <div class="row">
                    <Button
                        verb="add-racer"
                        label="One more"
                        disabled=state.signal(|fit| fit.race.len() >= MAX_CONTENDERS)
                        press=state.callback(|fit, ()| fit.add_contender())
                    />
                    <SettingRow
                        name="Steps"
                        label="Steps of the race"
                        entry=state.input("laps", |fit| fit.laps.to_string())
                    />
                </div>
                <Line class="says" text=result attr:role="status" />
                <NumbersTable label="The losses of all who run" rows />
            </OnceShown>
        </Group>
    }
}

/// The contenders, one row for each.
#[component]
fn Contenders(state: StateSignal<Fit>) -> impl IntoView {
    let word = |word| view! { <span>{word}</span> };
    let head: Vec<_> = ["", "optimiser", "lr", "batch"]
        .into_iter()
        .map(word)
        .collect();
    let contenders: Vec<_> = (0..MAX_CONTENDERS)
        .map(|k| view! { <ContenderRow state k /> })
        .collect();
    view! {
        <div class="racers">
            <div class="row about" aria-hidden="true">
                {head}
            </div>
            {contenders}
        </div>
    }
}

/// A contender: its optimiser, its learning rate and its batch.
#[component]
fn ContenderRow(state: StateSignal<Fit>, k: usize) -> impl IntoView {
    let (number, accessible_name, verb) = ROWS[k];
    let entry = |text, write| SettingEntry {
        setting: "race",
        takes_digits: false,
        text,
        write,
    };
    let rate = entry(
        state.signal(move |fit| significant(contender_at(fit, k).learning_rate, 6)),
        Callback::new(move |typed: String| write(state, k, 1, &retyped(&typed))),
    );
    let batch = entry(
        state.signal(move |fit| match contender_at(fit, k).batch {
            0 => "all".into(),
            rows => rows.to_string(),
        }),
        Callback::new(move |typed: String| write(state, k, 2, &typed)),
    );
    view! {
        <Select
            label=number
            heard=accessible_name
            options=words(Method::NAMES)
            value=state.signal(move |fit| String::from(contender_at(fit, k).method.name()))
            choose=Callback::new(move |name: String| write(state, k, 0, &name))
            hidden=state.signal(move |fit| fit.race.len() <= k)
            attr:data-racer=number
        >
            <SettingInput entry=rate label=format!("Learning rate of run {number}") />
            <SettingInput entry=batch label=format!("Batch of run {number}") />
            <Button
                verb
                label="\u{d7}"
                disabled=state.signal(|fit| fit.race.len() < 2)
                press=state.callback(move |fit, ()| fit.remove_contender(k))
                attr:aria-label=format!("Take run {number} out")
            />
        </Select>
    }
}

/// The contender with this index; the first if there is none.
fn contender_at(fit: &Fit, k: usize) -> Contender {
    *fit.race.get(k).unwrap_or(&fit.race[0])
}

/// Writes the setting `race` with one part of contender `k` replaced by a text: its optimiser (0),
/// its learning rate (1) or its batch (2).
fn write(state: StateSignal<Fit>, k: usize, part: usize, typed: &str) {
    let texts = state.with_untracked(|fit| {
        let text = |(other, contender): (usize, &Contender)| {
            let text = written(contender);
            if other == k {
                spliced(&text, part, typed)
            } else {
                text
            }
        };
        fit.race.iter().enumerate().map(text).collect::<Vec<_>>()
    });
    state.apply(&[("race".into(), texts.join(","))]);
}

/// A contender in the setting's notation, with one part replaced: its optimiser (0), its learning
/// rate (1) or its batch (2).
fn spliced(text: &str, part: usize, typed: &str) -> String {
    let (name, rest) = text.split_once('@').unwrap_or((text, ""));
    let (rate, batch) = rest.split_once('/').unwrap_or((rest, ""));
    let mut parts = [name, rate, batch];
    parts[part] = typed.trim();
    let [name, rate, batch] = parts;
    if batch.is_empty() || batch == "all" {
        format!("{name}@{rate}")
    } else {
        format!("{name}@{rate}/{batch}")
    }
}

/// The losses at round numbers of steps, with a column for each contender.
fn losses(fit: &Fit) -> Rows {
    let runs = fit.race_runs();
    let name =
        |(k, contender): (usize, &Contender)| format!("{} {}", k + 1, contender.method.name());
    let mut head = vec![String::from("step")];
    head.extend(fit.race.iter().enumerate().map(name));
    let mut rows = vec![head];
    for step in fit.marks() {
        let mut row = vec![step.to_string()];
        row.extend(runs.iter().map(|run| match run.losses().get(step) {
            Some(loss) if *loss < 1e6 => fixed(*loss, 2),
            Some(loss) => significant(*loss, 3),
            None => "diverged".into(),
        }));
        rows.push(row);
    }
    rows
}
