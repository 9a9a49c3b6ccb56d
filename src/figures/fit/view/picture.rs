//! The plots of the fit: data and predictions, the panels, the loss with its scrubber, the directions.

use leptos::prelude::*;

use super::super::state::Fit;
use super::super::state::view::View;
use super::super::{charts, scene};
use super::log_axis::LogAxis;
use super::race::{RacePlot, RacePosition};
use super::speeds::Convergence;
use super::views::outside;
use crate::components::checkbox::Checkbox;
use crate::components::drag_handle::DragHandle;
use crate::components::drag_handle::target::{Choice, DataPoint, DragAxis, Handle};
use crate::components::group::Group;
use crate::components::guesses::PlottedFields;
use crate::components::pinned::Pinned;
use crate::components::playback::Playback;
use crate::components::plot_canvas::scene::Scene;
use crate::components::plot_canvas::{Map, PlotCanvas};
use crate::components::scrubber::Scrubber;
use crate::components::state_signal::StateSignal;
use crate::components::step_overlay::StepOverlay;
use crate::numeric::decimal::{fixed, significant, spoken};
use crate::numeric::regression::HasRegression;

const FIT: Scene<Fit> = Scene {
    viewport: scene::viewport,
    key: scene::static_key,
    static_layer: scene::draw_static,
    dynamic_layer: scene::draw_dynamic,
    fields: PlottedFields::NONE,
};

const LOSS: Scene<Fit> = Scene {
    viewport: charts::loss_viewport,
    key: |_| String::new(),
    static_layer: charts::draw_loss_static,
    dynamic_layer: charts::draw_loss,
    fields: PlottedFields {
        y: &["loss", "losses"],
        ..PlottedFields::NONE
    },
};

const PANELS: Scene<Fit> = Scene {
    viewport: scene::viewport,
    key: scene::panels_key,
    static_layer: scene::draw_panels_static,
    dynamic_layer: scene::draw_panels,
    fields: PlottedFields::NONE,
};

/// The selected measurement, which can be dragged.
fn selected_point(fit: &Fit) -> DataPoint {
    let (_, time, speed) = fit.selected();
    (time, speed)
}

const SPEED: Handle<Fit> = Handle {
    axes: &[DragAxis::Y],
    at: selected_point,
    value: selected_point,
    limits: Some(Fit::speed_range),
    name: |_, _| "Speed of a point".into(),
    grab: Fit::grab,
    drag: |fit, (_, speed)| fit.drag(speed),
    drop: Fit::release,
    cancel: Fit::cancel_drag,
    describe: |fit| {
        let (index, time, speed) = fit.selected();
        let [time, speed] = [time, speed].map(|number| spoken(&significant(number, 4)));
        let (of, loss) = (fit.data().time.len(), fixed(fit.loss(), 2));
        format!(
            "point {} of {of}: time {time}, speed {speed}; loss {loss}",
            index + 1
        )
    },
    choice: Some(Choice {
        nearest: |fit, (time, speed)| fit.select(time, speed),
        next: Fit::select_next,
    }),
};

/// The plots, from top to bottom.
#[component]
pub(super) fn Plots(state: StateSignal<Fit>) -> impl IntoView {
    let map = Map::default();
    let not_one = outside(state, &[View::Fit, View::Walk]);
    let not_race = outside(state, &[View::Race]);
    view! {
        <Pinned>
            <PlotCanvas
                scene=(state, FIT)
                map
                label=state.signal(scene::describe)
                class="stage fit"
                hidden=not_one
            >
                <DragHandle target=(state, SPEED) map />
                <Key />
            </PlotCanvas>
            <PlotCanvas
                scene=(state, PANELS)
                label="The data, and what the model predicts at some steps, side by side"
                class="stage panels"
                hidden=outside(state, &[View::Panels])
            />
            <RacePlot state hidden=not_race />
            <Playback
                state=state.any()
                ten=true
                hidden=outside(state, &[View::Fit, View::Walk, View::Race])
            />
        </Pinned>
        <RacePosition state hidden=not_race />
        <LossPlot state hidden=not_one />
        <Convergence state hidden=outside(state, &[View::Fit]) />
    }
}

#[component]
fn Key() -> impl IntoView {
    view! {
        <ul class="key">
            <li data-role="target">{"speed"}</li>
            <li data-role="prediction">{"preds"}</li>
        </ul>
    }
}

/// The loss against the step, with the scrubber of the history.
#[component]
fn LossPlot(state: StateSignal<Fit>, hidden: Signal<bool>) -> impl IntoView {
    let map = Map::default();
    let words = state.signal(|fit| {
        let (step, now) = fit.regression().reached();
        let loss = fixed(now.loss, 2);
        match fit.regression().fast_forward() {
            Some(_) => format!("step {step}, loss {loss}"),
            None => format!("step {step} of {}, loss {loss}", fit.descent_steps()),
        }
    });
    view! {
        <Group name="loss" hidden>
            <PlotCanvas scene=(state, LOSS) map label="The loss against the step">
                <StepOverlay state=state.any() map />
            </PlotCanvas>
            <Scrubber state=state.any() words />
            <LogAxis state />
            <Checkbox
                group="loss"
                label="Compare with the best fit, and with the mean speed"
                checked=state.signal(|fit| fit.yardsticks)
                set=state.callback(|fit, shown| fit.yardsticks = shown)
            />
        </Group>
    }
}
