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

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, PointerEvent};

use super::dom::{El, Ui, event_value, set_property};
use crate::numeric::decimal;

/// What a range does to what it sets.
pub struct Turns {
    /// Goes to a position.
    pub turn: Box<dyn Fn(f64)>,
    /// Remembers what is in force, to be put back.
    pub keep: Box<dyn Fn() -> Box<dyn Fn()>>,
    /// The position in force.
    pub position: Box<dyn Fn() -> f64>,
}

#[derive(Clone, Copy, PartialEq)]
enum Finger {
    Free,
    /// Down here, and it may be about to scroll.
    Waiting(i32, i32),
    Scrolling,
}

struct Touched {
    node: HtmlElement,
    turns: Turns,
    finger: Cell<Finger>,
    /// The position that waits.
    wanted: Cell<Option<f64>>,
    /// Puts back what was in force when the pointer came down; there if something has changed since.
    back: RefCell<Option<Box<dyn Fn()>>>,
    is_turned: Cell<bool>,
}

impl Touched {
    fn happens(&self, name: &str, event: &Event) {
        match name {
            "pointerdown" => self.down(event.unchecked_ref()),
            "input" => self.input(event),
            "pointermove" => self.moved(event.unchecked_ref()),
            "pointerup" => self.settle(),
            "pointercancel" => self.cancel(event),
            _ => self.finger.set(Finger::Free),
        }
    }

    fn down(&self, event: &PointerEvent) {
        // A mouse never scrolls by dragging.
        self.finger.set(if event.pointer_type() == "mouse" {
            Finger::Free
        } else {
            Finger::Waiting(event.client_x(), event.client_y())
        });
        self.wanted.set(None);
        self.is_turned.set(false);
        self.back.replace(Some((self.turns.keep)()));
    }

    fn input(&self, event: &Event) {
        let Some(position) = decimal::parse(&event_value(event)) else {
            return;
        };
        match self.finger.get() {
            Finger::Free => self.turn(position),
            Finger::Waiting(..) => self.wanted.set(Some(position)),
            Finger::Scrolling => self.show(),
        }
    }

    fn turn(&self, position: f64) {
        self.is_turned.set(true);
        (self.turns.turn)(position);
    }

    fn moved(&self, event: &PointerEvent) {
        /// Nearer than this, in pixels, a finger has gone nowhere.
        const STILL: i32 = 6;
        if let Finger::Waiting(x, y) = self.finger.get() {
            let along = (event.client_x() - x).abs();
            if along > STILL && along > (event.client_y() - y).abs() {
                self.settle();
            }
        }
    }

    /// What a finger has given so far counts, and all that follows.
    fn settle(&self) {
        self.finger.set(Finger::Free);
        if let Some(position) = self.wanted.take() {
            self.turn(position);
        }
    }

    /// The browser takes the pointer back.
    fn cancel(&self, event: &Event) {
        // The finger that scrolls still moves the thumb.
        self.finger.set(if event.is_trusted() {
            Finger::Scrolling
        } else {
            Finger::Free
        });
        self.wanted.set(None);
        if let Some(back) = self.back.take().filter(|_| self.is_turned.take()) {
            back();
        }
        self.show();
    }

    /// Shows what is in force, whatever the browser shows.
    fn show(&self) {
        let position = (self.turns.position)();
        set_property(&self.node, "value", &decimal::repr(position).into());
    }
}

/// A native range.
#[must_use]
pub fn range(ui: &Ui, turns: Turns) -> El {
    let range = ui.el("input").attr("type", "range");
    let touched = Rc::new(Touched {
        node: range.node().clone(),
        turns,
        finger: Cell::new(Finger::Free),
        wanted: Cell::new(None),
        back: RefCell::default(),
        is_turned: Cell::new(false),
    });
    // One kind of listener for all of them: each kind is machinery of its own.
    for name in [
        "pointerdown",
        "input",
        "pointermove",
        "pointerup",
        "pointercancel",
        "touchend",
        "touchcancel",
        "keydown",
    ] {
        let touched = Rc::clone(&touched);
        ui.listen(
            range.node(),
            name,
            Box::new(move |event| touched.happens(name, &event)),
        );
    }
    range
}
