//! A point of a plot that is dragged, moved by keys, or placed by a click on the plot, along one axis
//! or both. Where it can stand at several points, a click or the other arrows choose one. And a mark to
//! read a plot with, which follows the pointer, or keys.
//!
//! Behind it is a native range for each axis, so that it has names, values and the keys people know:
//! arrows step, with Shift finer, Page keys ten times, Home and End go to the limits of the axis in
//! focus, Escape ends a drag and restores what was before. With two axes arrows step in their own
//! direction, Page keys up and down.

pub mod grip;
mod hand;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

use self::grip::{Act, Along, Grip, limits, position};
use self::hand::Hand;
use super::plot_canvas::Map;
use super::pointer_drag::{DragSurface, PointerDrag};
use crate::numeric::decimal;

/// What a handle reads of a figure and does to it.
pub type SharedGrip = Arc<dyn Grip + Send + Sync>;

/// The handle, and the whole plot as the place for a click.
#[component]
pub fn DragHandle(
    /// What it reads and does.
    grip: impl Grip + Send + Sync + 'static,
    /// The map of the plot that it lies over.
    map: Map,
    /// A mark that reads what is at the pointer, or is moved by keys.
    #[prop(optional)]
    mark: Option<SharedGrip>,
) -> impl IntoView {
    overlay(Arc::new(grip), map, mark)
}

/// The same, compiled once for all figures.
fn overlay(grip: SharedGrip, map: Map, mark: Option<SharedGrip>) -> impl IntoView {
    let (drag, handle) = (PointerDrag::new(), NodeRef::new());
    let hand = StoredValue::new(Hand::new(drag, handle, Arc::clone(&grip), map));
    let (reads, read) = (mark.is_some(), StoredValue::new(mark.clone()));
    let act = move |act| {
        if let Some(mark) = &*read.read_value() {
            mark.act(act);
        }
    };
    let mark = mark.map(|mark| {
        // It is for keys: a pointer reads where it is.
        view! { <Placed class="handle mark-read" grip=mark map on:focusout=move |_| act(Act::Cancel) /> }
    });
    let down = move |event: PointerEvent| {
        // After a drag the pointer is elsewhere than where it read.
        act(Act::Cancel);
        hand.with_value(|hand| hand.down(&event));
    };
    let moved = move |event: PointerEvent| {
        if drag.is_held() {
            hand.with_value(|hand| hand.moved(&event));
        } else if reads && let Some(place) = hand.with_value(|hand| hand.place_to_read(&event)) {
            act(Act::Drag(place));
        }
    };
    view! {
        // The events of the handle arrive here, too.
        <DragSurface
            class="overlay"
            drag
            down=Callback::new(down)
            moved=Callback::new(moved)
            end=Callback::new(move |end| hand.with_value(|hand| hand.finish(end)))
            on:pointerleave=move |_| act(Act::Cancel)
            on:click=move |event| hand.with_value(|hand| hand.clicked(&event))
            on:keydown=move |event| hand.with_value(|hand| hand.escape(&event))
        >
            <Placed class="handle" grip map node_ref=handle />
            {mark}
        </DragSurface>
    }
}

/// A handle with its ranges, its middle where it stands in the plot.
#[component]
fn Placed(
    class: &'static str,
    grip: SharedGrip,
    map: Map,
    #[prop(optional)] node_ref: NodeRef<html::Div>,
) -> impl IntoView {
    let ranges = grip.axes().iter().map(|axis| {
        let (grip, axis) = (Arc::clone(&grip), *axis);
        view! { <AxisRange grip map axis /> }
    });
    let ranges: Vec<_> = ranges.collect();
    let transform = Signal::derive(move || match map.get() {
        None => "scale(0)".into(),
        Some(map) => {
            let (left, top) = position(&map, grip.at());
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
fn AxisRange(grip: SharedGrip, map: Map, axis: Along) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let grip = StoredValue::new(grip);
    let limits = move || limits(&**grip.read_value(), map.get(), axis);
    let end = move |of: fn((f64, f64)) -> f64| Signal::derive(move || decimal::repr(of(limits())));
    let label = Signal::derive(move || grip.read_value().name(axis));
    let value_text = Signal::derive(move || grip.read_value().describe());
    let value = Signal::derive(move || {
        // The limits come before the value: a range holds its value inside them.
        limits();
        decimal::repr(axis.of(grip.read_value().value()))
    });
    // Assistive technology moves a range without keys.
    let on_input = move |event| {
        if let Some(value) = decimal::parse(&event_target_value(&event)) {
            hand::put(&**grip.read_value(), axis, value);
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
            on:keydown=move |event| hand::key(&**grip.read_value(), map, axis, &event)
            on:input=on_input
        />
    }
}
