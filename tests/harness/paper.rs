//! What a browser prints.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use serde_json::json;

use crate::{Engine, Window};

/// A printed sheet of paper: red, green and blue of each pixel.
pub struct Sheet(Vec<[u8; 3]>);

impl Sheet {
    /// The number of pixels that have about this colour.
    #[must_use]
    pub fn count(&self, colour: [u8; 3]) -> usize {
        const NEAR: u8 = 24;
        let is_near = |pixel: &&[u8; 3]| {
            let mut pairs = pixel.iter().zip(colour);
            pairs.all(|(a, b)| a.abs_diff(b) <= NEAR)
        };
        self.0.iter().filter(is_near).count()
    }
}

impl Window {
    /// The page on paper, with two pixels to a point of 1/72 inch.
    ///
    /// # Panics
    ///
    /// Panics when the browser prints nothing that can be read.
    pub async fn printed(&self) -> Vec<Sheet> {
        self.only(Engine::Chromium, "tells no page that a driver prints it");
        let answer = self.command("print", json!({})).await;
        let bytes = BASE64_STANDARD.decode(answer.as_str().expect("a text"));
        let pdf = Pdf::new(bytes.expect("base64")).expect("a document");
        let cache = RenderCache::new();
        let interpreter = InterpreterSettings::default();
        let settings = PixmapSettings {
            x_scale: 2.0,
            y_scale: 2.0,
            bg_color: WHITE,
        };
        let sheet = |page| {
            let picture = render(
                page,
                &cache,
                &interpreter,
                &RenderSettings::default(),
                &settings,
            );
            Sheet(
                picture
                    .data()
                    .iter()
                    .map(|pixel| [pixel.r, pixel.g, pixel.b])
                    .collect(),
            )
        };
        pdf.pages().iter().map(sheet).collect()
    }
}
