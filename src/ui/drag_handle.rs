//! A point of a plot that is dragged, moved by keys, or placed by a click on the plot.
//!
//! Behind it is a native range, so that it has a name, a value and the keys people know: arrows
//! step, with Shift finer, Page keys ten times, Home and End go to the limits, Escape ends a drag
//! and restores what was before.

use leptos::html;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

use super::model::Model;
use crate::numeric::decimal::round_significant;
use crate::plot::viewport::Viewport;

/// What a handle reads of a state, and the verbs it calls.
pub struct Handle<S> {
    /// Where the handle stands, in data.
    pub at: fn(&S) -> (f64, f64),
    /// The value that it sets.
    pub value: fn(&S) -> f64,
    /// The limits of the value.
    pub limits: fn(&S) -> (f64, f64),
    /// A drag begins.
    pub grab: fn(&mut S),
    /// The value is to be this.
    pub drag: fn(&mut S, f64),
    /// The drag ends where it is.
    pub drop: fn(&mut S),
    /// The drag ends where it began.
    pub cancel: fn(&mut S),
    /// The state in words, for those who hear it.
    pub describe: fn(&S) -> String,
}

/// A state with a handle, whatever the state is.
pub trait Grip {
    /// Where the handle stands, in data, and again when it moves.
    fn at(&self) -> (f64, f64);
    /// The value and its limits.
    fn value(&self) -> (f64, (f64, f64));
    /// Does this to the state.
    fn act(&self, act: Act);
    /// The state in words.
    fn describe(&self) -> String;
    /// Says the state in words to those who hear it.
    fn say(&self);
}

/// What a handle does to a state.
#[derive(Clone, Copy)]
pub enum Act {
    /// A drag begins.
    Grab,
    /// The value is to be this.
    Drag(f64),
    /// The drag ends where it is.
    Drop,
    /// The drag ends where it began.
    Cancel,
}

impl<S> Grip for (Model<S>, Handle<S>) {
    fn at(&self) -> (f64, f64) {
        self.0.with(self.1.at)
    }

    fn value(&self) -> (f64, (f64, f64)) {
        let (model, handle) = self;
        model.with(|state| ((handle.value)(state), (handle.limits)(state)))
    }

    fn act(&self, act: Act) {
        let (model, handle) = self;
        model.update(|state| match act {
            Act::Grab => (handle.grab)(state),
            Act::Drag(value) => (handle.drag)(state, value),
            Act::Drop => (handle.drop)(state),
            Act::Cancel => (handle.cancel)(state),
        });
    }

    fn describe(&self) -> String {
        self.0.with(self.1.describe)
    }

    fn say(&self) {
        let sentence = self.0.with_untracked(self.1.describe);
        self.0.voice().said.set(sentence);
    }
}

/// How far a key moves the value, as a share of the limits' distance; round in decimals.
fn key_step((low, high): (f64, f64)) -> f64 {
    const STEPS: f64 = 40.0;
    round_significant((high - low) / STEPS, 1)
}

/// Where a key leads from a value; none if it is no key of a handle.
fn key_value(key: &str, shift: bool, now: f64, limits: (f64, f64)) -> Option<f64> {
    let step = key_step(limits);
    let fine = if shift { 0.1 } else { 1.0 };
    let by = |steps: f64| {
        let grid = step * fine;
        let places = ((now + steps * step) / grid * 1e6).round() / 1e6;
        round_significant(places * grid, 12)
    };
    Some(match key {
        "ArrowRight" | "ArrowUp" => by(fine),
        "ArrowLeft" | "ArrowDown" => by(-fine),
        "PageUp" => by(10.0),
        "PageDown" => by(-10.0),
        "Home" => limits.0,
        "End" => limits.1,
        _ => return None,
    })
}

