//! A square that a reader works on with mouse, finger or pen: points at, paints, draws.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use super::super::state::Digits;
use crate::components::animation_frames::NextFrame;
use crate::components::pointer_drag::{DragSurface, End, PointerDrag, is_main};
use crate::components::state_signal::StateSignal;
use crate::numeric::digits::SIDE;

/// A place in pixels of a picture of 28 by 28, from the top left.
pub(super) type PixelPoint = (f64, f64);

/// What is done on a board.
pub(super) enum StrokeEvent<'a> {
    /// A pointer is here, and not pressed.
    Over(PixelPoint),
    /// It is pressed here.
    Press(PixelPoint),
    /// Pressed, it goes along these places, from where it was.
    Along(&'a [PixelPoint]),
    /// It is released.
    Release,
    /// It is taken back.
    Cancel,
}

/// Does something; the answer to a press is whether what follows belongs to it.
pub(super) type OnStroke = fn(StateSignal<Digits>, StrokeEvent<'_>) -> bool;

/// The pointer on a board. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(super) struct BoardPointer {
    drag: PointerDrag,
    state: StateSignal<Digits>,
    on_stroke: OnStroke,
    /// Where a pressed pointer was, and has been since the last frame.
    path: StoredValue<Vec<PixelPoint>>,
    /// The pixel that was looked at before the pointer came down.
    looked_at: StoredValue<Option<usize>>,
}

impl BoardPointer {
    pub(super) fn new(state: StateSignal<Digits>, on_stroke: OnStroke) -> Self {
        Self {
            drag: PointerDrag::new(),
            state,
            on_stroke,
            path: StoredValue::new(Vec::new()),
            looked_at: StoredValue::new(None),
        }
    }

    fn place(self, event: &PointerEvent) -> Option<PixelPoint> {
        let (left, top) = self.drag.pixel_at(event)?;
        let pixel = self.drag.width() / SIDE as f64;
        Some((left / pixel, top / pixel))
    }

    fn press(self, event: &PointerEvent) {
        let Some(place) = self.place(event).filter(|_| is_main(event)) else {
            return;
        };
        let looked_at = self.state.with_untracked(|digits| digits.tools.pixel);
        self.looked_at.set_value(looked_at);
        if (self.on_stroke)(self.state, StrokeEvent::Press(place)) {
            self.drag.hold(event);
            self.path.set_value(vec![place]);
        }
    }

    /// Takes note of a move. Returns whether it is part of a stroke.
    fn moved(self, event: &PointerEvent) -> bool {
        let is_held = self.drag.is_held();
        if is_held {
            let between = coalesced(event).unwrap_or_default();
            let places = between
                .iter()
                .filter_map(|event| self.place(event.unchecked_ref()));
            let places = places.chain(self.place(event));
            self.path.update_value(|path| path.extend(places));
        } else if let Some(place) = self.place(event) {
            (self.on_stroke)(self.state, StrokeEvent::Over(place));
        }
        is_held
    }

    /// Does what was noted since the last frame.
    fn follow(self) {
        let path = self.path.get_value();
        if path.len() > 1 {
            self.path.set_value(path[path.len() - 1..].to_vec());
            (self.on_stroke)(self.state, StrokeEvent::Along(&path));
        }
    }

    /// Ends a stroke, if there is one. Returns whether there was.
    pub(super) fn finish(self, end: End) -> bool {
        let was_held = self.drag.release();
        if was_held {
            self.follow();
            (self.on_stroke)(
                self.state,
                match end {
                    End::Drop => StrokeEvent::Release,
                    End::Cancel => StrokeEvent::Cancel,
                },
            );
        }
        was_held
    }

    /// The same by the browser, which takes the pointer back for a finger that scrolls the page.
    fn end(self, end: End) {
        self.finish(end);
        if end == End::Cancel {
            let looked_at = self.looked_at.get_value();
            self.state.update(|digits| digits.tools.pixel = looked_at);
        }
    }
}

/// The moves since the event before that came too fast for one each, where the browser tells.
fn coalesced(event: &PointerEvent) -> Option<Array> {
    let tell = Reflect::get(event, &"getCoalescedEvents".into()).ok()?;
    let moves = tell.dyn_into::<Function>().ok()?.call0(event).ok()?;
    Some(moves.unchecked_into())
}

/// A board with a mark at a pixel. Moves are done once a frame.
#[component]
pub(super) fn Board(
    /// Its class.
    #[prop(default = "board")]
    class: &'static str,
    /// The pointer on it, and what is done by it.
    stroke: BoardPointer,
    /// The pixel that is marked, row by row.
    pixel: Signal<usize>,
    /// What is worked on.
    children: Children,
) -> impl IntoView {
    let frame = StoredValue::new_local(NextFrame::new(move || stroke.follow()));
    let moved = move |event: PointerEvent| {
        if stroke.moved(&event) {
            frame.with_value(NextFrame::request);
        }
    };
    // The mark is as large as a pixel.
    let way = move || {
        let (row, column) = (pixel.get() / SIDE, pixel.get() % SIDE);
        format!("{column}00% {row}00%")
    };
    view! {
        <DragSurface
            class
            drag=stroke.drag
            down=Callback::new(move |event| stroke.press(&event))
            moved=Callback::new(moved)
            end=Callback::new(move |end| stroke.end(end))
        >
            {children()}
            <span class="cell" style:translate=way></span>
        </DragSurface>
    }
}
