//! What all parts of a figure share.

use leptos::prelude::*;

use crate::plot::palette::Palette;
use crate::ui::dom::Place;
use crate::ui::voice::Voice;

/// What all parts of a figure share; the figure's frame provides it.
#[derive(Clone, Copy)]
pub struct FigureContext {
    /// The place that the figure stands in.
    pub place: RwSignal<Place>,
    /// What the figure has to say.
    pub voice: Voice,
}

impl FigureContext {
    /// The context of the figure around; of a part that stands alone, one of its own.
    #[must_use]
    pub fn get() -> Self {
        use_context().unwrap_or_else(|| {
            let alone = Self {
                place: RwSignal::new(Place {
                    palette: Palette::LIGHT,
                    on_screen: true,
                    calm: false,
                }),
                voice: Voice::default(),
            };
            provide_context(alone);
            alone
        })
    }
}
