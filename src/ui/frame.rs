//! What stands around every figure: its place on the page, its colours, its messages.
//!
//! ```text
//!            mount                 near the screen
//!  (element) ─────► off screen ◄──────────────────► on screen ──┐ plays, draws
//!                       │        away from the screen  │        │ once a frame
//!                       └──────────► gone ◄────────────┘ ◄──────┘
//!                                  unmount: frames, observers and listeners end with it
//! ```

use leptos::html;
use leptos::prelude::*;
use leptos_use_intersection_observer::use_intersection_observer;
use leptos_use_media_query::use_media_query;

use super::field::Complaints;
use super::model::Model;
use super::plot_canvas::Place;
use super::theme::ThemeProbe;
use crate::plot::palette::Palette;

/// What a figure's parts need to know of the place they stand in.
#[derive(Clone, Copy)]
pub struct Stand {
    /// For the plots.
    pub place: Place,
    /// Whether the reader asked for less motion.
    pub calm: Signal<bool>,
}

/// A figure: the picture, the controls beside or below it, complaints, and what is said aloud.
#[component]
pub fn Frame<S, P, C, PV, CV>(
    /// The state.
    model: Model<S>,
    /// The figure's name, for those who hear it.
    name: &'static str,
    /// The plots.
    picture: P,
    /// The controls.
    controls: C,
) -> impl IntoView
where
    S: 'static,
    P: FnOnce(Stand) -> PV,
    C: FnOnce(Stand) -> CV,
    PV: IntoView,
    CV: IntoView,
{
    let root = NodeRef::<html::Section>::new();
    let palette = RwSignal::new(Palette::LIGHT);
    let (on_screen, set_on_screen) = signal(false);
    use_intersection_observer(root, move |entries, _| {
        if let Some(entry) = entries.last() {
            set_on_screen.set(entry.is_intersecting());
        }
    });
    let stand = Stand {
        place: Place {
            palette,
            on_screen: on_screen.into(),
        },
        calm: use_media_query("(prefers-reduced-motion: reduce)"),
    };
    let theme = Memo::new(move |_| model.with_shown(|shown| shown.theme.name()));
    view! {
        <section class="figure" node_ref=root aria-label=name data-theme=move || theme.get()>
            <ThemeProbe palette theme />
            <div class="layout">
                <div class="picture">{picture(stand)}</div>
                <div class="controls">{controls(stand)}</div>
            </div>
            <Complaints model />
            <p class="said" aria-live="polite">{move || model.said().get()}</p>
        </section>
    }
}
