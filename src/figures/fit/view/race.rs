//! The race: who runs, who is ahead, a column for each.

use std::rc::Rc;

use super::super::charts;
use super::super::race::{MOST_RACERS, standings};
use super::super::state::{Fit, View};
use super::only;
use super::picture::log;
use crate::numeric::decimal::{fixed, retyped, significant};
use crate::numeric::optimizer::{Method, Racer};
use crate::settings::Value;
use crate::ui::controls::{button, choice_named, fixed_text, group, line};
use crate::ui::dom::{El, Ui};
use crate::ui::field::{Entry, field};
use crate::ui::model::Model;
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::table::{Rows, table};

const PLOT: Scene<Fit> = Scene {
    viewport: charts::race_viewport,
    key: |_| String::new(),
    ground: charts::draw_loss_ground,
    moving: charts::draw_race,
};

/// The plot of the race.
pub(super) fn plot(ui: &Ui, model: Model<Fit>) -> El {
    let plot = plot_canvas(
        ui,
        (model, PLOT),
        &Map::default(),
        "The losses of all who run against the step",
        vec![],
    );
    only(
        group(ui, "race", vec![plot, log(ui, model)]),
        model,
        &[View::Race],
    )
}

/// The racers, the length of the race, and how it went.
pub(super) fn race(ui: &Ui, model: Model<Fit>) -> El {
    let rows = (0..MOST_RACERS).map(|k| racer(ui, model, k));
    let word = |text: &str| ui.el("span").text(text);
    let head = ui
        .el("div")
        .class("row about")
        .attr("aria-hidden", "true")
        .children(["", "optimiser", "lr", "batch"].map(word).into());
    let add = button(
        ui,
        "add-racer",
        fixed_text("One more"),
        model.flag(|fit| fit.race.len() >= MOST_RACERS),
        move || {
            model.update(Fit::add_racer);
        },
    );
    let laps = model.entry("laps", "Steps of the race", |fit| fit.laps.to_string());
    let laps = ui
        .el("label")
        .class("row")
        .child(ui.el("span").class("name").text("Steps"))
        .child(field(ui, laps));
    let numbers = table(ui, "The losses of all who run", move || model.with(losses));
    let parts = vec![
        ui.el("div")
            .class("racers")
            .child(head)
            .children(rows.collect()),
        ui.el("div").class("row").child(add).child(laps),
        line(ui, "says", model.text(standings)).attr("role", "status"),
        numbers,
    ];
    only(group(ui, "race", parts), model, &[View::Race])
}

/// One who runs: the optimiser, its learning rate, its batch.
fn racer(ui: &Ui, model: Model<Fit>, k: usize) -> El {
    // Writes the setting of all of them, with this text in one place.
    let write = Rc::new(move |place: usize, typed: String| {
        let texts = model.with_untracked(|fit| {
            let text = |(other, racer): (usize, &Racer)| {
                let text = Value::Race(vec![*racer]).to_string();
                if other == k {
                    spliced(&text, place, &typed)
                } else {
                    text
                }
            };
            fit.race.iter().enumerate().map(text).collect::<Vec<_>>()
        });
        model.apply(&[("race".into(), texts.join(","))]);
    });
    let [choose, rate, rows] = std::array::from_fn(|_| Rc::clone(&write));
    let names = Method::NAMES.map(|name| (name, name));
    let chosen = Box::new(move || model.with(|fit| now(fit, k).method.name().into()));
    let label: Rc<dyn Fn() -> String> = Rc::new(move || format!("Learning rate of run {}", k + 1));
    let rate = Entry {
        setting: "race",
        label,
        digits: false,
        text: Box::new(move || model.with(|fit| significant(now(fit, k).learning_rate, 6))),
        write: Box::new(move |typed| rate(1, retyped(&typed))),
    };
    let label: Rc<dyn Fn() -> String> = Rc::new(move || format!("Batch of run {}", k + 1));
    let batch = Entry {
        setting: "race",
        label,
        digits: false,
        text: Box::new(move || {
            model.with(|fit| match now(fit, k).batch {
                0 => "all".into(),
                rows => rows.to_string(),
            })
        }),
        write: Box::new(move |typed| rows(2, typed)),
    };
    let remove = button(
        ui,
        &format!("remove-racer-{}", k + 1),
        fixed_text("\u{d7}"),
        model.flag(|fit| fit.race.len() < 2),
        move || {
            model.update(|fit| fit.remove_racer(k));
        },
    )
    .attr("aria-label", &format!("Take run {} out", k + 1));
    let name = (k + 1).to_string();
    let choice = choice_named(
        ui,
        (&name, &format!("Optimiser of run {name}")),
        &names,
        chosen,
        Box::new(move |name| choose(0, name)),
    );
    choice
        .attr("data-racer", &name)
        .child(field(ui, rate))
        .child(field(ui, batch))
        .child(remove)
        .live_flag(
            "hidden",
            Box::new(move || model.with(|fit| fit.race.len() <= k)),
        )
}

/// The racer at a place; the first where there is none.
fn now(fit: &Fit, k: usize) -> Racer {
    *fit.race.get(k).unwrap_or(&fit.race[0])
}

/// A racer as settings write it, with another optimiser, learning rate or batch.
fn spliced(text: &str, place: usize, typed: &str) -> String {
    let (name, rest) = text.split_once('@').unwrap_or((text, ""));
    let (rate, batch) = rest.split_once('/').unwrap_or((rest, ""));
    let mut parts = [name, rate, batch];
    parts[place] = typed.trim();
    let [name, rate, batch] = parts;
    if batch.is_empty() || batch == "all" {
        format!("{name}@{rate}")
    } else {
        format!("{name}@{rate}/{batch}")
    }
}

/// The losses at round numbers of steps, a column for each.
fn losses(fit: &Fit) -> Rows {
    let runs = fit.runs();
    let name = |(k, racer): (usize, &Racer)| format!("{} {}", k + 1, racer.method.name());
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
