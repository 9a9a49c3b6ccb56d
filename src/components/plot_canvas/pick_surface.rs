//! The surface over a plot on which a prediction is picked.

use leptos::html;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::components::context::FigureContext;
use crate::components::guesses::PlottedFields;
use crate::components::hooks::{show, watch};
use crate::components::pointer_drag::pixel_at;
use crate::numeric::decimal::round_significant;
use crate::plot::viewport::Viewport;

/// A surface over the plot while a prediction of what it shows is to be picked: a click gives its place.
#[component]
pub fn PickSurface(
    /// The fields of the state along the axes.
    fields: PlottedFields,
    /// The map of the plot.
    map: RwSignal<Option<Viewport>>,
    /// The plot.
    stage: NodeRef<html::Div>,
) -> impl IntoView {
    let pick = FigureContext::get().guesses.pick;
    let is_here = move || {
        pick.with(|pick| {
            let pick = pick.as_ref();
            pick.is_some_and(|pick| fields.values(&pick.field, (0.0, 0.0)).is_some())
        })
    };
    // The button that asks for a click may be far from the plot.
    watch(move || {
        if is_here()
            && let Some(stage) = stage.get_untracked()
        {
            show(&stage);
        }
    });
    let click = move |event: MouseEvent| {
        let at = stage
            .get_untracked()
            .and_then(|stage| pixel_at(&stage, &event));
        let Some(((left, top), map)) = at.zip(map.get_untracked()) else {
            return;
        };
        let (x, y) = map.data_from_pixel(left, top);
        // About the resolution of a pixel.
        let at = (round_significant(x, 3), round_significant(y, 3));
        let picked = pick.get_untracked().and_then(|pick| {
            let values = fields.values(&pick.field, at)?;
            Some((pick.picked, values))
        });
        if let Some((picked, values)) = picked {
            picked.run(values);
        }
    };
    view! {
        <Show when=is_here>
            <div class="pick" on:click=click />
        </Show>
    }
}
