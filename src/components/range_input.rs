//! A native range that leaves a finger the page: a swipe over it scrolls and changes nothing.
//!
//! A browser moves the thumb as soon as a finger is down, and finds out later that the finger scrolls
//! the page; then it takes the pointer back. So what a finger gives counts once the finger goes along
//! the range or is lifted, and what counted already is given back with the pointer.
//!
//! ```text
//!  free ── finger down ──► waiting ── along the range, or up ──► free
//!                             └────── pointer taken back ──► scrolling ── finger up ──► free
//! ```

use leptos::html;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, PointerEvent};

use crate::numeric::decimal;

#[derive(Clone, Copy, PartialEq)]
enum Finger {
    Free,
    /// Down here, and it may be about to scroll.
    Waiting(i32, i32),
    Scrolling,
}

/// A range and the pointer on it.
#[derive(Clone, Copy)]
struct Touch {
    node: NodeRef<html::Input>,
    position: Signal<f64>,
    set_position: Callback<f64>,
    value: Signal<f64>,
    restore: Callback<f64>,
    finger: StoredValue<Finger>,
    /// The position that waits.
    wanted: StoredValue<Option<f64>>,
    /// What was in force when the pointer came down, if something has changed since.
    before: StoredValue<Option<f64>>,
    is_turned: StoredValue<bool>,
}

impl Touch {
    fn down(self, event: &PointerEvent) {
        // A mouse never scrolls by dragging.
        self.finger.set_value(if event.pointer_type() == "mouse" {
            Finger::Free
        } else {
            Finger::Waiting(event.client_x(), event.client_y())
        });
        self.wanted.set_value(None);
        self.is_turned.set_value(false);
        self.before.set_value(Some(self.value.get_untracked()));
    }

    fn input(self, event: &Event) {
        let Some(position) = decimal::parse(&event_target_value(event)) else {
            return;
        };
        match self.finger.get_value() {
            Finger::Free => self.turn_to(position),
            Finger::Waiting(..) => self.wanted.set_value(Some(position)),
            Finger::Scrolling => self.show(),
        }
    }

    fn turn_to(self, position: f64) {
        self.is_turned.set_value(true);
        self.set_position.run(position);
    }

    fn moved(self, event: &PointerEvent) {
        /// Nearer than this, in pixels, a finger has gone nowhere.
        const STILL: i32 = 6;
        if let Finger::Waiting(x, y) = self.finger.get_value() {
            let along = (event.client_x() - x).abs();
            if along > STILL && along > (event.client_y() - y).abs() {
                self.settle();
            }
        }
    }

    /// What a finger has given so far counts, and all that follows.
    fn settle(self) {
        self.free();
        if let Some(position) = self.wanted.write_value().take() {
            self.turn_to(position);
        }
    }

    /// The browser takes the pointer back.
    fn cancel(self, event: &Event) {
        // The finger that scrolls still moves the thumb.
        self.finger.set_value(if event.is_trusted() {
            Finger::Scrolling
        } else {
            Finger::Free
        });
        self.wanted.set_value(None);
        let before = self.before.write_value().take();
        let is_turned = std::mem::take(&mut *self.is_turned.write_value());
        if let Some(before) = before.filter(|_| is_turned) {
            self.restore.run(before);
        }
        self.show();
    }

    fn free(self) {
        self.finger.set_value(Finger::Free);
    }

    /// Shows what is in force, whatever the browser shows.
    fn show(self) {
        if let Some(node) = self.node.get_untracked() {
            let node: HtmlInputElement = node;
            node.set_value(&self.position.get_untracked().to_string());
        }
    }
}

/// A native range from 0.
#[component]
pub fn RangeInput(
    /// The name that is heard.
    #[prop(into)]
    label: Signal<String>,
    /// The last position.
    #[prop(into)]
    max: Signal<f64>,
    /// The position in force.
    position: Signal<f64>,
    /// What is heard of it.
    value_text: Signal<String>,
    /// Goes to a position.
    set_position: Callback<f64>,
    /// What is in force, to be put back exactly.
    value: Signal<f64>,
    /// Puts it back.
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
        wanted: StoredValue::new(None),
        before: StoredValue::new(None),
        is_turned: StoredValue::new(false),
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
            on:pointerup=move |_| touch.settle()
            on:pointercancel=move |event| touch.cancel(&event)
            on:touchend=move |_| touch.free()
            on:touchcancel=move |_| touch.free()
            on:keydown=move |_| touch.free()
        />
    }
}
