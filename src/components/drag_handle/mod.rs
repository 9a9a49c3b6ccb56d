//! A point of a plot that is dragged, moved by keys, or placed by a click on the plot, along one axis
//! or both. Where it can stand at several points, a click or the other arrows choose one. And a mark to
//! read a plot with, which follows the pointer, or keys.
//!
//! Behind it is a native range for each axis, so that it has names, values and the keys people know:
//! arrows step, with Shift finer, Page keys ten times, Home and End go to the limits of the axis in
//! focus, Escape ends a drag and restores what was before. With two axes arrows step in their own
//! direction, Page keys up and down.

mod handle_drag;
mod handle_keys;
pub mod target;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

use self::handle_drag::HandleDrag;
use self::target::{DragAxis, DragTarget, HandleAction, SharedTarget, limits, position};
use super::plot_canvas::Map;
use super::pointer_drag::{DragSurface, PointerDrag};
use crate::numeric::decimal;

/// The handle, and the whole plot as the place for a click.
#[component]
pub fn DragHandle(
    /// What it reads and does.
    target: impl DragTarget + Send + Sync + 'static,
    /// The map of the plot that it lies over.
    map: Map,
    /// A mark that reads what is at the pointer, or is moved by keys.
    #[prop(optional)]
    mark: Option<SharedTarget>,
) -> impl IntoView {
    overlay(Arc::new(target), map, mark)
}

/// The same, compiled once for all figures.
fn overlay(target: SharedTarget, map: Map, mark: Option<SharedTarget>) -> impl IntoView {
    let (drag, handle) = (PointerDrag::new(), NodeRef::new());
    let handle_drag = StoredValue::new(HandleDrag::new(drag, handle, Arc::clone(&target), map));
    let (reads, read) = (mark.is_some(), StoredValue::new(mark.clone()));
    let act = move |act| {
        if let Some(mark) = &*read.read_value() {
            mark.act(act);
        }
    };
    let mark = mark.map(|mark| {
        // It is for keys: a pointer reads where it is.
        view! { <Placed class="handle mark-read" target=mark map on:focusout=move |_| act(HandleAction::Cancel) /> }
    });
    let down = move |event: PointerEvent| {
        // After a drag the pointer is elsewhere than where it read.
        act(HandleAction::Cancel);
        handle_drag.with_value(|handle_drag| handle_drag.down(&event));
    };
    let moved = move |event: PointerEvent| {
        if drag.is_held() {
            handle_drag.with_value(|handle_drag| handle_drag.moved(&event));
        } else if reads
            && let Some(place) =
                handle_drag.with_value(|handle_drag| handle_drag.data_to_read(&event))
        {
            act(HandleAction::Drag(place));
        }
    };
    view! {
        // The events of the handle arrive here, too.
        <DragSurface
            class="overlay"
            drag
            down=Callback::new(down)
            moved=Callback::new(moved)
            end=Callback::new(move |end| handle_drag.with_value(|handle_drag| handle_drag.finish(end)))
            on:pointerleave=move |_| act(HandleAction::Cancel)
            on:click=move |event| handle_drag.with_value(|handle_drag| handle_drag.clicked(&event))
            on:keydown=move |event| handle_drag.with_value(|handle_drag| handle_drag.escape(&event))
        >
            <Placed class="handle" target map node_ref=handle />
            {mark}
        </DragSurface>
    }
}

/// A handle with its ranges, its middle where it stands in the plot.
#[component]
fn Placed(
    class: &'static str,
    target: SharedTarget,
    map: Map,
    #[prop(optional)] node_ref: NodeRef<html::Div>,
) -> impl IntoView {
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
        <div class=class style:transform=transform node_ref=node_ref>
            {ranges}
            <span class={"ring"} />
        </div>
    }
}

/// The range behind a handle for an axis.
#[component]
fn AxisRange(target: SharedTarget, map: Map, axis: DragAxis) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let target = StoredValue::new(target);
    let limits = move || limits(&**target.read_value(), map.get(), axis);
    let end = move |of: fn((f64, f64)) -> f64| Signal::derive(move || decimal::repr(of(limits())));
    let label = Signal::derive(move || target.read_value().name(axis));
    let value_text = Signal::derive(move || target.read_value().describe());
    let value = Signal::derive(move || {
        // The limits come before the value: a range holds its value inside them.
        limits();
        decimal::repr(axis.of(target.read_value().value()))
    });
    // Assistive technology moves a range without keys.
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
