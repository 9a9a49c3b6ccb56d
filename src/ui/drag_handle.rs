//! A point of a plot that is dragged, moved by keys, or placed by a click on the plot. Where it can
//! stand at several points, a click or the other arrows choose one.
//!
//! Behind it is a native range, so that it has a name, a value and the keys people know: arrows
//! step, with Shift finer, Page keys ten times, Home and End go to the limits, Escape ends a drag
//! and restores what was before.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::dom::{El, Ui, event_value};
use super::model::Model;
use super::plot_canvas::Map;
use crate::numeric::clamp;
use crate::numeric::decimal::{self, round_significant};
use crate::plot::viewport::Viewport;

/// The axis along which a handle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// From left to right.
    X,
    /// Up and down.
    Y,
}

/// What a handle reads of a state, and the verbs it calls.
pub struct Handle<S> {
    /// The axis along which it moves.
    pub along: Along,
    /// Where the handle stands, in data.
    pub at: fn(&S) -> (f64, f64),
    /// The value that it sets.
    pub value: fn(&S) -> f64,
    /// The limits of the value.
    pub limits: fn(&S) -> (f64, f64),
    /// A drag begins.
    pub grab: fn(&mut S),
    /// The value is to be this.
    pub drag: fn(&mut S, f64),
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
    pub nearest: fn(&mut S, (f64, f64)),
    /// Goes to the next point, or the one before.
    pub next: fn(&mut S, isize),
}

/// A state with a handle, whatever the state is.
pub trait Grip {
    /// The axis along which it moves, and whether it can stand at several points.
    fn kind(&self) -> (Along, bool);
    /// Where the handle stands, in data, and again when it moves.
    fn at(&self) -> (f64, f64);
    /// The value and its limits.
    fn value(&self) -> (f64, (f64, f64));
    /// Does this to the state.
    fn act(&self, act: Act);
    /// The state in words.
    fn describe(&self) -> String;
    /// Says the state in words to those who hear it.
    fn say(&self);
}

/// What a handle does to a state.
#[derive(Clone, Copy)]
pub enum Act {
    /// A drag begins.
    Grab,
    /// The value is to be this.
    Drag(f64),
    /// The drag ends where it is.
    Drop,
    /// The drag ends where it began.
    Cancel,
    /// It is to stand at the point nearest to this place, in data.
    Nearest((f64, f64)),
    /// It is to stand at the next point, or the one before.
    Next(isize),
}

impl<S> Grip for (Model<S>, Handle<S>) {
    fn kind(&self) -> (Along, bool) {
        (self.1.along, self.1.choice.is_some())
    }

    fn at(&self) -> (f64, f64) {
        self.0.with(self.1.at)
    }

    fn value(&self) -> (f64, (f64, f64)) {
        let (model, handle) = self;
        model.with(|state| ((handle.value)(state), (handle.limits)(state)))
    }

    fn act(&self, act: Act) {
        let (model, handle) = self;
        model.update(|state| match act {
            Act::Grab => (handle.grab)(state),
            Act::Drag(value) => (handle.drag)(state, value),
            Act::Drop => (handle.drop)(state),
            Act::Cancel => (handle.cancel)(state),
            Act::Nearest(place) => {
                if let Some(choice) = &handle.choice {
                    (choice.nearest)(state, place);
                }
            }
            Act::Next(by) => {
                if let Some(choice) = &handle.choice {
                    (choice.next)(state, by);
                }
            }
        });
    }

    fn describe(&self) -> String {
        self.0.with(self.1.describe)
    }

    fn say(&self) {
        self.0.voice().say(self.0.with_untracked(self.1.describe));
    }
}

/// How far from the middle of a handle, in pixels, a pointer takes hold of it.
pub(super) const REACH: f64 = 32.0;

/// How far a key moves the value, as a share of the limits' distance; round in decimals.
fn key_step((low, high): (f64, f64)) -> f64 {
    const STEPS: f64 = 40.0;
    round_significant((high - low) / STEPS, 1)
}

