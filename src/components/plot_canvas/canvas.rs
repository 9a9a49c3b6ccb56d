//! A canvas, drawn on by the backend of plotters-canvas.
//!
//! That backend draws on the element's own context, in integer coordinates, and ignores the device
//! pixel ratio, but it leaves the transform of the context as it is. So the element gets as many
//! pixels as the screen has there, and the transform maps the coordinates of a [`Pen`] to them.

use leptos::prelude::{document, window};
use plotters_backend::BackendCoord;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::plot::pen::{Bitmap, Pen, SUBPIXELS, Surface};
use crate::plot::viewport::Size;

/// A canvas for a [`Pen`].
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    backend: CanvasBackend,
    font_family: String,
}

impl Canvas {
    /// The canvas of an element; `None` if the browser provides no context.
    #[must_use]
    pub fn new(element: &HtmlCanvasElement) -> Option<Self> {
        Some(Self {
            element: element.clone(),
            context: context(element)?,
            backend: CanvasBackend::with_canvas_object(element.clone())?,
            font_family: String::new(),
        })
    }

    /// Clears the canvas, resizes it for a size in CSS pixels and a device pixel ratio, and returns a
    /// pen on it.
    pub fn begin(&mut self, size: Size, device_pixel_ratio: f64) -> Pen<'_> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a canvas is a few thousand pixels wide"
        )]
        let device = [size.width, size.height]
            .map(|side| (side * device_pixel_ratio).round().max(1.0) as u32);
        if [self.element.width(), self.element.height()] != device {
            self.element.set_width(device[0]);
            self.element.set_height(device[1]);
            self.font_family = font_family(&self.element).unwrap_or_default();
        }
        let scale = device_pixel_ratio / f64::from(SUBPIXELS);
        // Neither call fails with finite numbers.
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let [width, height] = device.map(f64::from);
        self.context.clear_rect(0.0, 0.0, width, height);
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
        Pen::new(self, size)
    }

    /// Draws the bitmap as one image, scaled and smoothed by the browser: plotters-canvas would draw
    /// a rectangle for each of its pixels.
    fn draw_image(
        &self,
        [(left, top), (right, bottom)]: [BackendCoord; 2],
        bitmap: &Bitmap,
    ) -> Option<()> {
        let pixels = bitmap.colors.iter();
        let bytes: Vec<u8> = pixels
            .flat_map(|color| [color.0, color.1, color.2, u8::MAX])
            .collect();
        let columns = u32::try_from(bitmap.columns).ok()?;
        let image = ImageData::new_with_u8_clamped_array(Clamped(&bytes), columns).ok()?;
        let source: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
        source.set_width(columns);
        source.set_height(image.height());
        context(&source)?.put_image_data(&image, 0.0, 0.0).ok()?;
        let drawn = self
            .context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &source,
                0.5,
                0.5,
                f64::from(columns) - 1.0,
                f64::from(image.height()) - 1.0,
                f64::from(left),
                f64::from(top),
                f64::from(right - left),
                f64::from(bottom - top),
            );
        drawn.ok()
    }
}

impl Surface for Canvas {
    type Backend = CanvasBackend;

    fn backend(&mut self) -> &mut CanvasBackend {
        &mut self.backend
    }

    fn font_family(&self) -> &str {
        &self.font_family
    }

    fn bitmap(&mut self, corners: [BackendCoord; 2], bitmap: &Bitmap) {
        // If the browser provides no second canvas, the plot has the contour lines alone.
        let _ = self.draw_image(corners, bitmap);
    }
}

pub(crate) fn context(element: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    Some(element.get_context("2d").ok()??.unchecked_into())
}

/// The computed `font-family` of an element.
fn font_family(element: &HtmlCanvasElement) -> Option<String> {
    let style = window().get_computed_style(element).ok()??;
    style.get_property_value("font-family").ok()
}
