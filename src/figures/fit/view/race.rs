//! The view of the race: its plot, its contenders and their losses.

use leptos::prelude::*;

use super::super::charts;
use super::super::contenders_kind::written;
use super::super::race_chart;
use super::super::state::Fit;
use super::super::state::contenders::MAX_CONTENDERS;
use super::super::state::view::View;
use super::log_axis::LogAxis;
use crate::components::button::Button;
use crate::components::group::{Group, Line};
use crate::components::guesses::PlottedFields;
use crate::components::hooks::watch;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::once_shown::OnceShown;
use crate::components::plot_canvas::scene::Scene;
use crate::components::plot_canvas::{Map, PlotCanvas};
use crate::components::scrubber::Scrubber;
use crate::components::select::Select;
use crate::components::setting_input::{SettingEntry, SettingInput};
use crate::components::setting_row::SettingRow;
use crate::components::state_signal::StateSignal;
use crate::components::step_overlay::StepOverlay;
use crate::figures::shared::view::optimizer_select::optimizers;
use crate::numeric::decimal::{fixed, retyped, significant};
use crate::numeric::optimizer::Contender;
use crate::numeric::steps::Steps;

const PLOT: Scene<Fit> = Scene {
    viewport: race_chart::race_viewport,
    key: |_| String::new(),
    static_layer: charts::draw_loss_static,
    dynamic_layer: race_chart::draw_race,
    fields: PlottedFields::NONE,
};

/// For each contender its number, the accessible name of its optimiser, and the verb of its remove
/// button.
const ROWS: [(&str, &str, &str); MAX_CONTENDERS] = [
    ("1", "Optimiser of run 1", "remove-racer-1"),
    ("2", "Optimiser of run 2", "remove-racer-2"),
    ("3", "Optimiser of run 3", "remove-racer-3"),
    ("4", "Optimiser of run 4", "remove-racer-4"),
];

/// A signal of a value read from the race while it is shown; otherwise the race is not computed, and
/// the value is the default.
fn of_race<T: Default + PartialEq + Send + Sync + 'static>(
    state: StateSignal<Fit>,
    read: fn(&Fit) -> T,
) -> Signal<T> {
    state.signal(move |fit| match fit.view() {
        View::Race => read(fit),
        _ => T::default(),
    })
}

/// The plot of the race.
#[component]
pub(super) fn RacePlot(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let map = Map::default();
    view! {
        <Group name="race" hidden>
            <OnceShown hidden>
                <PlotCanvas
                    scene=(state, PLOT)
                    map
                    label="The loss of every run against the step"
                >
                    <StepOverlay state=state.any() map />
                </PlotCanvas>
            </OnceShown>
        </Group>
    }
}

/// The position of the race, and who leads there.
#[component]
pub(super) fn RacePosition(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let words = of_race(state, |fit| {
        let (step, _) = fit.race().reached();
        format!("step {step} of {}", fit.race_runs().end())
    });
    announce_leader(state);
    view! {
        <Group name="race" hidden>
            <OnceShown hidden>
                <Line class="says" text=of_race(state, |fit| fit.race().describe()) />
                <Scrubber state=state.any() words />
                <LogAxis state />
            </OnceShown>
        </Group>
    }
}

/// Announces who leads when that changes, be it in the course of the race, by other contenders or by
/// another length.
fn announce_leader(state: StateSignal<Fit>) {
    let leader = of_race(state, |fit| {
        let (step, _) = fit.race().reached();
        let runs = fit.race_runs();
        let [leader, _] = runs.leaders(step);
        let leader = leader.filter(|_| step > 0).map(|(leader, _)| leader);
        Some((fit.contenders.clone(), runs.end(), leader))
    });
    let mut last = None;
    watch(move || {
        let now = leader.get();
        let is_shown = last.is_some() && now.is_some();
        last = now;
        if is_shown {
            untrack(|| state.any().announce());
        }
    });
}

/// The contenders, the length of the race, and their losses.
#[component]
pub(super) fn Race(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let rows = of_race(state, losses);
    view! {
        <Group name="race" hidden>
            <OnceShown hidden>
                <Contenders state />
                <div class="row">
                    <Button
                        verb="add-racer"
                        label="Add a run"
                        disabled=state.signal(|fit| fit.contenders.len() >= MAX_CONTENDERS)
                        press=state.callback(|fit, ()| fit.add_contender())
                    />
                    <SettingRow
                        name="Steps"
                        label="Steps of the race"
                        entry=state.input("laps", |fit| fit.laps.to_string())
                    />
                </div>
                <NumbersTable label="The losses of all runs" rows />
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
            options=optimizers()
            value=state.signal(move |fit| String::from(contender_at(fit, k).method.name()))
            choose=Callback::new(move |name: String| write(state, k, 0, &name))
            hidden=state.signal(move |fit| fit.contenders.len() <= k)
            attr:data-racer=number
        >
            <SettingInput entry=rate label=format!("Learning rate of run {number}") />
            <SettingInput entry=batch label=format!("Batch size of run {number}") />
            <Button
                verb
                label="\u{d7}"
                disabled=state.signal(|fit| fit.contenders.len() < 2)
                press=state.callback(move |fit, ()| fit.remove_contender(k))
                attr:aria-label=format!("Remove run {number}")
            />
        </Select>
    }
}

/// The contender with this index; the first if there is none.
fn contender_at(fit: &Fit, k: usize) -> Contender {
    *fit.contenders.get(k).unwrap_or(&fit.contenders[0])
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
        fit.contenders
            .iter()
            .enumerate()
            .map(text)
            .collect::<Vec<_>>()
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

/// The losses at round numbers of steps, with a column for each contender. The cells of steps that
/// the race has not reached are empty.
fn losses(fit: &Fit) -> Rows {
    let (runs, (reached, _)) = (fit.race_runs(), fit.race().reached());
    let mut head = vec![String::from("step")];
    head.extend((0..runs.trainings().len()).map(|index| runs.name(index)));
    let mut rows = vec![head];
    for step in runs.marks() {
        let mut row = vec![step.to_string()];
        row.extend(
            runs.trainings()
                .iter()
                .map(|run| match run.losses().get(step) {
                    _ if step > reached => String::new(),
                    Some(loss) if *loss < 1e6 => fixed(*loss, 2),
                    Some(loss) => significant(*loss, 3),
                    None => "diverged".into(),
                }),
        );
        rows.push(row);
    }
    rows
}