/// Where a key leads from a value; none if it is no key of a handle.
pub(super) fn key_value(key: &str, shift: bool, now: f64, limits: (f64, f64)) -> Option<f64> {
    let step = key_step(limits);
    let fine = if shift { 0.1 } else { 1.0 };
    let by = |steps: f64| {
        let grid = step * fine;
        let places = ((now + steps * step) / grid * 1e6).round() / 1e6;
        round_significant(places * grid, 12)
    };
    Some(match key {
        "ArrowRight" | "ArrowUp" => by(fine),
        "ArrowLeft" | "ArrowDown" => by(-fine),
        "PageUp" => by(10.0),
        "PageDown" => by(-10.0),
        "Home" => limits.0,
        "End" => limits.1,
        _ => return None,
    })
}

/// The pointer in the plot's own pixels, whatever the host has scaled.
pub(super) fn pointer(overlay: &HtmlElement, event: &MouseEvent) -> Option<(f64, f64)> {
    let rect = overlay.get_bounding_client_rect();
    let scale = f64::from(overlay.offset_width()) / rect.width();
    let left = (f64::from(event.client_x()) - rect.left()) * scale;
    let top = (f64::from(event.client_y()) - rect.top()) * scale;
    (left.is_finite() && top.is_finite()).then_some((left, top))
}

/// Where a handle stands in the pixels of its plot. A point outside the plot keeps its handle at
/// the edge, where it can be fetched back.
pub(super) fn position(map: &Viewport, (x, y): (f64, f64)) -> (f64, f64) {
    let (left, top) = map.to_pixel(x, y);
    (
        clamp(left, map.left, map.right),
        clamp(top, map.top, map.bottom),
    )
}

/// A handle in the hand of a reader.
struct Held {
    overlay: HtmlElement,
    range: HtmlElement,
    grip: Rc<dyn Grip>,
    map: Map,
    /// The pixels between the pointer and the middle of the handle, during a drag.
    offset: Cell<Option<(f64, f64)>>,
    /// Whether the pointer that was last down took hold: the click at the end of it is none.
    took_hold: Cell<bool>,
}

impl Held {
    /// The value at a pixel, along the handle's axis.
    fn value_at(&self, (left, top): (f64, f64)) -> Option<f64> {
        let (x, y) = self.map.get()?.to_data(left, top);
        let (along, _) = self.grip.kind();
        let value = if along == Along::X { x } else { y };
        Some(round_significant(value, 4))
    }

    /// From the middle of the handle to a pixel.
    fn off_middle(&self, (left, top): (f64, f64)) -> Option<(f64, f64)> {
        let (x, y) = position(&self.map.get()?, untrack(|| self.grip.at()));
        Some((left - x, top - y))
    }

    fn down(&self, event: &PointerEvent) {
        self.took_hold.set(false);
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let Some(at) = pointer(&self.overlay, event) else {
            return;
        };
        let on_handle = event.target().as_ref() != Some(&self.overlay);
        let (_, choice) = self.grip.kind();
        if !on_handle {
            // A finger on the plot scrolls the page; a mouse takes the point that it is on.
            if !choice || event.pointer_type() == "touch" {
                return;
            }
            self.choose(at);
        }
        let Some((x, y)) = self.off_middle(at) else {
            return;
        };
        if !on_handle && x.hypot(y) > REACH {
            return;
        }
        event.prevent_default();
        let _ = self.range.focus();
        let _ = self.overlay.set_pointer_capture(event.pointer_id());
        self.offset.set(Some((x, y)));
        self.took_hold.set(true);
        self.grip.act(Act::Grab);
    }

    fn choose(&self, (left, top): (f64, f64)) {
        if let Some(map) = self.map.get() {
            self.grip.act(Act::Nearest(map.to_data(left, top)));
        }
    }

