//! Dragging a handle by a pointer.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::target::{DataPoint, HandleAction, SharedTarget, position};
use crate::components::plot_canvas::Map;
use crate::components::pointer_drag::{End, PointerDrag, is_main};
use crate::numeric::decimal::round_significant;

/// The radius around a handle, in pixels, within which a pointer on the plot grabs it.
const REACH: f64 = 32.0;

/// The pointer's part of a handle: it grabs, drags and drops the target.
pub(super) struct HandleDrag {
    /// The pointer on the plot.
    drag: PointerDrag,
    handle: NodeRef<html::Div>,
    target: SharedTarget,
    map: Map,
    /// The vector from the centre of the handle to the pointer, in pixels; zero unless dragging.
    offset: StoredValue<(f64, f64)>,
    /// Whether the last pointer down grabbed the handle; the click event after it is then ignored.
    captured: StoredValue<bool>,
    /// The client coordinates of the last pointer down, until the click event after it.
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

    /// The data point at the pointer, less the offset during a drag, rounded to four significant
    /// digits, about the resolution of a pixel.
    fn data_at(&self, event: &MouseEvent) -> Option<DataPoint> {
        let (left, top) = self.drag.pixel_at(event)?;
        let (right, down) = self.offset.get_value();
        let (x, y) = self
            .map
            .get_untracked()?
            .data_from_pixel(left - right, top - down);
        Some((round_significant(x, 4), round_significant(y, 4)))
    }

    /// The data point that a mark reads at the pointer; `None` for touch, which scrolls the page.
    pub(super) fn data_to_read(&self, event: &PointerEvent) -> Option<DataPoint> {
        self.data_at(event)
            .filter(|_| event.pointer_type() != "touch")
    }

    /// The vector from the centre of the handle to the pointer, in pixels.
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
            // Touch on the plot scrolls the page; a mouse chooses the nearest point.
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

    /// Whether the pointer moved more than a few pixels since it came down: then the reader tried to
    /// drag something that is no handle, and did not click.
    fn has_moved(&self, event: &MouseEvent) -> bool {
        const MAX_CLICK_DISTANCE: i32 = 6;
        let (x, y) = (event.client_x(), event.client_y());
        let far =
            |(left, top): (i32, i32)| (x - left).abs().max((y - top).abs()) > MAX_CLICK_DISTANCE;
        self.pressed.write_value().take().is_some_and(far)
    }

    pub(super) fn clicked(&self, event: &MouseEvent) {
        let has_moved = self.has_moved(event);
        let captured = std::mem::take(&mut *self.captured.write_value());
        if captured || !self.drag.is_on_surface(event) || has_moved {
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

    /// Escape cancels a drag.
    pub(super) fn escape(&self, event: &KeyboardEvent) {
        if event.key() == "Escape" && self.drag.is_held() {
            event.prevent_default();
            self.finish(End::Cancel);
        }
    }
}
