//! A handle that is dragged by a pointer.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::target::{DataPoint, HandleAction, SharedTarget, position};
use crate::components::plot_canvas::Map;
use crate::components::pointer_drag::{End, PointerDrag, is_main};
use crate::numeric::decimal::round_significant;

/// How far from the middle of a handle, in pixels, a pointer on the plot takes hold of it.
const REACH: f64 = 32.0;

/// What moves a handle, over its plot.
pub(super) struct HandleDrag {
    /// The pointer on the plot.
    drag: PointerDrag,
    handle: NodeRef<html::Div>,
    target: SharedTarget,
    map: Map,
    /// The pixels from the middle of the handle to the pointer, during a drag.
    offset: StoredValue<(f64, f64)>,
    /// Whether the pointer that was last down took hold: the click at the end of it is none.
    captured: StoredValue<bool>,
    /// Where on the screen the pointer was last down, until it clicks.
    pressed: StoredValue<Option<(i32, i32)>>,
}

impl HandleDrag {
    pub(super) fn new(
        drag: PointerDrag,
        handle: NodeRef<html::Div>,
        target: SharedTarget,
        map: Map,
    ) -> Self {
        Self {
            drag,
            handle,
            target,
            map,
            offset: StoredValue::new((0.0, 0.0)),
            captured: StoredValue::new(false),
            pressed: StoredValue::new(None),
        }
    }

    /// The place at the pointer, in digits that a pixel tells apart; so many pixels off while the
    /// handle is dragged.
    fn data_at(&self, event: &MouseEvent) -> Option<DataPoint> {
        let (left, top) = self.drag.pixel_at(event)?;
        let (right, down) = self.offset.get_value();
        let (x, y) = self
            .map
            .get_untracked()?
            .data_from_pixel(left - right, top - down);
        Some((round_significant(x, 4), round_significant(y, 4)))
    }

    /// What a mark reads at the pointer: a finger scrolls the page, and reads nothing.
    pub(super) fn data_to_read(&self, event: &PointerEvent) -> Option<DataPoint> {
        self.data_at(event)
            .filter(|_| event.pointer_type() != "touch")
    }

    /// From the middle of the handle to the pointer.
    fn offset_from_handle(&self, event: &MouseEvent) -> Option<(f64, f64)> {
        let (left, top) = self.drag.pixel_at(event)?;
        let (x, y) = position(&self.map.get_untracked()?, untrack(|| self.target.at()));
        Some((left - x, top - y))
    }

    pub(super) fn down(&self, event: &PointerEvent) {
        self.captured.set_value(false);
        self.pressed
            .set_value(Some((event.client_x(), event.client_y())));
        if !is_main(event) {
            return;
        }
        let is_on_plot = self.drag.is_on_surface(event);
        if is_on_plot {
            // A finger on the plot scrolls the page; a mouse takes the point that it is on.
            if !self.target.chooses() || event.pointer_type() == "touch" {
                return;
            }
            self.choose(event);
        }
        let Some((x, y)) = self.offset_from_handle(event) else {
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
        self.captured.set_value(true);
        self.target.act(HandleAction::Grab);
    }

    fn choose(&self, event: &MouseEvent) {
        if let Some(data_at) = self.data_at(event) {
            self.target.act(HandleAction::Nearest(data_at));
        }
    }

    pub(super) fn moved(&self, event: &MouseEvent) {
        if let Some(data_at) = self.data_at(event) {
            self.target.act(HandleAction::Drag(data_at));
        }
    }

    pub(super) fn finish(&self, end: End) {
        if self.drag.release() {
            self.offset.set_value((0.0, 0.0));
            self.target.act(match end {
                End::Drop => HandleAction::Drop,
                End::Cancel => HandleAction::Cancel,
            });
            self.target.announce();
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
        let captured = std::mem::take(&mut *self.captured.write_value());
        if captured || !self.drag.is_on_surface(event) || has_gone_far {
            return;
        }
        if self.target.chooses() {
            self.choose(event);
        } else if let Some(data_at) = self.data_at(event) {
            self.target.act(HandleAction::Drag(data_at));
            self.target.act(HandleAction::Drop);
        }
        self.target.announce();
    }

    /// Escape ends a drag.
    pub(super) fn escape(&self, event: &KeyboardEvent) {
        if event.key() == "Escape" && self.drag.is_held() {
            event.prevent_default();
            self.finish(End::Cancel);
        }
    }
}