    fn moved(&self, event: &MouseEvent) {
        let Some(((x, y), (left, top))) = self.offset.get().zip(pointer(&self.overlay, event))
        else {
            return;
        };
        if let Some(value) = self.value_at((left - x, top - y)) {
            self.grip.act(Act::Drag(value));
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
        let Some(at) = pointer(&self.overlay, event) else {
            return;
        };
        match self.grip.kind() {
            (_, true) => self.choose(at),
            (_, false) => {
                if let Some(value) = self.value_at(at) {
                    self.grip.act(Act::Drag(value));
                }
            }
        }
        self.grip.say();
    }

    fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if key == "Escape" && self.offset.get().is_some() {
            event.prevent_default();
            return self.finish(Act::Cancel);
        }
        let next = match (self.grip.kind(), key.as_str()) {
            ((Along::Y, true), "ArrowRight") => 1,
            ((Along::Y, true), "ArrowLeft") => -1,
            _ => 0,
        };
        if next != 0 {
            event.prevent_default();
            return self.grip.act(Act::Next(next));
        }
        let (now, limits) = untrack(|| self.grip.value());
        if let Some(value) = key_value(&key, event.shift_key(), now, limits) {
            event.prevent_default();
            self.grip.act(Act::Drag(value));
        }
    }
}

/// The handle, and the whole plot as the place for a click. `map` is that of the plot that it lies
/// over, `label` the name that is heard.
#[must_use]
pub fn drag_handle(ui: &Ui, grip: impl Grip + 'static, label: &str, map: &Map) -> El {
    handle_erased(ui, Rc::new(grip), label, Rc::clone(map))
}

fn handle_erased(ui: &Ui, grip: Rc<dyn Grip>, label: &str, map: Map) -> El {
    let overlay = ui.el("div").class("overlay");
    let range = ui
        .el("input")
        .attr("type", "range")
        .attr("aria-label", label)
        .attr("step", "any");
    let held = Rc::new(Held {
        overlay: overlay.node().clone(),
        range: range.node().clone(),
        grip: Rc::clone(&grip),
        map,
        offset: Cell::new(None),
        took_hold: Cell::new(false),
    });
    let hand = || Rc::clone(&held);
    let grip = || Rc::clone(&grip);

    let (low, high, value, words) = (grip(), grip(), grip(), grip());
    let (keys, moved) = (hand(), hand());
    // The limits come before the value: a range holds its value inside them.
    let range = range
        .live_attr("min", Box::new(move || decimal::repr(low.value().1.0)))
        .live_attr("max", Box::new(move || decimal::repr(high.value().1.1)))
        .live_value(Box::new(move || decimal::repr(value.value().0)))
        .live_attr("aria-valuetext", Box::new(move || words.describe()))
        .on("keydown", move |event| keys.key(event.unchecked_ref()))
        // Assistive technology moves a range without keys.
        .on("input", move |event| {
            if let Some(value) = decimal::parse(&event_value(&event)) {
                moved.grip.act(Act::Drag(value));
            }
        });

    let (place, down, drag, up, cancel, lost, click) =
        (hand(), hand(), hand(), hand(), hand(), hand(), hand());
    let at = grip();
    let transform = Box::new(move || match place.map.get() {
        None => "scale(0)".into(),
        Some(map) => {
            let (left, top) = position(&map, at.at());
            let [left, top] = [left, top].map(|pixels| decimal::fixed(pixels, 2));
            format!("translate({left}px,{top}px)")
        }
    });
    let handle = ui
        .el("div")
        .class("handle")
        .live(transform, |node, transform| {
            let _ = node.style().set_property("transform", transform);
        })
        .child(range)
        .child(ui.el("span").class("ring"));
    // The events of the handle arrive at the overlay, too.
    overlay
        .on("pointerdown", move |event| down.down(event.unchecked_ref()))
        .on("pointermove", move |event| {
            drag.moved(event.unchecked_ref());
        })
        .on("pointerup", move |_| up.finish(Act::Drop))
        .on("pointercancel", move |_| cancel.finish(Act::Cancel))
        .on("lostpointercapture", move |_| lost.finish(Act::Drop))
        .on("click", move |event| click.clicked(event.unchecked_ref()))
        .child(handle)
}
