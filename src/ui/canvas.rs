//! A canvas as a plotters backend.
//!
//! plotters-canvas knows nothing of the device pixel ratio, draws at whole pixels, sets the font
//! anew for each text, which costs a style pass of the page, and prints fractions, with which the
//! standard library brings every reader 5 kB of tables. So this is a backend of our own: it
//! reports a size [`SUBPIXELS`] times larger, scales the context down by as much and up by the
//! ratio, and sets a font when it changes.

use std::convert::Infallible;
use std::f64::consts::TAU;

use leptos::prelude::{document, window};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontTransform,
};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::plot::palette::hex;
use crate::plot::pen::{Bitmap, SUBPIXELS, Surface};
use crate::plot::viewport::Size;

/// A canvas as a backend for a [`Pen`](crate::plot::pen::Pen). Drawing on it has no errors.
pub struct Canvas {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    family: String,
    font: String,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl Canvas {
    /// The canvas of an element; none where the browser gives no context.
    #[must_use]
    pub fn new(element: &HtmlCanvasElement) -> Option<Self> {
        Some(Self {
            context: element.get_context("2d").ok()??.unchecked_into(),
            size: (0, 0),
            family: String::new(),
            font: String::new(),
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
            // A canvas of another size begins with its defaults.
            self.font.clear();
            self.family = family(&element).unwrap_or_default();
        }
        let scale = device_pixel_ratio / subpixels;
        // Neither call fails with finite numbers.
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let [width, height] = device.map(f64::from);
        self.context.clear_rect(0.0, 0.0, width, height);
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // The first of them moves: there is nowhere to come from.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }

    fn stroke(&self, style: &impl BackendStyle) -> Done {
        self.context.set_stroke_style_str(&color(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.context.stroke();
        Ok(())
    }

    fn fill(&self, style: &impl BackendStyle) -> Done {
        self.context.set_fill_style_str(&color(style.color()));
        self.context.fill();
        Ok(())
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, pixel: BackendColor) -> Done {
        self.context.set_fill_style_str(&color(pixel));
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.trace(path);
        self.stroke(style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        self.context.begin_path();
        // Fails for a negative radius alone.
        let _ = self
            .context
            .arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, TAU);
        if fill {
            self.fill(style)
        } else {
            self.stroke(style)
        }
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Done {
        self.trace(corners);
        self.fill(style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Done {
        let context = &self.context;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "letters are a few hundred subpixels high"
        )]
        let size = style.size() as i32;
        let font = format!("{size}px {}", self.family);
        if self.font != font {
            context.set_font(&font);
            self.font = font;
        }
        context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Right => "right",
            HPos::Center => "center",
        });
        context.set_fill_style_str(&color(style.color()));
        // None of these fails with finite numbers.
        let _ = context.translate(f64::from(x), f64::from(y));
        let turn = match style.transform() {
            FontTransform::None => 0.0,
            FontTransform::Rotate90 => 0.25,
            FontTransform::Rotate180 => 0.5,
            FontTransform::Rotate270 => 0.75,
        } * TAU;
        let _ = context.rotate(turn);
        let _ = context.fill_text(text, 0.0, 0.0);
        let _ = context.rotate(-turn);
        let _ = context.translate(-f64::from(x), -f64::from(y));
        Ok(())
    }
}

impl Surface for Canvas {
    fn bitmap(&mut self, corners: [BackendCoord; 2], bitmap: &Bitmap) {
        // Where the browser gives no second canvas there are the lines alone.
        let _ = self.blit(corners, bitmap);
    }
}

impl Canvas {
    /// The bitmap as one image, stretched and smoothed by the browser.
    fn blit(
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
        let sheet: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
        sheet.set_width(columns);
        sheet.set_height(image.height());
        let context: CanvasRenderingContext2d = sheet.get_context("2d").ok()??.unchecked_into();
        context.put_image_data(&image, 0.0, 0.0).ok()?;
        let drawn = self
            .context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &sheet,
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

/// The font that the page has where an element stands.
fn family(element: &HtmlCanvasElement) -> Option<String> {
    let style = window().get_computed_style(element).ok()??;
    style.get_property_value("font-family").ok()
}

/// A colour with its opacity as eight hexadecimal digits.
fn color(color: BackendColor) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an opacity is from 0 to 1"
    )]
    let opacity = (color.alpha * 255.0).round() as u8;
    format!("{}{opacity:02x}", hex(color.rgb))
}
