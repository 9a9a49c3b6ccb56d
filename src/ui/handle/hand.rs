//! A handle in the hand of a reader: pointers and keys.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::{Act, Along, BOTH, Grip, Place, limits, placed, position, put};
use crate::numeric::decimal::round_significant;
use crate::ui::dom::{El, Ui};
use crate::ui::plot_canvas::Map;

/// How far from the middle of a handle, in pixels, a pointer on the plot takes hold of it.
const REACH: f64 = 32.0;

/// How far a key moves the value, as a share of the limits' distance; round in decimals.
fn key_step((low, high): (f64, f64)) -> f64 {
    const STEPS: f64 = 40.0;
    round_significant((high - low) / STEPS, 1)
}

/// Where a key leads from a value; none if it is no key of a handle.
fn key_value(key: &str, shift: bool, now: f64, limits: (f64, f64)) -> Option<f64> {
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

/// Moves a handle by a key, if it is one of a handle's, from the range of an axis.
pub(super) fn key(grip: &dyn Grip, map: &Map, axis: Along, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let across = match key.as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => 0,
    };
    if across != 0 && axis == Along::Y && grip.chooses() {
        event.prevent_default();
        return grip.act(Act::Next(across));
    }
    let axis = match key.as_str() {
        _ if grip.axes().len() < BOTH.len() => axis,
        "ArrowLeft" | "ArrowRight" => Along::X,
        "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" => Along::Y,
        _ => axis,
    };
    let (now, limits) = untrack(|| (axis.of(grip.value()), limits(grip, map.get(), axis)));
    if let Some(value) = key_value(&key, event.shift_key(), now, limits) {
        event.prevent_default();
        put(grip, axis, value);
    }
}

/// What moves a handle, over its plot.
pub(super) struct Hand {
    overlay: HtmlElement,
    handle: HtmlElement,
    grip: Rc<dyn Grip>,
    map: Map,
    /// The pixels between the pointer and the middle of the handle, during a drag.
    offset: Cell<Option<(f64, f64)>>,
    /// Whether the pointer that was last down took hold: the click at the end of it is none.
    took_hold: Cell<bool>,
    /// Where on the screen the pointer was last down, until it clicks.
    pressed: Cell<Option<(i32, i32)>>,
}

impl Hand {
    /// The pointer in the plot's own pixels, whatever the host has scaled.
    fn pointer(&self, event: &MouseEvent) -> Option<(f64, f64)> {
        let rect = self.overlay.get_bounding_client_rect();
        let scale = f64::from(self.overlay.offset_width()) / rect.width();
        let left = (f64::from(event.client_x()) - rect.left()) * scale;
        let top = (f64::from(event.client_y()) - rect.top()) * scale;
        (left.is_finite() && top.is_finite()).then_some((left, top))
    }

    /// The place at the pointer, in digits that a pixel tells apart; so many pixels off while the
    /// handle is dragged.
    pub(super) fn place(&self, event: &MouseEvent) -> Option<Place> {
        let (left, top) = self.pointer(event)?;
        let (right, down) = self.offset.get().unwrap_or_default();
        let (x, y) = self.map.get()?.to_data(left - right, top - down);
        Some((round_significant(x, 4), round_significant(y, 4)))
    }

    pub(super) fn is_dragging(&self) -> bool {
        self.offset.get().is_some()
    }

    fn is_on_plot(&self, event: &MouseEvent) -> bool {
        event.target().as_ref() == Some(&self.overlay)
    }

    /// From the middle of the handle to the pointer.
    fn off_middle(&self, event: &MouseEvent) -> Option<(f64, f64)> {
        let (left, top) = self.pointer(event)?;
        let (x, y) = position(&self.map.get()?, untrack(|| self.grip.at()));
        Some((left - x, top - y))
    }

    fn down(&self, event: &PointerEvent) {
        self.took_hold.set(false);
        self.pressed.set(Some((event.client_x(), event.client_y())));
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let is_on_plot = self.is_on_plot(event);
        if is_on_plot {
            // A finger on the plot scrolls the page; a mouse takes the point that it is on.
            if !self.grip.chooses() || event.pointer_type() == "touch" {
                return;
            }
            self.choose(event);
        }
        let Some((x, y)) = self.off_middle(event) else {
            return;
        };
        if is_on_plot && x.hypot(y) > REACH {
            return;
        }
        event.prevent_default();
        if let Ok(Some(range)) = self.handle.query_selector("input") {
            let _ = range.unchecked_ref::<HtmlElement>().focus();
        }
        let _ = self.overlay.set_pointer_capture(event.pointer_id());
        self.offset.set(Some((x, y)));
        self.took_hold.set(true);
        self.grip.act(Act::Grab);
    }

    fn choose(&self, event: &MouseEvent) {
        if let Some(place) = self.place(event) {
            self.grip.act(Act::Nearest(place));
        }
    }

    fn moved(&self, event: &MouseEvent) {
        if let Some(place) = self.place(event).filter(|_| self.is_dragging()) {
            self.grip.act(Act::Drag(place));
        }
    }

    fn finish(&self, end: Act) {
        if self.offset.take().is_some() {
            self.grip.act(end);
            self.grip.say();
        }
    }

    /// Whether the pointer was pressed elsewhere: then it dragged at what no hand can move, and is no
    /// click.
    fn has_gone_far(&self, event: &MouseEvent) -> bool {
        const STILL: i32 = 6;
        let (x, y) = (event.client_x(), event.client_y());
        let far = |(left, top): (i32, i32)| (x - left).abs().max((y - top).abs()) > STILL;
        self.pressed.take().is_some_and(far)
    }

    fn clicked(&self, event: &MouseEvent) {
        let has_gone_far = self.has_gone_far(event);
        if self.took_hold.take() || !self.is_on_plot(event) || has_gone_far {
            return;
        }
        if self.grip.chooses() {
            self.choose(event);
        } else if let Some(place) = self.place(event) {
            self.grip.act(Act::Drag(place));
            self.grip.act(Act::Drop);
        }
        self.grip.say();
    }
}

/// The handle on the plot, and who moves it.
pub(super) fn overlay(ui: &Ui, grip: Rc<dyn Grip>, map: &Map) -> (Rc<Hand>, El) {
    let overlay = ui.el("div").class("overlay");
    let handle = placed(ui, "handle", &grip, map);
    let hand = Rc::new(Hand {
        overlay: overlay.node().clone(),
        handle: handle.node().clone(),
        grip,
        map: Rc::clone(map),
        offset: Cell::new(None),
        took_hold: Cell::new(false),
        pressed: Cell::default(),
    });
    let [down, drag, up, cancel, lost, click, escape] = std::array::from_fn(|_| Rc::clone(&hand));
    // The events of the handle arrive at the overlay, too.
    let overlay = overlay
        .on("pointerdown", move |event| down.down(event.unchecked_ref()))
        .on("pointermove", move |event| {
            drag.moved(event.unchecked_ref());
        })
        .on("pointerup", move |_| up.finish(Act::Drop))
        .on("pointercancel", move |_| cancel.finish(Act::Cancel))
        .on("lostpointercapture", move |_| lost.finish(Act::Drop))
        .on("click", move |event| click.clicked(event.unchecked_ref()))
        .on("keydown", move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            if event.key() == "Escape" && escape.is_dragging() {
                event.prevent_default();
                escape.finish(Act::Cancel);
            }
        })
        .child(handle);
    (hand, overlay)
}
