//! Dragging by a pointer: once pressed on a surface, the pointer is captured by it until it is
//! released, wherever it goes.

use leptos::html;
use leptos::prelude::*;
use web_sys::{HtmlDivElement, MouseEvent, PointerEvent};

/// How a drag ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The pointer was released.
    Drop,
    /// The drag was cancelled: by a key, or by the browser for a finger that scrolls the page.
    Cancel,
}

/// The pointer on a surface.
#[derive(Clone, Copy)]
pub struct PointerDrag {
    surface: NodeRef<html::Div>,
    is_held: StoredValue<bool>,
}

impl PointerDrag {
    /// A drag without a pointer; the surface is set when it is mounted.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "allocates in the reactive owner"
    )]
    pub fn new() -> Self {
        Self {
            surface: NodeRef::new(),
            is_held: StoredValue::new(false),
        }
    }

    /// Whether the target of an event is the surface itself, not an element on it.
    #[must_use]
    pub fn is_on_surface(self, event: &MouseEvent) -> bool {
        let surface = self.surface.get_untracked();
        surface.is_some() && event.target() == surface.map(Into::into)
    }

    /// [`pixel_at`] of the surface; `None` before it is mounted, too.
    #[must_use]
    pub fn pixel_at(self, event: &MouseEvent) -> Option<(f64, f64)> {
        pixel_at(&self.surface.get_untracked()?, event)
    }

    /// The width of the surface in its own CSS pixels; 0 before it is mounted.
    #[must_use]
    pub fn width(self) -> f64 {
        let surface = self.surface.get_untracked();
        surface.map_or(0.0, |surface| surface.offset_width().into())
    }

    /// Captures a pointer that has come down.
    pub fn hold(self, event: &PointerEvent) {
        if let Some(surface) = self.surface.get_untracked() {
            // Fails only for a pointer that is not down.
            let _ = surface.set_pointer_capture(event.pointer_id());
        }
        self.is_held.set_value(true);
    }

    /// Whether a pointer is held.
    #[must_use]
    pub fn is_held(self) -> bool {
        self.is_held.get_value()
    }

    /// Ends holding the pointer. Returns whether one was held.
    pub fn release(self) -> bool {
        std::mem::take(&mut *self.is_held.write_value())
    }
}

/// The position of a pointer from the top left of a surface, in the surface's own CSS pixels, also where
/// the host page scales it by a transform; `None` before it is laid out.
#[must_use]
pub fn pixel_at(surface: &HtmlDivElement, event: &MouseEvent) -> Option<(f64, f64)> {
    let rect = surface.get_bounding_client_rect();
    let scale = f64::from(surface.offset_width()) / rect.width();
    let left = (f64::from(event.client_x()) - rect.left()) * scale;
    let top = (f64::from(event.client_y()) - rect.top()) * scale;
    (left.is_finite() && top.is_finite()).then_some((left, top))
}

/// Whether a pointer may drag: the main button of a mouse, or the first finger.
#[must_use]
pub fn is_main(event: &PointerEvent) -> bool {
    event.button() == 0 && event.is_primary()
}

/// A surface to drag on.
#[component]
pub fn DragSurface(
    /// The pointer on it.
    drag: PointerDrag,
    /// The CSS class.
    class: &'static str,
    /// Called when a pointer comes down.
    down: Callback<PointerEvent>,
    /// Called when a pointer moves, held or not.
    moved: Callback<PointerEvent>,
    /// Called when a pointer is released or cancelled, held or not, possibly twice.
    end: Callback<End>,
    /// The elements on it.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=class
            node_ref=drag.surface
            on:pointerdown=move |event| down.run(event)
            on:pointermove=move |event| moved.run(event)
            on:pointerup=move |_| end.run(End::Drop)
            on:pointercancel=move |_| end.run(End::Cancel)
            on:lostpointercapture=move |_| end.run(End::Drop)
        >
            {children()}
        </div>
    }
}
