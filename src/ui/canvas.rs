//! plotters on a canvas: the one place that names its `CanvasBackend`.
//!
//! plotters-canvas knows nothing of the device pixel ratio, draws at whole pixels, and measures
//! text with an element that it puts into the host's document. [`Canvas`] mends all three: it
//! reports a size [`SUBPIXELS`] times larger, scales the context down by as much and up by the
//! ratio, and measures with the context itself.

use std::cell::RefCell;
use std::collections::HashMap;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::plot::pen::SUBPIXELS;
use crate::plot::viewport::Size;

/// A canvas as a backend for a [`Pen`](crate::plot::pen::Pen).
pub struct Canvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    widths: RefCell<HashMap<(String, u32), u32>>,
}

type Fault = DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>;

impl Canvas {
    /// The canvas of an element; none where the browser gives no context.
    #[must_use]
    pub fn new(element: &HtmlCanvasElement) -> Option<Self> {
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self {
            backend: CanvasBackend::with_canvas_object(element.clone())?,
            context,
            size: (0, 0),
            widths: RefCell::default(),
        })
    }

    /// Clears the canvas and fits its pixels to a size on screen, in CSS pixels, at so many
    /// device pixels for one of CSS.
    pub fn begin(&mut self, size: Size, device_pixel_ratio: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a canvas is a few thousand pixels wide"
        )]
        let whole = |side: f64| side.round().max(1.0) as u32;
        let subpixels = f64::from(SUBPIXELS);
        let Some(element) = self.context.canvas() else {
            return;
        };
        let device = [size.width, size.height].map(|side| whole(side * device_pixel_ratio));
        self.size = (
            whole(size.width * subpixels),
            whole(size.height * subpixels),
        );
        if [element.width(), element.height()] != device {
            element.set_width(device[0]);
            element.set_height(device[1]);
        }
        let scale = device_pixel_ratio / subpixels;
        // Neither call fails with finite numbers.
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let [width, height] = device.map(f64::from);
        self.context.clear_rect(0.0, 0.0, width, height);
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Result<(), Fault> {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), Fault> {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Result<(), Fault> {
        self.backend.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), Fault> {
        self.backend.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), Fault> {
        self.backend
            .draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Fault> {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), Fault> {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), Fault> {
        self.backend.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<(), Fault> {
        self.backend.draw_text(text, style, at)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), Fault> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "text is a few thousand subpixels wide"
        )]
        let height = style.size() as u32;
        let mut widths = self.widths.borrow_mut();
        let width = *widths.entry((text.into(), height)).or_insert_with(|| {
            let family = style.family();
            self.context
                .set_font(&format!("{height}px {}", family.as_str()));
            let measured = self.context.measure_text(text);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "text is a few thousand subpixels wide"
            )]
            measured.map_or(0, |metrics| metrics.width().ceil() as u32)
        });
        Ok((width, height))
    }
}
