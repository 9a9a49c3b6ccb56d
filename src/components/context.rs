//! The context that all parts of a figure share: surroundings and messages.

use leptos::prelude::*;

use super::guesses::Guesses;
use super::messages::Messages;
use crate::plot::palette::Palette;

/// The surroundings of a figure on its page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surroundings {
    /// The colours in force.
    pub palette: Palette,
    /// Whether any of the figure is on the screen.
    pub on_screen: bool,
    /// Whether the reader prefers reduced motion.
    pub reduced_motion: bool,
}

/// The context that all parts of a figure share; the figure's frame provides it.
#[derive(Clone, Copy)]
pub struct FigureContext {
    /// The surroundings of the figure on its page.
    pub surroundings: RwSignal<Surroundings>,
    /// The setting errors and the announcement of the figure.
    pub messages: Messages,
    /// What readers predicted of the figure.
    pub guesses: Guesses,
}

impl FigureContext {
    /// The context of the enclosing figure. A component used alone gets a new one: light colours, on
    /// the screen, full motion.
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
                guesses: Guesses::default(),
            };
            provide_context(alone);
            alone
        })
    }
}
