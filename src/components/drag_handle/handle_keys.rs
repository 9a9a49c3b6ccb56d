//! Moving a handle by keys.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::target::{BOTH, DragAxis, DragTarget, HandleAction, limits};
use crate::components::keys::is_command;
use crate::components::plot_canvas::Map;
use crate::numeric::decimal::round_significant;

/// The distance that an arrow key moves the value: a fortieth of the limits' distance, rounded to one
/// significant digit.
fn key_step((low, high): (f64, f64)) -> f64 {
    const STEPS: f64 = 40.0;
    round_significant((high - low) / STEPS, 1)
}

/// The value after a key press; `None` if the key does not move a handle.
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

/// Handles a key press on the range input of an axis.
pub(super) fn key(target: &dyn DragTarget, map: Map, axis: DragAxis, event: &KeyboardEvent) {
    if is_command(event) {
        return;
    }
    let key = event.key();
    let sideways = match key.as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => 0,
    };
    if sideways != 0 && axis == DragAxis::Y && target.chooses() {
        event.prevent_default();
        return target.act(HandleAction::Next(sideways));
    }
    let axis = match key.as_str() {
        _ if target.axes().len() < BOTH.len() => axis,
        "ArrowLeft" | "ArrowRight" => DragAxis::X,
        "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" => DragAxis::Y,
        _ => axis,
    };
    let (now, limits) = untrack(|| {
        (
            axis.of(target.value()),
            limits(target, map.get_untracked(), axis),
        )
    });
    if let Some(value) = key_value(&key, event.shift_key(), now, limits) {
        event.prevent_default();
        set_along(target, axis, value);
    }
}

/// Moves a handle to a value along an axis.
pub(super) fn set_along(target: &dyn DragTarget, axis: DragAxis, value: f64) {
    let data_at = untrack(|| target.value());
    target.act(HandleAction::Drag(axis.set_along(data_at, value)));
}
