//! A point of a plot that is dragged in both directions, moved by keys, or placed by a click; and a
//! mark to read the plot with, which follows the pointer, or keys.
//!
//! Behind each are two native ranges, one for each axis, so that it has names, values and the keys
//! people know: arrows step in their own direction, with Shift finer, Page keys ten times up and down,
//! Home and End go to the limits of the axis in focus, Escape ends a drag and restores what was
//! before.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::dom::{El, Text, Ui, event_value};
use super::drag_handle::{REACH, key_value, pointer, position};
use super::model::Model;
use super::plot_canvas::Map;
use crate::numeric::decimal::{self, round_significant};
use crate::plot::viewport::Viewport;

/// A place in the data of a plot.
pub type Place = (f64, f64);

/// What a point reads of a state, and the verbs it calls.
pub struct Point<S> {
    /// Where it stands.
    pub at: fn(&S) -> Place,
    /// A drag begins.
    pub grab: fn(&mut S),
    /// It is to stand here.
    pub drag: fn(&mut S, Place),
    /// The drag ends where it is.
    pub drop: fn(&mut S),
    /// The drag ends where it began.
    pub cancel: fn(&mut S),
    /// The names of the axes.
    pub names: fn(&S) -> [String; 2],
    /// The state in words, for those who hear it.
    pub describe: fn(&S) -> String,
}

/// What is done to a point.
#[derive(Clone, Copy)]
pub enum Act {
    /// A drag begins.
    Grab,
    /// It is to stand here.
    Drag(Place),
    /// The drag ends where it is.
    Drop,
    /// The drag ends where it began.
    Cancel,
}

/// A state with a point, whatever the state is.
pub trait Grip {
    /// Where it stands, and again when it moves.
    fn at(&self) -> Place;
    /// Does this to it.
    fn act(&self, act: Act);
    /// The name of an axis.
    fn name(&self, axis: usize) -> String;
    /// The state in words.
    fn describe(&self) -> String;
    /// Says the state in words to those who hear it.
    fn say(&self);
}

impl<S> Grip for (Model<S>, Point<S>) {
    fn at(&self) -> Place {
        self.0.with(self.1.at)
    }

    fn act(&self, act: Act) {
        let (model, point) = self;
        model.update(|state| match act {
            Act::Grab => (point.grab)(state),
            Act::Drag(place) => (point.drag)(state, place),
            Act::Drop => (point.drop)(state),
            Act::Cancel => (point.cancel)(state),
        });
    }

    fn name(&self, axis: usize) -> String {
        let [across, up] = self.0.with(self.1.names);
        if axis == 0 { across } else { up }
    }

    fn describe(&self) -> String {
        self.0.with(self.1.describe)
    }

    fn say(&self) {
        self.0.voice().say(self.0.with_untracked(self.1.describe));
    }
}

/// A point in the hand of a reader.
struct Held {
    overlay: HtmlElement,
    range: HtmlElement,
    grip: Rc<dyn Grip>,
    map: Map,
    /// The pixels between the pointer and the middle of the point, during a drag.
    offset: Cell<Option<(f64, f64)>>,
    /// Whether the pointer that was last down took hold: the click at the end of it is none.
    took_hold: Cell<bool>,
}

/// The place at a pixel, in digits that a pixel tells apart.
fn place_at(map: &Viewport, (left, top): (f64, f64)) -> Place {
    let (x, y) = map.to_data(left, top);
    (round_significant(x, 4), round_significant(y, 4))
}

impl Held {
    fn down(&self, event: &PointerEvent) {
        self.took_hold.set(false);
        let on_handle = event.target().as_ref() != Some(&self.overlay);
        if event.button() != 0 || !event.is_primary() || !on_handle {
            return;
        }
        let Some((map, (left, top))) = self.map.get().zip(pointer(&self.overlay, event)) else {
            return;
        };
        let (x, y) = position(&map, untrack(|| self.grip.at()));
        let off = (left - x, top - y);
        if off.0.hypot(off.1) > REACH {
            return;
        }
        event.prevent_default();
        let _ = self.range.focus();
        let _ = self.overlay.set_pointer_capture(event.pointer_id());
        self.offset.set(Some(off));
        self.took_hold.set(true);
        self.grip.act(Act::Grab);
    }

    fn moved(&self, event: &MouseEvent) {
        let place = self.offset.get().zip(pointer(&self.overlay, event));
        if let Some((((x, y), (left, top)), map)) = place.zip(self.map.get()) {
            let place = place_at(&map, (left - x, top - y));
            self.grip.act(Act::Drag(place));
        }
    }

    fn finish(&self, end: Act) {
        if self.offset.take().is_some() {
            self.grip.act(end);
            self.grip.say();
        }
    }

    fn clicked(&self, event: &MouseEvent) {
        if self.took_hold.take() || event.target().as_ref() != Some(&self.overlay) {
            return;
        }
        if let Some((map, at)) = self.map.get().zip(pointer(&self.overlay, event)) {
            self.grip.act(Act::Drag(place_at(&map, at)));
            self.grip.act(Act::Drop);
            self.grip.say();
        }
    }
}

