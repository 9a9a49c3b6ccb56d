//! A point of a plot that is dragged, moved by keys, or placed by a click on the plot, along one axis
//! or both. Where it can stand at several points, a click or the other arrows choose one. And a mark to
//! read a plot with, which follows the pointer, or keys.
//!
//! Behind it is a native range for each axis, so that it has names, values and the keys people know:
//! arrows step, with Shift finer, Page keys ten times, Home and End go to the limits of the axis in
//! focus, Escape ends a drag and restores what was before. With two axes arrows step in their own
//! direction, Page keys up and down.

mod hand;

use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use self::hand::{key, overlay};
use super::dom::{El, Text, Ui, event_value};
use super::model::Model;
use super::plot_canvas::Map;
use crate::numeric::decimal;
use crate::plot::viewport::Viewport;

/// A place in the data of a plot.
pub type Place = (f64, f64);
/// The least value and the greatest.
pub type Limits = (f64, f64);
/// What is read of a state.
type Look<S, T> = fn(&S) -> T;

/// An axis along which a handle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// From left to right.
    X,
    /// Up and down.
    Y,
}

/// Both axes.
pub const BOTH: &[Along] = &[Along::X, Along::Y];

impl Along {
    /// What a place says along this axis.
    pub(crate) fn of(self, (x, y): Place) -> f64 {
        if self == Self::X { x } else { y }
    }

    /// The place with another value along this axis.
    pub(crate) fn put(self, (x, y): Place, value: f64) -> Place {
        if self == Self::X {
            (value, y)
        } else {
            (x, value)
        }
    }
}

/// What a handle reads of a state, and the verbs it calls.
pub struct Handle<S> {
    /// The axes along which it moves; of a place it sets no more than that.
    pub axes: &'static [Along],
    /// Where the handle stands, in data.
    pub at: fn(&S) -> Place,
    /// Where it is on its way to, if it moves by itself.
    pub value: fn(&S) -> Place,
    /// The limits of its values, if they are not those of the plot.
    pub limits: Option<Look<S, Limits>>,
    /// The name of its value along an axis.
    pub name: fn(&S, Along) -> String,
    /// A drag begins.
    pub grab: fn(&mut S),
    /// It is to stand here.
    pub drag: fn(&mut S, Place),
    /// The drag ends where it is.
    pub drop: fn(&mut S),
    /// The drag ends where it began.
    pub cancel: fn(&mut S),
    /// The state in words, for those who hear it.
    pub describe: fn(&S) -> String,
    /// If it can stand at several points.
    pub choice: Option<Choice<S>>,
}

/// A choice between points at which a handle can stand.
pub struct Choice<S> {
    /// Goes to the point nearest to this place, in data.
    pub nearest: fn(&mut S, Place),
    /// Goes to the next point, or the one before.
    pub next: fn(&mut S, isize),
}

/// What a handle does to a state.
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
    /// It is to stand at the point nearest to this place, in data.
    Nearest(Place),
    /// It is to stand at the next point, or the one before.
    Next(isize),
}

/// A state with a handle, whatever the state is.
pub trait Grip {
    /// The axes along which it moves.
    fn axes(&self) -> &'static [Along] {
        BOTH
    }
    /// Whether it can stand at several points.
    fn chooses(&self) -> bool {
        false
    }
    /// Where the handle stands, in data, and again when it moves.
    fn at(&self) -> Place;
    /// Where it is on its way to.
    fn value(&self) -> Place {
        self.at()
    }
    /// The limits of its values, if they are not those of the plot.
    fn limits(&self) -> Option<Limits> {
        None
    }
    /// The name of its value along an axis.
    fn name(&self, axis: Along) -> String;
    /// Does this to the state.
    fn act(&self, act: Act);
    /// The state in words.
    fn describe(&self) -> String;
    /// Says the state in words to those who hear it.
    fn say(&self) {}
}

impl<S> Grip for (Model<S>, Handle<S>) {
    fn axes(&self) -> &'static [Along] {
        self.1.axes
    }

    fn chooses(&self) -> bool {
        self.1.choice.is_some()
    }

    fn at(&self) -> Place {
        self.0.with(self.1.at)
    }

    fn value(&self) -> Place {
        self.0.with(self.1.value)
    }

    fn limits(&self) -> Option<Limits> {
        self.1.limits.map(|limits| self.0.with(limits))
    }

    fn name(&self, axis: Along) -> String {
        self.0.with(|state| (self.1.name)(state, axis))
    }

    fn act(&self, act: Act) {
        let (model, handle) = self;
        model.update(|state| match (act, &handle.choice) {
            (Act::Grab, _) => (handle.grab)(state),
            (Act::Drag(place), _) => (handle.drag)(state, place),
            (Act::Drop, _) => (handle.drop)(state),
            (Act::Cancel, _) => (handle.cancel)(state),
            (Act::Nearest(place), Some(choice)) => (choice.nearest)(state, place),
            (Act::Next(by), Some(choice)) => (choice.next)(state, by),
            (Act::Nearest(_) | Act::Next(_), None) => {}
        });
    }

    fn describe(&self) -> String {
        self.0.with(self.1.describe)
    }

    fn say(&self) {
        self.0.voice().say(self.0.with_untracked(self.1.describe));
    }
}

