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
    /// The name that is heard.
    pub label: &'static str,
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

impl<S> Clone for Handle<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Handle<S> {}

/// How far a key moves the value, as a share of the limits' distance; round in decimals.
fn key_step((low, high): (f64, f64)) -> f64 {
    const STEPS: f64 = 40.0;
    round_significant((high - low) / STEPS, 1)
}

/// The handle, and the whole plot as the place for a click.
#[component]
pub fn DragHandle<S: 'static>(
    /// The state.
    model: Model<S>,
    /// What the handle does to it.
    handle: Handle<S>,
    /// The map of the plot that it lies over.
    #[prop(into)]
    viewport: Signal<Option<Viewport>>,
) -> impl IntoView {
    let overlay = NodeRef::<html::Div>::new();
    let range = NodeRef::<html::Input>::new();
    // The pixels between the pointer and the middle of the handle, during a drag.
    let held = RwSignal::new(None::<f64>);

    // The pointer in the plot's own pixels, whatever the host has scaled.
    let pointer = move |event: &MouseEvent| {
        let overlay = overlay.get_untracked()?;
        let rect = overlay.get_bounding_client_rect();
        let scale = f64::from(overlay.offset_width()) / rect.width();
        let left = (f64::from(event.client_x()) - rect.left()) * scale;
        left.is_finite().then_some(left)
    };
    let to_value = move |left: f64| {
        let (value, _) = viewport.get_untracked()?.to_data(left, 0.0);
        Some(round_significant(value, 4))
    };
    let say = move || model.say(model.with_untracked(handle.describe));
    let finish = move |restore: bool| {
        if held.get_untracked().is_some() {
            held.set(None);
            model.update(if restore { handle.cancel } else { handle.drop });
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
            let (x, y) = model.with_untracked(handle.at);
            map.to_pixel(x, y).0
        });
        if let Some((left, middle)) = pointer(&event).zip(middle) {
            let target: web_sys::Element = event_target(&event);
            let _ = target.set_pointer_capture(event.pointer_id());
            held.set(Some(left - middle));
            model.update(handle.grab);
        }
    };
    let moved = move |event: PointerEvent| {
        let value = held
            .get_untracked()
            .zip(pointer(&event))
            .and_then(|(offset, left)| to_value(left - offset));
        if let Some(value) = value {
            model.update(|state| (handle.drag)(state, value));
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let limits = model.with_untracked(handle.limits);
        let step = key_step(limits);
        let fine: f64 = if event.shift_key() { 0.1 } else { 1.0 };
        let now = model.with_untracked(handle.value);
        let by = |steps: f64| {
            let grid = step * fine;
            round_significant(((now + steps * step) / grid * 1e6).round() / 1e6 * grid, 12)
        };
        let value = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => by(fine),
            "ArrowLeft" | "ArrowDown" => by(-fine),
            "PageUp" => by(10.0),
            "PageDown" => by(-10.0),
            "Home" => limits.0,
            "End" => limits.1,
            "Escape" if held.get_untracked().is_some() => {
                event.prevent_default();
                return finish(true);
            }
            _ => return,
        };
        event.prevent_default();
        model.update(|state| (handle.drag)(state, value));
    };
    // Assistive technology moves a range without keys.
    let input = move |event| {
        if let Ok(value) = event_target_value(&event).parse() {
            model.update(|state| (handle.drag)(state, value));
        }
    };
    let click = move |event: MouseEvent| {
        if let Some(value) = pointer(&event).and_then(to_value) {
            model.update(|state| (handle.drag)(state, value));
            say();
        }
    };
    let transform = move || {
        let map = viewport.get()?;
        let (x, y) = model.with(handle.at);
        // A point outside the plot keeps its handle at the edge, where it can be fetched back.
        let (left, top) = map.to_pixel(x, y);
        let left = left.clamp(map.left, map.right);
        let top = top.clamp(map.top, map.bottom);
        Some(format!("translate({left:.2}px,{top:.2}px)"))
    };
    let limits = move |end: fn((f64, f64)) -> f64| move || end(model.with(handle.limits)).to_string();

    view! {
        <div class="overlay" node_ref=overlay on:click=click>
            <div
                class="handle"
                class:held=move || held.get().is_some()
                style:transform=move || transform().unwrap_or_default()
                style:visibility=move || if viewport.get().is_some() { "visible" } else { "hidden" }
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=move |_| finish(false)
                on:pointercancel=move |_| finish(true)
                on:lostpointercapture=move |_| finish(false)
                on:click=|event| event.stop_propagation()
            >
                <input
                    type="range"
                    node_ref=range
                    aria-label=handle.label
                    min=limits(|(low, _)| low)
                    max=limits(|(_, high)| high)
                    step="any"
                    prop:value=move || model.with(handle.value).to_string()
                    aria-valuetext=move || model.with(handle.describe)
                    on:keydown=key
                    on:input=input
                />
                <span class="ring"></span>
            </div>
        </div>
    }
}
