//! The convergence along the eigenvectors of the loss: bars, a table and a sentence.

use leptos::prelude::*;

use super::super::bars;
use super::super::state::Fit;
use crate::components::checkbox::Checkbox;
use crate::components::group::{Group, Line};
use crate::components::guesses::PlottedFields;
use crate::components::numbers_table::{NumbersTable, Rows};
use crate::components::plot_canvas::PlotCanvas;
use crate::components::plot_canvas::scene::Scene;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{fixed, short, significant};
use crate::numeric::regression::HasRegression;

const CONVERGENCE: Scene<Fit> = Scene {
    viewport: bars::convergence_viewport,
    key: |_| String::new(),
    static_layer: bars::draw_convergence_static,
    dynamic_layer: bars::draw_convergence,
    fields: PlottedFields::NONE,
};

/// The checkbox, and the convergence that it shows.
#[component]
pub(super) fn Convergence(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    view! {
        <Group name="speeds" hidden>
            <Checkbox
                group="speeds"
                label="Show how fast each direction converges"
                checked=state.signal(|fit| fit.convergence_shown)
                set=state.callback(|fit, shown| fit.convergence_shown = shown)
            />
            <div class="group" hidden=state.signal(|fit| !fit.convergence_shown)>
                <Line text=state.signal(sentence) />
                <PlotCanvas
                    scene=(state, CONVERGENCE)
                    label="For each direction of the loss, the excess loss along it, at the start and now"
                    class="stage bars"
                />
                <NumbersTable label="The directions of the loss" rows=state.signal(rows) />
            </div>
        </Group>
    }
}

/// A row for each eigenvector; none while they are hidden.
fn rows(fit: &Fit) -> Rows {
    let mut head = vec!["eigenvalue".to_string()];
    head.extend_from_slice(fit.model().params());
    head.extend(
        [
            "a step multiplies the error by",
            "steps to halve",
            "excess loss",
        ]
        .map(String::from),
    );
    let mut rows = vec![head];
    if !fit.convergence_shown {
        return rows;
    }
    for direction in fit.convergence() {
        let mut row = vec![short(significant(direction.eigenvalue, 5))];
        row.extend(direction.direction.iter().map(|entry| fixed(*entry, 3)));
        row.push(short(factor(direction.factor)));
        row.push(match direction.halving() {
            Some(steps) if steps < 1.0 => "below 1".into(),
            Some(steps) => short(significant(steps.round(), 6)),
            None => "never".into(),
        });
        row.push(match direction.excess {
            Some([_, now]) => significant(now, 4),
            None => "\u{2013}".into(),
        });
        rows.push(row);
    }
    rows
}

/// A factor with three significant digits; one whose size is close to 1 with six decimals, since it is
/// the difference that counts.
fn factor(factor: f64) -> String {
    if (factor.abs() - 1.0).abs() < 0.01 {
        fixed(factor, 6)
    } else {
        significant(factor, 3)
    }
}

/// A sentence on the condition number and the stable learning rates.
fn sentence(fit: &Fit) -> String {
    if !fit.convergence_shown {
        return String::new();
    }
    let Some(curvature) = fit.regression().curvature() else {
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
    let plain = match fit.regression().limit() {
        Some(_) => format!(
            " Plain descent is stable below lr = {}, and even just below that, you wait for the flattest direction.",
            significant(limit, 3)
        ),
        None => " The speeds are those of plain descent with all of the data.".into(),
    };
    format!(
        "{valley}; its curvature along each of these directions is the eigenvalue. The largest over \
         the smallest, the condition number, is {}.{plain}",
        short(significant(number, 6))
    )
}
