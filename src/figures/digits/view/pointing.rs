//! The pixel that is looked at follows the pointer.

use super::super::state::Digits;
use super::board::{PixelPoint, StrokeEvent};
use crate::components::state_signal::StateSignal;
use crate::numeric::digits::SIDE;

/// Looks at the pixel at a place.
pub(super) fn look_at(state: StateSignal<Digits>, act: StrokeEvent<'_>) -> bool {
    if let StrokeEvent::Over(place) | StrokeEvent::Press(place) = act {
        point(state, place);
    }
    false
}

/// The pixel that a place is in, if it is on the picture, is the one looked at.
pub(super) fn point(state: StateSignal<Digits>, (x, y): PixelPoint) {
    let side = 0.0..SIDE as f64;
    if side.contains(&x) && side.contains(&y) {
        look(state, y as usize * SIDE + x as usize);
    }
}

pub(super) fn look(state: StateSignal<Digits>, pixel: usize) {
    if state.with_untracked(|digits| digits.tools.pixel != Some(pixel)) {
        state.update(|digits| digits.tools.pixel = Some(pixel));
    }
}
