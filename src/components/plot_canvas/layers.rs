//! The two layers of a plot: a static one, redrawn only when its inputs change, and a dynamic one,
//! redrawn in every frame.

use leptos::prelude::window;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::canvas::Canvas;
use super::scene::Paint;
use crate::components::print::is_printing;
use crate::plot::guess::{self, Guess};
use crate::plot::palette::Palette;
use crate::plot::viewport::{Size, Viewport};

/// The inputs for which the static layer was last drawn.
#[derive(PartialEq)]
struct StaticInputs {
    map: Viewport,
    palette: Palette,
    device_pixel_ratio: f64,
    key: String,
}

pub(super) struct Layers {
    static_layer: Canvas,
    dynamic_layer: Canvas,
    drawn: Option<StaticInputs>,
}

impl Layers {
    pub(super) fn new(below: &HtmlCanvasElement, above: &HtmlCanvasElement) -> Option<Self> {
        Some(Self {
            static_layer: Canvas::new(below)?,
            dynamic_layer: Canvas::new(above)?,
            drawn: None,
        })
    }

    /// Draws the static layer anew at the next call of [`paint`](Self::paint).
    pub(super) fn forget(&mut self) {
        self.drawn = None;
    }

    pub(super) fn paint(
        &mut self,
        scene: &dyn Paint,
        guesses: &[Guess],
        size: Size,
        palette: Palette,
    ) -> Viewport {
        let device_pixel_ratio = window().device_pixel_ratio();
        let (map, key) = scene.map(size);
        let inputs = StaticInputs {
            map,
            palette,
            device_pixel_ratio,
            key,
        };
        if self.drawn.as_ref() != Some(&inputs) {
            let mut pen = self.static_layer.begin(size, device_pixel_ratio);
            scene.static_layer(&mut pen, &map, &palette);
            self.drawn = Some(inputs);
        }
        let mut pen = self.dynamic_layer.begin(size, device_pixel_ratio);
        scene.dynamic_layer(&mut pen, &map, &palette);
        for guess in guesses {
            // The canvas backend returns no errors.
            let _ = guess::draw(&mut pen, &map, &palette, *guess);
        }
        map
    }
}

/// The size of a stage that is printed before it was ever on the screen; `None` if the page is not
/// being printed or the stage is not laid out.
pub(super) fn on_paper(stage: &HtmlElement) -> Option<Size> {
    if !is_printing() {
        return None;
    }
    let [width, height] = [stage.client_width(), stage.client_height()].map(f64::from);
    (width > 0.0 && height > 0.0).then_some(Size { width, height })
}
