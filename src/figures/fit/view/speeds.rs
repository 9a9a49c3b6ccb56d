//! The directions of the loss, each with its speed: bars, a table, and what they mean.

use super::super::bars;
use super::super::state::Fit;
use crate::numeric::decimal::{fixed, short, significant};
use crate::ui::controls::{check, group, line};
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::table::{Rows, table};

const SPEEDS: Scene<Fit> = Scene {
    viewport: bars::speeds_viewport,
    key: |_| String::new(),
    ground: bars::draw_speeds_ground,
    moving: bars::draw_speeds,
};

/// The switch, and what it shows.
pub(super) fn speeds(ui: &Ui, model: Model<Fit>) -> El {
    let switch = check(
        ui,
        "speeds",
        "Show how fast each direction gets there",
        model.flag(|fit| fit.speeds_shown),
        model.verb(|fit, shown| fit.speeds_shown = shown),
    );
    let bars = plot_canvas(
        ui,
        (model, SPEEDS),
        &Map::default(),
        "For each direction of the loss, how much of the loss it is the cause of, at the start and now",
        vec![],
    );
    let numbers = table(ui, "The directions of the loss", move || model.with(rows));
    let content = ui
        .el("div")
        .class("group")
        .child(line(ui, "about", model.text(sentence)))
        .child(bars.class("stage bars"))
        .child(numbers)
        .live_flag("hidden", model.flag(|fit| !fit.speeds_shown));
    group(ui, "speeds", vec![switch, content])
}

fn rows(fit: &Fit) -> Rows {
    let mut head = vec!["eigenvalue".to_string()];
    head.extend_from_slice(fit.model().params());
    head.extend(["a step leaves", "steps to halve", "loss left"].map(String::from));
    let mut rows = vec![head];
    if !fit.speeds_shown {
        return rows;
    }
    for speed in fit.speeds_of_descent() {
        let mut row = vec![short(significant(speed.eigenvalue, 5))];
        row.extend(speed.direction.iter().map(|entry| fixed(*entry, 3)));
        row.push(format!("{} %", short(significant(100.0 * speed.factor, 6))));
        row.push(match speed.halving() {
            Some(steps) if steps < 1.0 => "below 1".into(),
            Some(steps) => short(significant(steps.round(), 6)),
            None => "never".into(),
        });
        row.push(match speed.excess {
            Some([_, now]) => significant(now, 4),
            None => "\u{2013}".into(),
        });
        rows.push(row);
    }
    rows
}

/// What the numbers mean.
fn sentence(fit: &Fit) -> String {
    let Some(curvature) = fit.fitting.curvature() else {
        return "Here the loss has no second derivatives.".into();
    };
    let Some((number, limit)) = curvature.condition_number().zip(curvature.limit()) else {
        return "The loss does not bend upwards in all directions here, so there is no condition number.".into();
    };
    let valley = if fit.optimum().is_some() {
        "The loss is a valley"
    } else {
        "At the start the loss is a valley"
    };
    let plain = match fit.fitting.limit() {
        Some(_) => format!(
            " Plain descent is stable below lr = {}, and there it is the flattest direction that one waits for.",
            significant(limit, 3)
        ),
        None => " The speeds are those of plain descent with all of the data.".into(),
    };
    format!(
        "{valley} that bends in each of these directions by its eigenvalue. The strongest over the \
         weakest, its condition number, is {}.{plain}",
        short(significant(number, 6))
    )
}
