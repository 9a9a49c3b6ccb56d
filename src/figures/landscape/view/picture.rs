//! The plot of the landscape: its ground, refined slice by slice, the start to drag, the reading.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::window;

use super::super::scene;
use super::super::state::Landscape;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::Descends;
use crate::ui::controls::{check, output};
use crate::ui::dom::{El, Ui};
use crate::ui::frame_clock::{FrameClock, Rank};
use crate::ui::handle::{Act, Along, BOTH, Grip, Handle, Place, handle_with_mark};
use crate::ui::model::Model;
use crate::ui::plot_canvas::{Map, Scene, plot_canvas};
use crate::ui::scrubber::scrubber;

const SCENE: Scene<Landscape> = Scene {
    viewport: scene::viewport,
    key: scene::ground_key,
    ground: scene::draw_ground,
    moving: scene::draw_moving,
};

const START: Handle<Landscape> = Handle {
    axes: BOTH,
    at: Landscape::start,
    value: Landscape::start,
    limits: None,
    name: |landscape, axis| format!("Start, {}", name(landscape, axis)),
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

fn name(landscape: &Landscape, axis: Along) -> String {
    landscape.sheet().names[usize::from(axis == Along::Y)].clone()
}

/// A place along the axes, by their names, and the loss there.
fn in_words(landscape: &Landscape, (x, y): Place, loss: f64) -> String {
    let [across, up] = &landscape.sheet().names;
    let [x, y] = [x, y].map(|value| significant(value, 4));
    let loss = significant(loss, 6);
    spoken(&format!("{across} {x}, {up} {y}, loss {loss}"))
}

/// Where the plot is read: at the pointer, or where keys have led; else where the point is.
#[derive(Clone)]
struct Reading {
    model: Model<Landscape>,
    ui: Ui,
    at: Rc<Cell<Option<Place>>>,
}

impl Grip for Reading {
    fn at(&self) -> Place {
        let point = self.model.with(Landscape::point);
        self.at.get().unwrap_or(point)
    }

    fn act(&self, act: Act) {
        self.at.set(match act {
            Act::Drag(place) => Some(place),
            _ => None,
        });
        self.ui.refresh();
    }

    fn name(&self, axis: Along) -> String {
        let name = self.model.with(|landscape| name(landscape, axis));
        format!("Read the plot, {name}")
    }

    fn describe(&self) -> String {
        self.model.with(|landscape| match self.at.get() {
            // What is in the hand is what the line is about.
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

/// The plot, what is read from it, and the way along the history.
pub(super) fn picture(ui: &Ui, model: Model<Landscape>) -> Vec<El> {
    let map = Map::default();
    let reading = Reading {
        model,
        ui: ui.clone(),
        at: Rc::default(),
    };
    let equal = check(
        ui,
        "plane",
        "Equal scales",
        model.flag(|landscape| landscape.equal),
        model.verb(|landscape, equal| landscape.equal = equal),
    );
    let plot = plot_canvas(
        ui,
        (model, SCENE),
        &map,
        "The landscape of the loss as contours, with the path of the descent",
        vec![handle_with_mark(ui, (model, START), reading.clone(), &map)],
    );
    refine(ui, model, map);
    let read = output(ui, Box::new(move || reading.describe())).class("reading");
    let under = ui.el("div").class("under").child(read).child(equal);
    let words = Rc::new(|landscape: &Landscape| {
        let (step, steps) = (
            landscape.descent().reached(),
            landscape.descent().training().steps(),
        );
        let loss = significant(landscape.reached().loss, 5);
        spoken(&format!("step {step} of {steps}, loss {loss}"))
    });
    vec![plot.class("stage land"), under, scrubber(ui, model, words)]
}

/// Computes finer heights while some are missing, a slice in each frame.
fn refine(ui: &Ui, model: Model<Landscape>, map: Map) {
    /// What a slice may take, in milliseconds.
    const SLICE: f64 = 8.0;
    let now = || window().performance().map_or(0.0, |clock| clock.now());
    let (again, shown) = (ui.clone(), Rc::clone(&map));
    let clock = FrameClock::new(Rank::Prompt, move |_| {
        if let Some(map) = shown.get() {
            let end = now() + SLICE;
            model.with_untracked(|landscape| {
                landscape.refine(scene::area(&map), &mut || now() < end);
            });
            again.refresh();
        }
    });
    let place = ui.place;
    ui.follow(move || {
        let missing = map
            .get()
            .is_some_and(|map| model.with(|landscape| !landscape.is_refined(scene::area(&map))));
        clock.run(missing && leptos::prelude::With::with(&place, |place| place.on_screen));
    });
}
