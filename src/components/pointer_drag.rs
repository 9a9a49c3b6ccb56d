//! Dragging by a pointer: pressed on a surface, it belongs to the surface until it is released,
//! wherever it goes.

use leptos::html;
use leptos::prelude::*;
use web_sys::{MouseEvent, PointerEvent};

/// How a drag ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Released where it is.
    Drop,
    /// Taken back: by a key, or by the browser, for a finger that scrolls the page.
    Cancel,
}

/// The pointer on a surface.
#[derive(Clone, Copy)]
pub struct PointerDrag {
    surface: NodeRef<html::Div>,
    is_held: StoredValue<bool>,
}

impl PointerDrag {
    /// No pointer, on a surface to come.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a place in the owner is taken")]
    pub fn new() -> Self {
        Self {
            surface: NodeRef::new(),
            is_held: StoredValue::new(false),
        }
    }

    /// Whether an event is of the surface itself, not of what lies on it.
    #[must_use]
    pub fn is_on_surface(self, event: &MouseEvent) -> bool {
        let surface = self.surface.get_untracked();
        surface.is_some() && event.target() == surface.map(Into::into)
    }

    /// Where a pointer is, in the surface's own pixels from the top left, whatever the host has scaled.
    #[must_use]
    pub fn pixel_at(self, event: &MouseEvent) -> Option<(f64, f64)> {
        let surface = self.surface.get_untracked()?;
        let rect = surface.get_bounding_client_rect();
        let scale = f64::from(surface.offset_width()) / rect.width();
        let left = (f64::from(event.client_x()) - rect.left()) * scale;
        let top = (f64::from(event.client_y()) - rect.top()) * scale;
        (left.is_finite() && top.is_finite()).then_some((left, top))
    }

    /// The width of the surface in its own pixels.
    #[must_use]
    pub fn width(self) -> f64 {
        let surface = self.surface.get_untracked();
        surface.map_or(0.0, |surface| surface.offset_width().into())
    }

    /// Takes hold of a pointer that has come down.
    pub fn hold(self, event: &PointerEvent) {
        if let Some(surface) = self.surface.get_untracked() {
            // A pointer that is down can be captured.
            let _ = surface.set_pointer_capture(event.pointer_id());
        }
        self.is_held.set_value(true);
    }

    /// Whether a pointer is held.
    #[must_use]
    pub fn is_held(self) -> bool {
        self.is_held.get_value()
    }

    /// Lets go of the pointer. Returns whether one was held.
    pub fn release(self) -> bool {
        std::mem::take(&mut *self.is_held.write_value())
    }
}

/// Whether a pointer may drag: the main button of a mouse, the first finger.
#[must_use]
pub fn is_main(event: &PointerEvent) -> bool {
    event.button() == 0 && event.is_primary()
}

/// A surface to drag on.
#[component]
pub fn DragSurface(
    /// The pointer on it.
    drag: PointerDrag,
    /// Its class.
    class: &'static str,
    /// A pointer comes down.
    down: Callback<PointerEvent>,
    /// A pointer moves, held or not.
    moved: Callback<PointerEvent>,
    /// The pointer that is held, if one is, is to be released.
    end: Callback<End>,
    /// What lies on it.
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