/// The handle, and the whole plot as the place for a click. `viewport` is the map of the plot that
/// it lies over, `label` the name that is heard.
pub fn drag_handle(
    grip: Box<dyn Grip + Send + Sync>,
    label: &'static str,
    viewport: RwSignal<Option<Viewport>>,
) -> AnyView {
    let overlay = NodeRef::<html::Div>::new();
    let range = NodeRef::<html::Input>::new();
    // The pixels between the pointer and the middle of the handle, during a drag.
    let held = RwSignal::new(None::<f64>);
    let grip = StoredValue::new(grip);
    let act = move |act: Act| grip.with_value(|grip| grip.act(act));
    let say = move || grip.with_value(|grip| grip.say());

    // The pointer in the plot's own pixels, whatever the host has scaled.
    let pointer = move |client_x: i32| {
        let overlay = overlay.get_untracked()?;
        let rect = overlay.get_bounding_client_rect();
        let scale = f64::from(overlay.offset_width()) / rect.width();
        let left = (f64::from(client_x) - rect.left()) * scale;
        left.is_finite().then_some(left)
    };
    let to_value = move |left: f64| {
        let (value, _) = viewport.get_untracked()?.to_data(left, 0.0);
        Some(round_significant(value, 4))
    };
    let finish = move |end: Act| {
        if held.get_untracked().is_some() {
            held.set(None);
            act(end);
            say();
        }
    };

    let down = move |event: PointerEvent| {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        event.prevent_default();
        if let Some(range) = range.get_untracked() {
            let _ = range.focus();
        }
        let middle = viewport.get_untracked().map(|map| {
            let (x, y) = untrack(|| grip.with_value(|grip| grip.at()));
            map.to_pixel(x, y).0.clamp(map.left, map.right)
        });
        if let Some((left, middle)) = pointer(event.client_x()).zip(middle) {
            let target: web_sys::Element = event_target(&event);
            let _ = target.set_pointer_capture(event.pointer_id());
            held.set(Some(left - middle));
            act(Act::Grab);
        }
    };
    let moved = move |event: PointerEvent| {
        let value = held
            .get_untracked()
            .zip(pointer(event.client_x()))
            .and_then(|(offset, left)| to_value(left - offset));
        if let Some(value) = value {
            act(Act::Drag(value));
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if event.key() == "Escape" && held.get_untracked().is_some() {
            event.prevent_default();
            return finish(Act::Cancel);
        }
        let (now, limits) = untrack(|| grip.with_value(|grip| grip.value()));
        if let Some(value) = key_value(&event.key(), event.shift_key(), now, limits) {
            event.prevent_default();
            act(Act::Drag(value));
        }
    };
    // Assistive technology moves a range without keys.
    let input = move |event| {
        if let Ok(value) = event_target_value(&event).parse() {
            act(Act::Drag(value));
        }
    };
    let click = move |event: MouseEvent| {
        if let Some(value) = pointer(event.client_x()).and_then(to_value) {
            act(Act::Drag(value));
            say();
        }
    };
    let transform = move || {
        let Some(map) = viewport.get() else {
            return String::from("scale(0)");
        };
        // A point outside the plot keeps its handle at the edge, where it can be fetched back.
        let (x, y) = grip.with_value(|grip| grip.at());
        let (left, top) = map.to_pixel(x, y);
        let left = left.clamp(map.left, map.right);
        let top = top.clamp(map.top, map.bottom);
        format!("translate({left:.2}px,{top:.2}px)")
    };
    let value = move || grip.with_value(|grip| grip.value());

    view! {
        <div class="overlay" node_ref=overlay on:click=click>
            <div
                class="handle"
                class:held=move || held.get().is_some()
                style:transform=transform
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=move |_| finish(Act::Drop)
                on:pointercancel=move |_| finish(Act::Cancel)
                on:lostpointercapture=move |_| finish(Act::Drop)
                on:click=|event| event.stop_propagation()
            >
                <input
                    type="range"
                    node_ref=range
                    aria-label=label
                    min=move || value().1.0.to_string()
                    max=move || value().1.1.to_string()
                    step="any"
                    prop:value=move || value().0.to_string()
                    aria-valuetext=move || grip.with_value(|grip| grip.describe())
                    on:keydown=key
                    on:input=input
                />
                <span class="ring"></span>
            </div>
        </div>
    }
    .into_any()
}
