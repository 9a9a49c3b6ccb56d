//! How a state is drawn.

use crate::components::state_signal::StateSignal;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen};
use crate::plot::viewport::{Size, Viewport};

/// How a state is drawn.
pub struct Scene<S> {
    /// The map for a canvas of a size.
    pub viewport: fn(&S, Size) -> Viewport,
    /// What the ground depends on beside the map and the colours.
    pub key: fn(&S) -> String,
    /// What stays.
    pub static_layer: Draw<S>,
    /// What moves.
    pub dynamic_layer: Draw<S>,
}

/// Draws a state on a canvas.
pub type Draw<S> = fn(&S, &mut Pen<'_>, &Viewport, &Palette) -> DrawResult;

/// A state with a scene, whatever the state is.
pub trait Paint {
    /// Calls again what calls this whenever the state changes.
    fn track(&self);
    /// The map for a canvas of a size, and the ground's key.
    fn map(&self, size: Size) -> (Viewport, String);
    /// Draws what stays.
    fn static_layer(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette);
    /// Draws what moves.
    fn dynamic_layer(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette);
}

// Drawing on a canvas has no errors to show: a canvas takes all.
impl<S> Paint for (StateSignal<S>, Scene<S>) {
    fn track(&self) {
        self.0.track();
    }

    fn map(&self, size: Size) -> (Viewport, String) {
        let (state, scene) = self;
        state.with_untracked(|state| ((scene.viewport)(state, size), (scene.key)(state)))
    }

    fn static_layer(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) {
        let (state, scene) = self;
        let _ = state.with_untracked(|state| (scene.static_layer)(state, pen, map, palette));
    }

    fn dynamic_layer(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) {
        let (state, scene) = self;
        let _ = state.with_untracked(|state| (scene.dynamic_layer)(state, pen, map, palette));
    }
}
