//! What all parts of a figure share.

use leptos::prelude::*;

use super::messages::Messages;
use crate::plot::palette::Palette;

/// The place that a figure stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surroundings {
    /// The colours in force.
    pub palette: Palette,
    /// Whether any of the figure is on the screen.
    pub on_screen: bool,
    /// Whether the reader asked for less motion.
    pub reduced_motion: bool,
}

/// What all parts of a figure share; the figure's frame provides it.
#[derive(Clone, Copy)]
pub struct FigureContext {
    /// The place that the figure stands in.
    pub surroundings: RwSignal<Surroundings>,
    /// What the figure has to say.
    pub messages: Messages,
}

impl FigureContext {
    /// The context of the figure around; of a part that stands alone, one of its own.
    #[must_use]
    pub fn get() -> Self {
        use_context().unwrap_or_else(|| {
            let alone = Self {
                surroundings: RwSignal::new(Surroundings {
                    palette: Palette::LIGHT,
                    on_screen: true,
                    reduced_motion: false,
                }),
                messages: Messages::default(),
            };
            provide_context(alone);
            alone
        })
    }
}
