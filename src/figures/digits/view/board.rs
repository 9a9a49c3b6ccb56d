//! A board: a square of pixels to point at, paint or draw on with mouse, finger or pen.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use super::super::state::Digits;
use crate::components::animation_frames::NextFrame;
use crate::components::pointer_drag::{DragSurface, End, PointerDrag, is_main};
use crate::components::state_signal::StateSignal;
use crate::numeric::digits::SIDE;

/// A point on a picture of 28 by 28 pixels, in pixels from the top left.
pub(super) type PixelPoint = (f64, f64);

/// An event of the pointer on a board.
pub(super) enum StrokeEvent<'a> {
    /// The pointer moves without being pressed.
    Over(PixelPoint),
    /// The pointer is pressed.
    Press(PixelPoint),
    /// The pressed pointer moves along a path, which begins at its last position.
    Along(&'a [PixelPoint]),
    /// The pointer is released.
    Release,
    /// The stroke is cancelled.
    Cancel,
}

/// Handles an event. The result for a press is whether it begins a stroke.
pub(super) type OnStroke = fn(StateSignal<Digits>, StrokeEvent<'_>) -> bool;

/// The pointer on a board. Copies share their state.
#[derive(Clone, Copy)]
pub(super) struct BoardPointer {
    drag: PointerDrag,
    state: StateSignal<Digits>,
    on_stroke: OnStroke,
    /// The last position of a pressed pointer, and its positions since the last animation frame.
    path: StoredValue<Vec<PixelPoint>>,
    /// The pixel that was pointed at before the pointer was pressed.
    pixel_before: StoredValue<Option<usize>>,
}

impl BoardPointer {
    pub(super) fn new(state: StateSignal<Digits>, on_stroke: OnStroke) -> Self {
        Self {
            drag: PointerDrag::new(),
            state,
            on_stroke,
            path: StoredValue::new(Vec::new()),
            pixel_before: StoredValue::new(None),
        }
    }

    /// The position of an event, in pixels of the picture.
    fn pixel_point(self, event: &PointerEvent) -> Option<PixelPoint> {
        let (left, top) = self.drag.pixel_at(event)?;
        let pixel = self.drag.width() / SIDE as f64;
        Some((left / pixel, top / pixel))
    }

    /// Handles a press of the main button; begins a stroke if the handler says so.
    fn press(self, event: &PointerEvent) {
        let Some(point) = self.pixel_point(event).filter(|_| is_main(event)) else {
            return;
        };
        let pixel_before = self.state.with_untracked(|digits| digits.tools.pixel);
        self.pixel_before.set_value(pixel_before);
        if (self.on_stroke)(self.state, StrokeEvent::Press(point)) {
            self.drag.hold(event);
            self.path.set_value(vec![point]);
        }
    }

    /// Records a move. Returns whether it is part of a stroke.
    fn moved(self, event: &PointerEvent) -> bool {
        let is_held = self.drag.is_held();
        if is_held {
            let between = coalesced(event).unwrap_or_default();
            let points = between
                .iter()
                .filter_map(|event| self.pixel_point(event.unchecked_ref()));
            let points = points.chain(self.pixel_point(event));
            self.path.update_value(|path| path.extend(points));
        } else if let Some(point) = self.pixel_point(event) {
            (self.on_stroke)(self.state, StrokeEvent::Over(point));
        }
        is_held
    }

    /// Handles the moves since the last animation frame.
    fn follow(self) {
        let path = self.path.get_value();
        if path.len() > 1 {
            self.path.set_value(path[path.len() - 1..].to_vec());
            (self.on_stroke)(self.state, StrokeEvent::Along(&path));
        }
    }

    /// Ends the stroke, if there is one. Returns whether there was.
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

    /// Ends the stroke. If the browser has cancelled it, because the finger scrolls the page, the
    /// pixel that was pointed at before is restored.
    fn end(self, end: End) {
        self.finish(end);
        if end == End::Cancel {
            let pixel_before = self.pixel_before.get_value();
            self.state
                .update(|digits| digits.tools.pixel = pixel_before);
        }
    }
}

/// The moves that the browser has combined into this event, if it reports them.
fn coalesced(event: &PointerEvent) -> Option<Array> {
    let method = Reflect::get(event, &"getCoalescedEvents".into()).ok()?;
    let moves = method.dyn_into::<Function>().ok()?.call0(event).ok()?;
    Some(moves.unchecked_into())
}

/// A board with a mark at a pixel. Moves are handled once in each animation frame.
#[component]
pub(super) fn Board(
    /// The CSS class.
    #[prop(default = "board")]
    class: &'static str,
    /// The pointer on the board, with the handler of its events.
    stroke: BoardPointer,
    /// The index of the marked pixel, row by row.
    pixel: Signal<usize>,
    /// The picture.
    children: Children,
) -> impl IntoView {
    let frame = StoredValue::new_local(NextFrame::new(move || stroke.follow()));
    let moved = move |event: PointerEvent| {
        if stroke.moved(&event) {
            frame.with_value(NextFrame::request);
        }
    };
    // The mark has the size of a pixel, so 100 % is a pixel.
    let translate = move || {
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
            <span class="cell" style:translate=translate></span>
        </DragSurface>
    }
}
