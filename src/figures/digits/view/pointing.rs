//! Pointing at a pixel with the pointer.

use super::super::state::Digits;
use super::board::{PixelPoint, StrokeEvent};
use crate::components::state_signal::StateSignal;
use crate::numeric::digits::SIDE;

/// Handles events of the pointer by pointing at the pixel under it; begins no stroke.
pub(super) fn on_picture(state: StateSignal<Digits>, act: StrokeEvent<'_>) -> bool {
    if let StrokeEvent::Over(at) | StrokeEvent::Press(at) = act {
        point(state, at);
    }
    false
}

/// Points at the pixel at a point; a point outside the picture changes nothing.
pub(super) fn point(state: StateSignal<Digits>, (x, y): PixelPoint) {
    let side = 0.0..SIDE as f64;
    if side.contains(&x) && side.contains(&y) {
        set_pixel(state, y as usize * SIDE + x as usize);
    }
}

/// Points at a pixel.
pub(super) fn set_pixel(state: StateSignal<Digits>, pixel: usize) {
    if state.with_untracked(|digits| digits.tools.pixel != Some(pixel)) {
        state.update(|digits| digits.tools.pixel = Some(pixel));
    }
}
