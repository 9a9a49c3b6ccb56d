//! A handle: a point of a plot that is dragged, moved by keys, or placed by a click on the plot, along
//! one axis or both. If it can stand at one of several points, a click or the left and right arrow keys
//! choose one. A plot can also have a mark for reading values, which follows the pointer or the keys.
//!
//! A handle contains a native range input for each axis, which provides accessible names, values and
//! the usual keys: arrows step, with Shift a tenth, Page keys ten times as far; Home and End go to the
//! limits of the focused axis; Escape cancels a drag and restores the value before it. With two axes
//! each arrow key steps in its own direction, Page keys up and down.

mod handle_drag;
mod handle_keys;
pub mod target;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos_use_intersection_observer::use_intersection_observer;
use web_sys::PointerEvent;

use self::handle_drag::HandleDrag;
use self::target::{DragAxis, DragTarget, HandleAction, SharedTarget, limits, position};
use super::plot_canvas::Map;
use super::pointer_drag::{DragSurface, PointerDrag};
use crate::numeric::decimal;

/// An overlay with a handle; a click anywhere on the overlay moves the handle.
#[component]
pub fn DragHandle(
    /// The figure's values that the handle shows and changes.
    target: impl DragTarget + Send + Sync + 'static,
    /// The map of the plot that it lies over.
    map: Map,
    /// A mark that reads the values at the pointer, or is moved by keys.
    #[prop(optional)]
    mark: Option<SharedTarget>,
) -> impl IntoView {
    overlay(Arc::new(target), map, mark)
}

/// The overlay for a target of any type, compiled once for all figures.
fn overlay(target: SharedTarget, map: Map, mark: Option<SharedTarget>) -> impl IntoView {
    let (drag, handle) = (PointerDrag::new(), NodeRef::new());
    let handle_drag = StoredValue::new(HandleDrag::new(drag, handle, Arc::clone(&target), map));
    // The handle invites a drag, once, when it is first seen; whoever has used it needs no invitation.
    let invites = RwSignal::new(None);
    use_intersection_observer(handle, move |entries, _| {
        if invites.get_untracked().is_none() && entries.iter().any(|entry| entry.is_intersecting())
        {
            invites.set(Some(true));
        }
    });
    let used = move || {
        if invites.get_untracked() != Some(false) {
            invites.set(Some(false));
        }
    };
    let (reads, read) = (mark.is_some(), StoredValue::new(mark.clone()));
    let act = move |act| {
        if let Some(mark) = &*read.read_value() {
            mark.act(act);
        }
    };
    let mark = mark.map(|mark| {
        // The mark is shown for keys only: a pointer reads at its own position.
        view! { <Placed class="handle mark-read" target=mark map on:focusout=move |_| act(HandleAction::Cancel) /> }
    });
    let down = move |event: PointerEvent| {
        used();
        // The last reading would be stale after a drag.
        act(HandleAction::Cancel);
        handle_drag.with_value(|handle_drag| handle_drag.down(&event));
    };
    let moved = move |event: PointerEvent| {
        if drag.is_held() {
            handle_drag.with_value(|handle_drag| handle_drag.moved(&event));
        } else if reads
            && let Some(point) =
                handle_drag.with_value(|handle_drag| handle_drag.data_to_read(&event))
        {
            act(HandleAction::Drag(point));
        }
    };
    view! {
        // Events of the handle bubble up to here.
        <DragSurface
            class="overlay"
            drag
            down=Callback::new(down)
            moved=Callback::new(moved)
            end=Callback::new(move |end| handle_drag.with_value(|handle_drag| handle_drag.finish(end)))
            on:pointerleave=move |_| act(HandleAction::Cancel)
            on:click=move |event| handle_drag.with_value(|handle_drag| handle_drag.clicked(&event))
            on:keydown=move |event| {
                used();
                handle_drag.with_value(|handle_drag| handle_drag.escape(&event));
            }
        >
            <Placed
                class="handle"
                target
                map
                invites=Signal::derive(move || invites.get() == Some(true))
                node_ref=handle
            />
            {mark}
        </DragSurface>
    }
}

/// A handle with its range inputs, centred at its position in the plot.
#[component]
fn Placed(
    class: &'static str,
    target: SharedTarget,
    map: Map,
    #[prop(optional)] invites: Signal<bool>,
    #[prop(optional)] node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let axes = match target.axes() {
        [DragAxis::X] => "x",
        [DragAxis::Y] => "y",
        _ => "xy",
    };
    let ranges = target.axes().iter().map(|axis| {
        let (target, axis) = (Arc::clone(&target), *axis);
        view! { <AxisRange target map axis /> }
    });
    let ranges: Vec<_> = ranges.collect();
    let transform = Signal::derive(move || match map.get() {
        None => "scale(0)".into(),
        Some(map) => {
            let (left, top) = position(&map, target.at());
            let [left, top] = [left, top].map(|pixels| decimal::fixed(pixels, 2));
            format!("translate({left}px,{top}px)")
        }
    });
    view! {
        <div
            class=class
            style:transform=transform
            data-axes=axes
            data-invites=invites
            node_ref=node_ref
        >
            {ranges}
            <span class={"ring"} />
        </div>
    }
}

/// The range input of a handle for an axis.
#[component]
fn AxisRange(target: SharedTarget, map: Map, axis: DragAxis) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let target = StoredValue::new(target);
    let limits = move || limits(&**target.read_value(), map.get(), axis);
    let end = move |of: fn((f64, f64)) -> f64| Signal::derive(move || decimal::repr(of(limits())));
    let label = Signal::derive(move || target.read_value().name(axis));
    let value_text = Signal::derive(move || target.read_value().describe());
    let value = Signal::derive(move || {
        // Set again after a change of the limits, because the browser clamps the value to them.
        limits();
        decimal::repr(axis.of(target.read_value().value()))
    });
    // Assistive technology can move a range without key events.
    let on_input = move |event| {
        if let Some(value) = decimal::parse(&event_target_value(&event)) {
            handle_keys::set_along(&**target.read_value(), axis, value);
        }
    };
    view! {
        <input
            type="range"
            step="any"
            aria-label=label
            min=end(|limits| limits.0)
            max=end(|limits| limits.1)
            prop:value=value
            aria-valuetext=value_text
            node_ref=node
            on:keydown=move |event| handle_keys::key(&**target.read_value(), map, axis, &event)
            on:input=on_input
        />
    }
}
