//! Scenes: the functions that draw a state.

use crate::components::guesses::PlottedFields;
use crate::components::state_signal::StateSignal;
use crate::plot::palette::Palette;
use crate::plot::pen::{DrawResult, Pen};
use crate::plot::viewport::{Size, Viewport};

/// The functions that draw a state.
pub struct Scene<S> {
    /// The map between data and pixels for a canvas of this size.
    pub viewport: fn(&S, Size) -> Viewport,
    /// A key of everything, apart from map and colours, that the static layer depends on.
    pub key: fn(&S) -> String,
    /// Draws the static layer.
    pub static_layer: Draw<S>,
    /// Draws the dynamic layer.
    pub dynamic_layer: Draw<S>,
    /// The fields of the state along the axes, which readers can predict.
    pub fields: PlottedFields,
}

/// Draws a state on a canvas.
pub type Draw<S> = fn(&S, &mut Pen<'_>, &Viewport, &Palette) -> DrawResult;

/// A state with a scene, without the state's type.
pub trait Paint {
    /// Subscribes to changes of the state.
    fn track(&self);
    /// The map for a canvas of this size, and the key of the static layer.
    fn map(&self, size: Size) -> (Viewport, String);
    /// Draws the static layer.
    fn static_layer(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette);
    /// Draws the dynamic layer.
    fn dynamic_layer(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette);
    /// The fields of the state along the axes.
    fn fields(&self) -> PlottedFields;
}

// The results are dropped: the canvas backend returns no errors.
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
    fn fields(&self) -> PlottedFields {
        self.1.fields
    }
}