/// The limits of a handle's value along an axis, in the plot that it lies over.
pub(crate) fn limits(grip: &dyn Grip, map: Option<Viewport>, axis: Along) -> Limits {
    let of_plot = || {
        map.map_or((0.0, 0.0), |map| {
            let span = if axis == Along::X { map.x } else { map.y };
            (span.low(), span.high())
        })
    };
    grip.limits().unwrap_or_else(of_plot)
}

/// Where a handle stands in the pixels of its plot. A point outside the plot keeps its handle at
/// the edge, where it can be fetched back.
pub(crate) fn position(map: &Viewport, (x, y): Place) -> (f64, f64) {
    let (left, top) = map.to_pixel(x, y);
    (
        left.clamp(map.left, map.right),
        top.clamp(map.top, map.bottom),
    )
}

/// The range behind a handle for an axis.
fn range(ui: &Ui, grip: &Rc<dyn Grip>, map: &Map, axis: Along) -> El {
    let [name, value, words, moved, keys] = std::array::from_fn(|_| Rc::clone(grip));
    let end = |of: fn(Limits) -> f64| -> Text {
        let (grip, map) = (Rc::clone(grip), Rc::clone(map));
        Box::new(move || decimal::repr(of(limits(grip.as_ref(), map.get(), axis))))
    };
    let map = Rc::clone(map);
    ui.el("input")
        .attr("type", "range")
        .attr("step", "any")
        .live_attr("aria-label", Box::new(move || name.name(axis)))
        // The limits come before the value: a range holds its value inside them.
        .live_attr("min", end(|limits| limits.0))
        .live_attr("max", end(|limits| limits.1))
        .live_value(Box::new(move || decimal::repr(axis.of(value.value()))))
        .live_attr("aria-valuetext", Box::new(move || words.describe()))
        .on("keydown", move |event| {
            key(keys.as_ref(), &map, axis, event.unchecked_ref());
        })
        // Assistive technology moves a range without keys.
        .on("input", move |event| {
            if let Some(value) = decimal::parse(&event_value(&event)) {
                put(moved.as_ref(), axis, value);
            }
        })
}

/// Puts a handle elsewhere along an axis.
fn put(grip: &dyn Grip, axis: Along, value: f64) {
    let place = untrack(|| grip.value());
    grip.act(Act::Drag(axis.put(place, value)));
}

/// The handle with its ranges, its middle where it stands in the plot.
fn placed(ui: &Ui, class: &str, grip: &Rc<dyn Grip>, map: &Map) -> El {
    let ranges = grip.axes().iter().map(|axis| range(ui, grip, map, *axis));
    let handle = ui
        .el("div")
        .class(class)
        .children(ranges.collect())
        .child(ui.el("span").class("ring"));
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

/// The handle, and the whole plot as the place for a click. `map` is that of the plot that it lies
/// over.
#[must_use]
pub fn handle(ui: &Ui, grip: impl Grip + 'static, map: &Map) -> El {
    overlay(ui, Rc::new(grip), map).1
}

/// The same, with a mark. What is at the pointer is shown by `reading`.
#[must_use]
pub fn handle_with_mark(
    ui: &Ui,
    grip: impl Grip + 'static,
    reading: impl Grip + 'static,
    map: &Map,
) -> El {
    let (hand, overlay) = overlay(ui, Rc::new(grip), map);
    let reading: Rc<dyn Grip> = Rc::new(reading);
    // It is for keys: a pointer reads where it is.
    let mark = placed(ui, "handle mark-read", &reading, map);
    let [out, over, left, pressed] = std::array::from_fn(|_| Rc::clone(&reading));
    let mark = mark.on("focusout", move |_| out.act(Act::Cancel));
    overlay
        .on("pointermove", move |event| {
            let event: &PointerEvent = event.unchecked_ref();
            if let Some(place) = hand.place(event)
                && !hand.is_dragging()
                && event.pointer_type() != "touch"
            {
                over.act(Act::Drag(place));
            }
        })
        .on("pointerleave", move |_| left.act(Act::Cancel))
        // After a drag the pointer is elsewhere than where it read.
        .on("pointerdown", move |_| pressed.act(Act::Cancel))
        .child(mark)
}
