//! The two layers of a plot: what stays, drawn again when it has changed, and what moves.

use leptos::prelude::window;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::canvas::Canvas;
use super::scene::Paint;
use crate::components::print::is_printing;
use crate::plot::palette::Palette;
use crate::plot::viewport::{Size, Viewport};

/// What the ground was last drawn for.
#[derive(PartialEq)]
struct Ground {
    map: Viewport,
    palette: Palette,
    device_pixel_ratio: f64,
    key: String,
}

pub(super) struct Layers {
    static_layer: Canvas,
    dynamic_layer: Canvas,
    drawn: Option<Ground>,
}

impl Layers {
    pub(super) fn new(below: &HtmlCanvasElement, above: &HtmlCanvasElement) -> Option<Self> {
        Some(Self {
            static_layer: Canvas::new(below)?,
            dynamic_layer: Canvas::new(above)?,
            drawn: None,
        })
    }

    pub(super) fn paint(&mut self, scene: &dyn Paint, size: Size, palette: Palette) -> Viewport {
        let device_pixel_ratio = window().device_pixel_ratio();
        let (map, key) = scene.map(size);
        let wanted = Ground {
            map,
            palette,
            device_pixel_ratio,
            key,
        };
        if self.drawn.as_ref() != Some(&wanted) {
            let mut pen = self.static_layer.begin(size, device_pixel_ratio);
            scene.static_layer(&mut pen, &map, &palette);
            self.drawn = Some(wanted);
        }
        let mut pen = self.dynamic_layer.begin(size, device_pixel_ratio);
        scene.dynamic_layer(&mut pen, &map, &palette);
        map
    }
}

/// The size of what is printed before anybody has seen it; none while it is not laid out.
pub(super) fn on_paper(stage: &HtmlElement) -> Option<Size> {
    if !is_printing() {
        return None;
    }
    let [width, height] = [stage.client_width(), stage.client_height()].map(f64::from);
    (width > 0.0 && height > 0.0).then_some(Size { width, height })
}
