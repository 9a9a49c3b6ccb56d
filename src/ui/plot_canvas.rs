//! A plot: a static canvas, a moving canvas over it, and the handles above both.
//!
//! It draws once per animation frame at most, when something changed, when it has a size and when
//! it is on the screen. The ground is drawn again only when the map, the colours, the pixel ratio
//! or its key changed.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::canvas::Canvas;
use super::dom::{El, Place, Ui};
use super::frame_clock::{NextFrame, Rank};
use super::model::Model;
use super::observe::{observe_pixels, observe_size};
use super::print::is_printing;
use crate::plot::palette::Palette;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::viewport::{Size, Viewport};

/// How a state is drawn.
pub struct Scene<S> {
    /// The map for a canvas of a size.
    pub viewport: fn(&S, Size) -> Viewport,
    /// What the ground depends on beside the map and the colours.
    pub key: fn(&S) -> String,
    /// What stays.
    pub ground: Draw<S>,
    /// What moves.
    pub moving: Draw<S>,
}

/// Draws a state on a canvas.
pub type Draw<S> = fn(&S, &mut Pen<'_>, &Viewport, &Palette) -> Drawn;

/// A state with a scene, whatever the state is.
pub trait Paint {
    /// Calls again what calls this whenever the state changes.
    fn track(&self);
    /// The map for a canvas of a size, and the ground's key.
    fn map(&self, size: Size) -> (Viewport, String);
    /// Draws what stays.
    fn ground(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette);
    /// Draws what moves.
    fn moving(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette);
}

// Drawing on a canvas has no errors to show: a canvas takes all.
impl<S> Paint for (Model<S>, Scene<S>) {
    fn track(&self) {
        self.0.track();
    }

    fn map(&self, size: Size) -> (Viewport, String) {
        let (model, scene) = self;
        model.with_untracked(|state| ((scene.viewport)(state, size), (scene.key)(state)))
    }

    fn ground(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) {
        let (model, scene) = self;
        let _ = model.with_untracked(|state| (scene.ground)(state, pen, map, palette));
    }

    fn moving(&self, pen: &mut Pen<'_>, map: &Viewport, palette: &Palette) {
        let (model, scene) = self;
        let _ = model.with_untracked(|state| (scene.moving)(state, pen, map, palette));
    }
}

/// What the ground was last drawn for.
#[derive(PartialEq)]
struct Ground {
    map: Viewport,
    palette: Palette,
    device_pixel_ratio: f64,
    key: String,
}

pub(crate) struct Layers {
    ground: Canvas,
    moving: Canvas,
    drawn: Option<Ground>,
}

impl Layers {
    pub(crate) fn new(below: &web_sys::HtmlCanvasElement, above: &web_sys::HtmlCanvasElement) -> Option<Self> {
        Some(Self {
            ground: Canvas::new(below)?,
            moving: Canvas::new(above)?,
            drawn: None,
        })
    }

    pub(crate) fn paint(&mut self, scene: &dyn Paint, size: Size, palette: Palette) -> Viewport {
        let device_pixel_ratio = window().device_pixel_ratio();
        let (map, key) = scene.map(size);
        let wanted = Ground {
            map,
            palette,
            device_pixel_ratio,
            key,
        };
        if self.drawn.as_ref() != Some(&wanted) {
            let mut pen = self.ground.begin(size, device_pixel_ratio);
            scene.ground(&mut pen, &map, &palette);
            self.drawn = Some(wanted);
        }
        let mut pen = self.moving.begin(size, device_pixel_ratio);
        scene.moving(&mut pen, &map, &palette);
        map
    }
}

/// The map in force of a plot, once there is one.
pub type Map = Rc<Cell<Option<Viewport>>>;

/// A plot of a scene, with handles above it. It writes the map in force to `map`; `label` says
/// what the picture shows to those who do not see it.
#[must_use]
pub fn plot_canvas(
    ui: &Ui,
    scene: impl Paint + 'static,
    map: &Map,
    label: &str,
    handles: Vec<El>,
) -> El {
    plot_erased(ui, Rc::new(scene), Rc::clone(map), label, handles)
}

fn plot_erased(ui: &Ui, scene: Rc<dyn Paint>, map: Map, label: &str, handles: Vec<El>) -> El {
    let below = ui
        .el("canvas")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("dir", "ltr");
    let above = ui
        .el("canvas")
        .attr("aria-hidden", "true")
        .attr("dir", "ltr");
    let mut layers = Layers::new(below.node().unchecked_ref(), above.node().unchecked_ref());
    let broken = ui
        .el("p")
        .class("broken")
        .text("This browser gives no canvas to draw on; the numbers beside the plot still work.");
    broken.node().set_hidden(layers.is_some());

    let size = Rc::new(Cell::new(None::<Size>));
    let stage = ui.el("div").class("stage");
    let paint = {
        let (ui, scene, size) = (ui.clone(), Rc::clone(&scene), Rc::clone(&size));
        let stage = stage.node().clone();
        NextFrame::of(Rank::Paint, move || {
            let size = size.get().or_else(|| on_paper(&stage));
            if let Some((size, layers)) = size.zip(layers.as_mut()) {
                let Place { palette, .. } = ui.place.get_untracked();
                let now = layers.paint(scene.as_ref(), size, palette);
                if map.replace(Some(now)) != Some(now) {
                    ui.refresh();
                }
            }
        })
    };
    let (place, measured) = (ui.place, Rc::clone(&size));
    let [resized, zoomed] = [paint.clone(), paint.clone()];
    observe_pixels(below.node(), move || zoomed.ask());
    ui.follow(move || {
        scene.track();
        if place.with(|place| place.on_screen) && (size.get().is_some() || is_printing()) {
            paint.ask();
        }
    });
    let stage = stage
        .child(below)
        .child(above)
        .children(handles)
        .child(broken);
    observe_size(stage.node(), move |now| {
        measured.set(now);
        resized.ask();
    });
    stage
}

/// The size of what is printed before anybody has seen it; none while it is not laid out.
pub(crate) fn on_paper(stage: &HtmlElement) -> Option<Size> {
    if !is_printing() {
        return None;
    }
    let [width, height] = [stage.client_width(), stage.client_height()].map(f64::from);
    (width > 0.0 && height > 0.0).then_some(Size { width, height })
}