/// Moves a point by a key, if it is one of a point's, from the range of an axis.
fn key(grip: &dyn Grip, map: &Map, axis: usize, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(map) = map.get() else {
        return;
    };
    let key = event.key();
    let axis = match key.as_str() {
        "ArrowLeft" | "ArrowRight" => 0,
        "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" => 1,
        _ => axis,
    };
    let (x, y) = untrack(|| grip.at());
    let (now, along) = if axis == 0 { (x, map.x) } else { (y, map.y) };
    let limits = (along.low(), along.high());
    if let Some(value) = key_value(&key, event.shift_key(), now, limits) {
        event.prevent_default();
        let place = if axis == 0 { (value, y) } else { (x, value) };
        grip.act(Act::Drag(place));
    }
}

/// The two ranges behind a point; `label` comes before the name of the axis.
fn ranges(ui: &Ui, grip: &Rc<dyn Grip>, map: &Map, label: &'static str) -> Vec<El> {
    let range = |axis: usize| {
        let [name, value, words, moved, keys] = std::array::from_fn(|_| Rc::clone(grip));
        let end = |high: bool| -> Text {
            let map = Rc::clone(map);
            Box::new(move || {
                let end = map.get().map_or(0.0, |map| {
                    let along = if axis == 0 { map.x } else { map.y };
                    if high { along.high() } else { along.low() }
                });
                decimal::repr(end)
            })
        };
        let map = Rc::clone(map);
        let part = move |(x, y): Place| if axis == 0 { x } else { y };
        ui.el("input")
            .attr("type", "range")
            .attr("step", "any")
            .live_attr(
                "aria-label",
                Box::new(move || format!("{label}{}", name.name(axis))),
            )
            // The limits come before the value: a range holds its value inside them.
            .live_attr("min", end(false))
            .live_attr("max", end(true))
            .live_value(Box::new(move || decimal::repr(part(value.at()))))
            .live_attr("aria-valuetext", Box::new(move || words.describe()))
            .on("keydown", move |event| {
                key(keys.as_ref(), &map, axis, event.unchecked_ref());
            })
            // Assistive technology moves a range without keys.
            .on("input", move |event| {
                if let Some(value) = decimal::parse(&event_value(&event)) {
                    let (x, y) = untrack(|| moved.at());
                    let place = if axis == 0 { (value, y) } else { (x, value) };
                    moved.act(Act::Drag(place));
                }
            })
    };
    (0..2).map(range).collect()
}

/// With its middle where the point stands in the plot.
fn placed(handle: El, grip: &Rc<dyn Grip>, map: &Map) -> El {
    let (grip, map) = (Rc::clone(grip), Rc::clone(map));
    let transform = Box::new(move || match map.get() {
        None => "scale(0)".into(),
        Some(map) => {
            let (left, top) = position(&map, grip.at());
            let [left, top] = [left, top].map(|pixels| decimal::fixed(pixels, 2));
            format!("translate({left}px,{top}px)")
        }
    });
    handle.live(transform, |node, transform| {
        let _ = node.style().set_property("transform", transform);
    })
}

/// The point, and the whole plot as the place for a click. `map` is that of the plot that it lies
/// over. What is at the pointer is shown by `reading`.
#[must_use]
pub fn drag_point(
    ui: &Ui,
    point: impl Grip + 'static,
    reading: impl Grip + 'static,
    map: &Map,
) -> El {
    point_erased(ui, Rc::new(point), Rc::new(reading), Rc::clone(map))
}

fn point_erased(ui: &Ui, grip: Rc<dyn Grip>, reading: Rc<dyn Grip>, map: Map) -> El {
    let overlay = ui.el("div").class("overlay");
    let inputs = ranges(ui, &grip, &map, "Start, ");
    let held = Rc::new(Held {
        overlay: overlay.node().clone(),
        range: inputs[0].node().clone(),
        grip: Rc::clone(&grip),
        map: Rc::clone(&map),
        offset: Cell::new(None),
        took_hold: Cell::new(false),
    });
    let [down, drag, up, cancel, lost, click, escape] = std::array::from_fn(|_| Rc::clone(&held));
    let handle = ui
        .el("div")
        .class("handle")
        .children(inputs)
        .child(ui.el("span").class("ring"))
        .on("keydown", move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            if event.key() == "Escape" && escape.offset.get().is_some() {
                event.prevent_default();
                escape.finish(Act::Cancel);
            }
        });
    let handle = placed(handle, &grip, &map);
    // It is for keys: a pointer reads where it is.
    let mark = ui
        .el("div")
        .class("handle mark-read")
        .children(ranges(ui, &reading, &map, "Read the plot, "))
        .child(ui.el("span").class("ring"))
        .on("focusout", {
            let reading = Rc::clone(&reading);
            move |_| reading.act(Act::Cancel)
        });
    let mark = placed(mark, &reading, &map);
    let (over, left) = (Rc::clone(&reading), reading);
    // The events of the handles arrive at the overlay, too.
    overlay
        .on("pointerdown", move |event| down.down(event.unchecked_ref()))
        .on("pointermove", move |event| {
            let event: &PointerEvent = event.unchecked_ref();
            if drag.offset.get().is_some() {
                return drag.moved(event);
            }
            let at = map.get().zip(pointer(&drag.overlay, event));
            if let Some((map, at)) = at
                && event.pointer_type() != "touch"
            {
                over.act(Act::Drag(place_at(&map, at)));
            }
        })
        .on("pointerleave", move |_| left.act(Act::Cancel))
        .on("pointerup", move |_| up.finish(Act::Drop))
        .on("pointercancel", move |_| cancel.finish(Act::Cancel))
        .on("lostpointercapture", move |_| lost.finish(Act::Drop))
        .on("click", move |event| click.clicked(event.unchecked_ref()))
        .child(handle)
        .child(mark)
}
