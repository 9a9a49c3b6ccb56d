//! What stands around every figure: its place on the page, its colours, its messages.
//!
//! ```text
//!            mount                 on the screen
//!  (element) ─────► off screen ◄──────────────────► on screen ──┐ plays, draws
//!                       │        off the screen        │        │ once a frame
//!                       └──────────► gone ◄────────────┘ ◄──────┘
//!                                  unmount: frames, observers and listeners end with it
//! ```

use leptos::html;
use leptos::prelude::*;

use super::field::complaints;
use super::model::Model;
use super::observe::{observe_screen, use_media};
use super::plot_canvas::Place;
use super::theme::theme_probe;
use crate::plot::palette::Palette;

/// A figure called `name`: the picture, and the controls beside or below it, made for the place
/// they stand in.
pub fn frame<S>(
    model: Model<S>,
    name: &'static str,
    parts: impl FnOnce(Place) -> (AnyView, AnyView),
) -> AnyView {
    let place = Place {
        palette: RwSignal::new(Palette::LIGHT),
        on_screen: RwSignal::new(false),
        calm: use_media("(prefers-reduced-motion: reduce)"),
    };
    let (picture, controls) = parts(place);
    let (theme, hide) = model.look();
    let voice = model.voice();
    let root = NodeRef::<html::Section>::new();
    Effect::new(move || {
        if let Some(root) = root.get() {
            observe_screen(&root, place.on_screen);
        }
    });
    view! {
        <section class="figure" node_ref=root aria-label=name data-theme=theme data-hide=hide>
            {theme_probe(place.palette, theme)}
            <div class="layout">
                <div class="picture">{picture}</div>
                <div class="controls">{controls}</div>
            </div>
            {complaints(voice)}
            <p class="said" aria-live="polite">{voice.said}</p>
        </section>
    }
    .into_any()
}
