//! A square that a reader works on with mouse, finger or pen: points at, paints, draws.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, PointerEvent};

use super::super::state::Digits;
use crate::numeric::digits::SIDE;
use crate::ui::dom::{El, Text, Ui};
use crate::ui::frame_clock::NextFrame;
use crate::ui::model::Model;

/// A place in pixels of a picture of 28 by 28, from the top left.
pub(super) type At = (f64, f64);

/// What is done on a board.
pub(super) enum Act<'a> {
    /// A pointer is here, and not pressed.
    Over(At),
    /// It is pressed here.
    Press(At),
    /// Pressed, it goes along these places, from where it was.
    Along(&'a [At]),
    /// It is released.
    Release,
    /// It is taken back.
    Cancel,
}

/// Does something; the answer to a press is whether what follows belongs to it.
pub(super) type Does = fn(Model<Digits>, Act<'_>) -> bool;

/// A board with the hand on it.
pub(super) struct Board {
    node: HtmlElement,
    model: Model<Digits>,
    does: Does,
    /// Where a pressed pointer was, and has been since the last frame.
    path: RefCell<Vec<At>>,
    is_held: Cell<bool>,
    /// The pixel that was looked at before the pointer came down.
    looked_at: Cell<Option<usize>>,
}

impl Board {
    fn place(&self, event: &PointerEvent) -> At {
        let rect = self.node.get_bounding_client_rect();
        let share = |at: i32, from: f64, length: f64| (f64::from(at) - from) / length * 28.0;
        (
            share(event.client_x(), rect.left(), rect.width()),
            share(event.client_y(), rect.top(), rect.height()),
        )
    }

    fn press(&self, event: &PointerEvent) {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let place = self.place(event);
        let looked_at = self.model.with_untracked(|digits| digits.hand.pixel);
        self.looked_at.set(looked_at);
        if (self.does)(self.model, Act::Press(place)) {
            // A pointer that is down can be captured.
            let _ = self.node.set_pointer_capture(event.pointer_id());
            self.path.replace(vec![place]);
            self.is_held.set(true);
        }
    }

    /// Takes note of a move. Returns whether it is part of a stroke.
    fn moved(&self, event: &PointerEvent) -> bool {
        if !self.is_held.get() {
            (self.does)(self.model, Act::Over(self.place(event)));
            return false;
        }
        let mut path = self.path.borrow_mut();
        let between = coalesced(event).unwrap_or_default();
        path.extend(
            between
                .iter()
                .map(|event| self.place(event.unchecked_ref())),
        );
        path.push(self.place(event));
        true
    }

    /// The browser takes the pointer back: a finger on it scrolls the page.
    fn cancel(&self) {
        self.finish(Act::Cancel);
        let looked_at = self.looked_at.get();
        self.model.update(|digits| digits.hand.pixel = looked_at);
    }

    /// Does what was noted since the last frame.
    fn follow(&self) {
        let last = self.path.borrow().last().copied();
        let path = self.path.replace(last.into_iter().collect());
        if path.len() > 1 {
            (self.does)(self.model, Act::Along(&path));
        }
    }

    /// Ends a stroke, if there is one. Returns whether there was.
    pub(super) fn finish(&self, end: Act<'_>) -> bool {
        let was_held = self.is_held.replace(false);
        if was_held {
            self.follow();
            (self.does)(self.model, end);
        }
        was_held
    }
}

/// The moves since the event before that came too fast for one each, where the browser tells.
fn coalesced(event: &PointerEvent) -> Option<Array> {
    let tell = Reflect::get(event, &"getCoalescedEvents".into()).ok()?;
    let moves = tell.dyn_into::<Function>().ok()?.call0(event).ok()?;
    Some(moves.unchecked_into())
}

/// The board that an element is, with a mark at a pixel. Moves are done once a frame.
pub(super) fn board(
    ui: &Ui,
    surface: El,
    model: Model<Digits>,
    does: Does,
    pixel: Text,
) -> (El, Rc<Board>) {
    let board = Rc::new(Board {
        node: surface.node().clone(),
        model,
        does,
        path: RefCell::default(),
        is_held: Cell::new(false),
        looked_at: Cell::new(None),
    });
    let [late, press, moved, end, cancel, lost] = std::array::from_fn(|_| Rc::clone(&board));
    let frame = NextFrame::new(move || late.follow());
    let pointer = |event: &Event| event.unchecked_ref::<PointerEvent>().clone();
    let surface = surface
        .on("pointerdown", move |event| press.press(&pointer(&event)))
        .on("pointermove", move |event| {
            if moved.moved(&pointer(&event)) {
                frame.ask();
            }
        })
        .on("pointerup", move |_| {
            end.finish(Act::Release);
        })
        .on("pointercancel", move |_| cancel.cancel())
        .on("lostpointercapture", move |_| {
            lost.finish(Act::Release);
        });
    // The mark is as large as a pixel.
    let mark = ui.el("span").class("cell").live(pixel, |node, pixel| {
        let pixel: usize = pixel.parse().unwrap_or_default();
        let (row, column) = (pixel / SIDE, pixel % SIDE);
        let way = format!("{column}00% {row}00%");
        let _ = node.style().set_property("translate", &way);
    });
    (surface.class("board").child(mark), board)
}
