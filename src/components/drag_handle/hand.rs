//! A handle in the hand of a reader: pointers and keys.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::SharedGrip;
use super::grip::{Act, Along, BOTH, Grip, Place, limits, position};
use crate::components::keys::is_command;
use crate::components::plot_canvas::Map;
use crate::components::pointer_drag::{End, PointerDrag, is_main};
use crate::numeric::decimal::round_significant;

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
pub(super) fn key(grip: &dyn Grip, map: Map, axis: Along, event: &KeyboardEvent) {
    if is_command(event) {
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
    let (now, limits) = untrack(|| {
        (
            axis.of(grip.value()),
            limits(grip, map.get_untracked(), axis),
        )
    });
    if let Some(value) = key_value(&key, event.shift_key(), now, limits) {
        event.prevent_default();
        put(grip, axis, value);
    }
}

/// Puts a handle elsewhere along an axis.
pub(super) fn put(grip: &dyn Grip, axis: Along, value: f64) {
    let place = untrack(|| grip.value());
    grip.act(Act::Drag(axis.put(place, value)));
}

/// What moves a handle, over its plot.
pub(super) struct Hand {
    /// The pointer on the plot.
    drag: PointerDrag,
    handle: NodeRef<html::Div>,
    grip: SharedGrip,
    map: Map,
    /// The pixels from the middle of the handle to the pointer, during a drag.
    offset: StoredValue<(f64, f64)>,
    /// Whether the pointer that was last down took hold: the click at the end of it is none.
    took_hold: StoredValue<bool>,
    /// Where on the screen the pointer was last down, until it clicks.
    pressed: StoredValue<Option<(i32, i32)>>,
}

impl Hand {
    pub(super) fn new(
        drag: PointerDrag,
        handle: NodeRef<html::Div>,
        grip: SharedGrip,
        map: Map,
    ) -> Self {
        Self {
            drag,
            handle,
            grip,
            map,
            offset: StoredValue::new((0.0, 0.0)),
            took_hold: StoredValue::new(false),
            pressed: StoredValue::new(None),
        }
    }

    /// The place at the pointer, in digits that a pixel tells apart; so many pixels off while the
    /// handle is dragged.
    fn place(&self, event: &MouseEvent) -> Option<Place> {
        let (left, top) = self.drag.place(event)?;
        let (right, down) = self.offset.get_value();
        let (x, y) = self.map.get_untracked()?.to_data(left - right, top - down);
        Some((round_significant(x, 4), round_significant(y, 4)))
    }

    /// What a mark reads at the pointer: a finger scrolls the page, and reads nothing.
    pub(super) fn place_to_read(&self, event: &PointerEvent) -> Option<Place> {
        self.place(event)
            .filter(|_| event.pointer_type() != "touch")
    }

    /// From the middle of the handle to the pointer.
    fn off_middle(&self, event: &MouseEvent) -> Option<(f64, f64)> {
        let (left, top) = self.drag.place(event)?;
        let (x, y) = position(&self.map.get_untracked()?, untrack(|| self.grip.at()));
        Some((left - x, top - y))
    }

    pub(super) fn down(&self, event: &PointerEvent) {
        self.took_hold.set_value(false);
        self.pressed
            .set_value(Some((event.client_x(), event.client_y())));
        if !is_main(event) {
            return;
        }
        let is_on_plot = self.drag.is_on_surface(event);
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
        let handle = self.handle.get_untracked().map(Element::from);
        let range = handle.and_then(|handle| handle.query_selector("input").ok().flatten());
        if let Some(range) = range.and_then(|range| range.dyn_into::<HtmlElement>().ok()) {
            let _ = range.focus();
        }
        self.drag.hold(event);
        self.offset.set_value((x, y));
        self.took_hold.set_value(true);
        self.grip.act(Act::Grab);
    }

    fn choose(&self, event: &MouseEvent) {
        if let Some(place) = self.place(event) {
            self.grip.act(Act::Nearest(place));
        }
    }

    pub(super) fn moved(&self, event: &MouseEvent) {
        if let Some(place) = self.place(event) {
            self.grip.act(Act::Drag(place));
        }
    }

    pub(super) fn finish(&self, end: End) {
        if self.drag.release() {
            self.offset.set_value((0.0, 0.0));
            self.grip.act(match end {
                End::Drop => Act::Drop,
                End::Cancel => Act::Cancel,
            });
            self.grip.say();
        }
    }

    /// Whether the pointer was pressed elsewhere: then it dragged at what no hand can move, and is no
    /// click.
    fn has_gone_far(&self, event: &MouseEvent) -> bool {
        const STILL: i32 = 6;
        let (x, y) = (event.client_x(), event.client_y());
        let far = |(left, top): (i32, i32)| (x - left).abs().max((y - top).abs()) > STILL;
        self.pressed.write_value().take().is_some_and(far)
    }

    pub(super) fn clicked(&self, event: &MouseEvent) {
        let has_gone_far = self.has_gone_far(event);
        let took_hold = std::mem::take(&mut *self.took_hold.write_value());
        if took_hold || !self.drag.is_on_surface(event) || has_gone_far {
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

    /// Escape ends a drag.
    pub(super) fn escape(&self, event: &KeyboardEvent) {
        if event.key() == "Escape" && self.drag.is_held() {
            event.prevent_default();
            self.finish(End::Cancel);
        }
    }
}
