//! A native range input over which a finger can scroll the page without changing the value.
//!
//! A browser moves the thumb as soon as a finger is down, and decides later that the finger scrolls
//! the page; then it cancels the pointer. So a finger's input takes effect only once the finger moves
//! along the range or is lifted, and a change that took effect is undone if the pointer is cancelled.
//!
//! ```text
//!  free ── finger down ──► waiting ── moved along the range, or lifted ──► free
//!                             └────── pointer cancelled ──► scrolling ── finger lifted ──► free
//! ```

use leptos::html;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, PointerEvent};

use crate::numeric::decimal;

/// The state of a finger on the range.
#[derive(Clone, Copy, PartialEq)]
enum Finger {
    /// Not down, or its input takes effect at once.
    Free,
    /// Down at these client coordinates; it may be about to scroll.
    Waiting(i32, i32),
    /// It scrolls the page.
    Scrolling,
}

/// A range input and the pointer on it.
#[derive(Clone, Copy)]
struct Touch {
    node: NodeRef<html::Input>,
    position: Signal<f64>,
    set_position: Callback<f64>,
    value: Signal<f64>,
    restore: Callback<f64>,
    finger: StoredValue<Finger>,
    /// The finger's position that has not taken effect yet.
    pending: StoredValue<Option<f64>>,
    /// The value when the pointer came down.
    before: StoredValue<Option<f64>>,
    /// Whether the pointer has changed the value since it came down.
    has_changed: StoredValue<bool>,
}

impl Touch {
    fn down(self, event: &PointerEvent) {
        // A mouse never scrolls by dragging.
        self.finger.set_value(if event.pointer_type() == "mouse" {
            Finger::Free
        } else {
            Finger::Waiting(event.client_x(), event.client_y())
        });
        self.pending.set_value(None);
        self.has_changed.set_value(false);
        self.before.set_value(Some(self.value.get_untracked()));
    }

    fn input(self, event: &Event) {
        let Some(position) = decimal::parse(&event_target_value(event)) else {
            return;
        };
        match self.finger.get_value() {
            Finger::Free => self.apply(position),
            Finger::Waiting(..) => self.pending.set_value(Some(position)),
            Finger::Scrolling => self.show(),
        }
    }

    fn apply(self, position: f64) {
        self.has_changed.set_value(true);
        self.set_position.run(position);
    }

    fn moved(self, event: &PointerEvent) {
        /// The distance in pixels up to which a finger counts as not moved.
        const TOLERANCE: i32 = 6;
        if let Finger::Waiting(x, y) = self.finger.get_value() {
            let along = (event.client_x() - x).abs();
            if along > TOLERANCE && along > (event.client_y() - y).abs() {
                self.commit();
            }
        }
    }

    /// Applies the pending position; later input takes effect at once.
    fn commit(self) {
        self.free();
        if let Some(position) = self.pending.write_value().take() {
            self.apply(position);
        }
    }

    /// Undoes the pointer's changes after the browser has cancelled it.
    fn cancel(self, event: &Event) {
        // While a finger scrolls, the browser still sends its input events.
        self.finger.set_value(if event.is_trusted() {
            Finger::Scrolling
        } else {
            Finger::Free
        });
        self.pending.set_value(None);
        let before = self.before.write_value().take();
        let has_changed = std::mem::take(&mut *self.has_changed.write_value());
        if let Some(before) = before.filter(|_| has_changed) {
            self.restore.run(before);
        }
        self.show();
    }

    fn free(self) {
        self.finger.set_value(Finger::Free);
    }

    /// Moves the thumb back to the position in force.
    fn show(self) {
        if let Some(node) = self.node.get_untracked() {
            let node: HtmlInputElement = node;
            node.set_value(&self.position.get_untracked().to_string());
        }
    }
}

/// A native range input with positions from 0 to `max`.
#[component]
pub fn RangeInput(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The last position.
    #[prop(into)]
    max: Signal<f64>,
    /// The position in force.
    position: Signal<f64>,
    /// The value in words (`aria-valuetext`).
    value_text: Signal<String>,
    /// Called with a new position.
    set_position: Callback<f64>,
    /// The exact value in force, remembered for `restore`.
    value: Signal<f64>,
    /// Called with the value before a cancelled pointer's changes.
    restore: Callback<f64>,
) -> impl IntoView {
    let node = NodeRef::new();
    let touch = Touch {
        node,
        position,
        set_position,
        value,
        restore,
        finger: StoredValue::new(Finger::Free),
        pending: StoredValue::new(None),
        before: StoredValue::new(None),
        has_changed: StoredValue::new(false),
    };
    view! {
        <input
            type="range"
            aria-label=label
            min="0"
            max=move || max.get().to_string()
            step="1"
            aria-valuetext=value_text
            prop:value=move || {
                max.track();
                position.get().to_string()
            }
            node_ref=node
            on:pointerdown=move |event| touch.down(&event)
            on:input=move |event| touch.input(&event)
            on:pointermove=move |event| touch.moved(&event)
            on:pointerup=move |_| touch.commit()
            on:pointercancel=move |event| touch.cancel(&event)
            on:touchend=move |_| touch.free()
            on:touchcancel=move |_| touch.free()
            on:keydown=move |_| touch.free()
        />
    }
}
