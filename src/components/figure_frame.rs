//! The frame of every figure: its visibility on the page, its colours, its messages, its layout.
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
use leptos_use_intersection_observer::use_intersection_observer;
use leptos_use_media_query::use_media_query;
use web_sys::DragEvent;

use super::announcer::Announcer;
use super::any_state::AnyState;
use super::context::FigureContext;
use super::context::Surroundings;
use super::embed_panel::EmbedPanel;
use super::hooks::watch;
use super::print::{is_printing, observe_print};
use super::setting_errors::SettingErrors;
use super::state_signal::StateSignal;
use super::theme_probe::ThemeProbe;
use crate::plot::palette::Palette;

/// Builds the view of a figure.
pub type Build<S> = fn(StateSignal<S>) -> AnyView;

/// The plots.
#[slot]
pub struct Picture {
    /// Called with the event when something is dropped on the plots.
    #[prop(optional)]
    dropped: Option<Callback<DragEvent>>,
    /// The plots.
    children: Children,
}

/// A figure: plots, controls, the embed panel, setting errors and announcements.
#[component]
pub fn FigureFrame(
    /// Its state, with its settings.
    state: AnyState,
    /// Its accessible name.
    title: &'static str,
    /// The field of the state that a reader would predict; empty if the steps are not those of the state.
    #[prop(into)]
    asked: Signal<&'static str>,
    /// Whether the plots are shown alone, without controls and frame.
    #[prop(optional, into)]
    bare: Signal<bool>,
    /// The plots.
    picture: Picture,
    /// The controls beside the plots, or below them on a narrow page, in order. They are no slot: the
    /// macro writes two of them in any order, and the same sources would give other bytes.
    children: Children,
) -> impl IntoView {
    let surroundings = RwSignal::new(Surroundings {
        palette: Palette::LIGHT,
        on_screen: false,
        reduced_motion: false,
    });
    provide_context(FigureContext {
        surroundings,
        messages: state.messages(),
        guesses: state.guesses(),
    });
    let reduced_motion = use_media_query("(prefers-reduced-motion: reduce)");
    watch(move || {
        surroundings.update(|surroundings| surroundings.reduced_motion = reduced_motion.get())
    });

    let root = NodeRef::<html::Div>::new();
    let is_intersecting = StoredValue::new(false);
    use_intersection_observer(root, move |entries, _| {
        let on_screen = entries.last().is_some_and(|entry| entry.is_intersecting());
        is_intersecting.set_value(on_screen);
        surroundings.update(|surroundings| surroundings.on_screen = on_screen || is_printing());
    });
    let colors = RwSignal::new(());
    observe_print(move |printing| {
        surroundings.update(|surroundings| {
            surroundings.on_screen = printing || is_intersecting.get_value();
            if printing {
                surroundings.palette = Palette::LIGHT;
            }
        });
        if !printing {
            colors.notify();
        }
    });
    let (theme, hide) = state.looks();
    let Picture {
        dropped,
        children: plots,
    } = picture;
    // A browser allows a drop only where the default action of `dragover` is prevented.
    let let_drop = move |event: DragEvent| {
        if dropped.is_some() {
            event.prevent_default();
        }
    };
    let on_drop = move |event: DragEvent| {
        if let Some(dropped) = dropped {
            dropped.run(event);
        }
    };
    view! {
        <div class="figure" role="group" aria-label=title data-theme=theme data-hide=hide data-bare=bare node_ref=root>
            <ThemeProbe again=colors figure=root />
            <div class="layout">
                <div class="picture" on:dragover=let_drop on:drop=on_drop>
                    {plots()}
                </div>
                <div class="controls">{children()} <EmbedPanel state figure=root asked /></div>
            </div>
            <SettingErrors />
            <Announcer />
        </div>
    }
}
