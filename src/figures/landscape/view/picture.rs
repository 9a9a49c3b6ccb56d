//! The plot of the landscape: its surface, refined slice by slice, the start to drag, and the
//! reading at the pointer.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::scene;
use super::super::state::Landscape;
use crate::components::animation_frames::{FrameClock, Priority};
use crate::components::checkbox::Checkbox;
use crate::components::context::FigureContext;
use crate::components::drag_handle::DragHandle;
use crate::components::drag_handle::target::{
    BOTH, DataPoint, DragAxis, DragTarget, Handle, HandleAction,
};
use crate::components::guesses::PlottedFields;
use crate::components::hooks::watch;
use crate::components::pinned::Pinned;
use crate::components::playback::Playback;
use crate::components::plot_canvas::scene::Scene;
use crate::components::plot_canvas::{Map, PlotCanvas};
use crate::components::scrubber::Scrubber;
use crate::components::state_signal::StateSignal;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Descends;

const SCENE: Scene<Landscape> = Scene {
    viewport: scene::viewport,
    key: scene::static_key,
    static_layer: scene::draw_static,
    dynamic_layer: scene::draw_dynamic,
    fields: PlottedFields {
        point: Some("point"),
        ..PlottedFields::NONE
    },
};

const START: Handle<Landscape> = Handle {
    axes: BOTH,
    at: Landscape::start,
    value: Landscape::start,
    limits: None,
    name: |landscape, axis| format!("Start, {}", axis_name(landscape, axis)),
    grab: Landscape::grab,
    drag: Landscape::drag,
    drop: Landscape::release,
    cancel: Landscape::cancel_drag,
    describe: |landscape| {
        let loss = landscape.descent().training().losses()[0];
        in_words(landscape, landscape.start(), loss)
    },
    choice: None,
};

/// The name of an axis.
fn axis_name(landscape: &Landscape, axis: DragAxis) -> String {
    landscape.parameter_plane().names[usize::from(axis == DragAxis::Y)].clone()
}

/// A point and its loss in words, with the names of the axes.
fn in_words(landscape: &Landscape, (x, y): DataPoint, loss: f64) -> String {
    let [across, up] = &landscape.parameter_plane().names;
    let [x, y] = [x, y].map(|value| significant(value, 4));
    let loss = significant(loss, 6);
    spoken(&format!("{across} {x}, {up} {y}, loss {loss}"))
}

/// The position at which the plot is read: that of the pointer or the keyboard, else the point's.
#[derive(Clone, Copy)]
struct PointerReading {
    state: StateSignal<Landscape>,
    at: RwSignal<Option<DataPoint>>,
}

impl DragTarget for PointerReading {
    fn at(&self) -> DataPoint {
        let point = self.state.with(Landscape::point);
        self.at.get().unwrap_or(point)
    }

    fn act(&self, act: HandleAction) {
        let at = match act {
            HandleAction::Drag(at) => Some(at),
            _ => None,
        };
        if self.at.get_untracked() != at {
            self.at.set(at);
        }
    }

    fn name(&self, axis: DragAxis) -> String {
        let name = self.state.with(|landscape| axis_name(landscape, axis));
        format!("Read the plot, {name}")
    }

    fn describe(&self) -> String {
        let at = self.at.get();
        self.state.with(|landscape| match at {
            // During a drag of the start, the reading is about the start.
            _ if landscape.is_held() => {
                let loss = landscape.descent().training().losses()[0];
                in_words(landscape, landscape.start(), loss)
            }
            Some(at) => in_words(landscape, at, landscape.height(at)),
            None => {
                let at = landscape.at(landscape.descent().reached());
                in_words(landscape, at, landscape.reached().loss)
            }
        })
    }
}

/// The plot, the reading below it, and the scrubber of the history.
#[component]
pub(super) fn LandscapePicture(state: StateSignal<Landscape>) -> impl IntoView {
    let map = Map::default();
    let reading = PointerReading {
        state,
        at: RwSignal::new(None),
    };
    let finer = RwSignal::new(());
    refine(state, map, finer);
    let read = Signal::derive(move || {
        finer.track();
        reading.describe()
    });
    let words = state.signal(|landscape| {
        let (step, steps) = (
            landscape.descent().reached(),
            landscape.descent().training().steps(),
        );
        let loss = significant(landscape.reached().loss, 5);
        spoken(&format!("step {step} of {steps}, loss {loss}"))
    });
    view! {
        <Pinned>
            <PlotCanvas
                scene=(state, SCENE)
                map
                label="The landscape of the loss as contours, with the path of the descent"
                class="stage land"
                again=finer
            >
                <DragHandle target=(state, START) map mark=Arc::new(reading) />
            </PlotCanvas>
            <Playback state=state.any() ten=true />
        </Pinned>
        <Scrubber state=state.any() words />
        <div class="under">
            <output class="reading" aria-live="off" translate="no">
                {read}
            </output>
            <Checkbox
                group="plane"
                label="Equal scales"
                checked=state.signal(|landscape| landscape.equal)
                set=state.callback(|landscape, equal| landscape.equal = equal)
            />
        </div>
    }
}

/// Computes missing heights, a slice in each frame while the plot is on screen, and notifies
/// `finer` after each.
fn refine(state: StateSignal<Landscape>, map: Map, finer: RwSignal<()>) {
    /// The time for a slice, in milliseconds.
    const SLICE: f64 = 8.0;
    let now = || window().performance().map_or(0.0, |clock| clock.now());
    let clock = FrameClock::new(Priority::Immediate, move |_| {
        if let Some(map) = map.get_untracked() {
            let end = now() + SLICE;
            state.with_untracked(|landscape| {
                landscape.refine(scene::area(&map), &mut || now() < end);
            });
            finer.notify();
        }
    });
    let surroundings = FigureContext::get().surroundings;
    watch(move || {
        finer.track();
        let is_missing = |map| state.with(|landscape| !landscape.is_refined(scene::area(map)));
        let is_missing = map.read().as_ref().is_some_and(is_missing);
        clock.run(is_missing && surroundings.read().on_screen);
    });
}
