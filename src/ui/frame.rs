//! What stands around every figure: its place on the page, its colours, its messages.
//!
//! ```text
//!            mount                 on the screen
//!  (element) ─────► off screen ◄──────────────────► on screen ──┐ plays, draws
//!                       │        off the screen        │        │ once a frame
//!                       └──────────► gone ◄────────────┘ ◄──────┘
//!                                  unmount: frames, observers and listeners end with it
//! ```

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::dom::{El, Place, Text, Ui};
use super::embed::{Embedding, embed};
use super::field::complaints;
use super::model::Model;
use super::observe::{observe_media, observe_screen};
use super::print::{is_printing, observe_print};
use super::theme::theme_probe;
use super::voice::Voice;
use crate::plot::palette::Palette;

/// The parts of a figure.
pub struct Parts {
    /// The plots.
    pub picture: Vec<El>,
    /// Beside the picture, or below it.
    pub controls: Vec<El>,
    /// Below the picture, or below the controls.
    pub more: Vec<El>,
}

/// Builds the view of a figure in a container.
pub type Build<S> = fn(&HtmlElement, Model<S>) -> AnyView;

/// Builds a figure called `name` in `container`.
pub fn frame<S: Default>(
    container: &HtmlElement,
    model: Model<S>,
    name: &str,
    parts: fn(&Ui, Model<S>) -> Parts,
) -> AnyView {
    let build = move |ui: &Ui| parts(ui, model);
    frame_erased(
        container,
        model.voice(),
        model.any().style(),
        name,
        &build,
        Box::new(move || model.any().embedding()),
    );
    ().into_any()
}

fn frame_erased(
    container: &HtmlElement,
    voice: Voice,
    (theme, hide): (Text, Text),
    name: &str,
    parts: &dyn Fn(&Ui) -> Parts,
    embedding: Box<dyn Fn() -> Embedding>,
) {
    let ui = Ui::new(
        Place {
            palette: Palette::LIGHT,
            on_screen: false,
            calm: false,
        },
        voice,
    );
    let place = ui.place;
    let calm = observe_media("(prefers-reduced-motion: reduce)", move |calm| {
        place.update(|place| place.calm = calm);
    });
    place.update(|place| place.calm = calm);

    let Parts {
        picture,
        controls,
        mut more,
    } = parts(&ui);
    let root = ui.el("div").class("figure");
    more.push(embed(&ui, root.node(), embedding));
    let (probe, look) = theme_probe(&ui);
    let layout = ui
        .el("div")
        .class("layout")
        .child(ui.el("div").class("picture").children(picture))
        .child(ui.el("div").class("controls").children(controls))
        .child(ui.el("div").class("controls more").children(more));
    let said = ui
        .el("p")
        .class("said")
        .attr("aria-live", "polite")
        .live_text(Box::new(move || voice.with(|said| said.aloud.clone())));
    let root = root
        .attr("role", "group")
        .attr("aria-label", name)
        .live_attr("data-theme", theme)
        .live_attr("data-hide", hide)
        .child(probe)
        .child(layout)
        .child(complaints(&ui, voice))
        .child(said);
    let is_seen = Rc::new(Cell::new(false));
    let seen = Rc::clone(&is_seen);
    observe_screen(root.node(), move |on_screen| {
        seen.set(on_screen);
        place.update(|place| place.on_screen = on_screen || is_printing());
    });
    // A container takes any element.
    let _ = container.append_child(root.node());
    ui.start();
    look();
    observe_print(move |printing| {
        place.update(|place| {
            place.on_screen = printing || is_seen.get();
            if printing {
                place.palette = Palette::LIGHT;
            }
        });
        if !printing {
            look();
        }
        ui.refresh();
    });
}
