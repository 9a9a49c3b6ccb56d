//! A pen over a plotters backend, in CSS pixels with fractions.
//!
//! plotters' coordinates are integers. So that curves have no steps and points do not jitter, the pen
//! multiplies coordinates, lengths, widths and font sizes by [`SUBPIXELS`], and the surface scales the
//! picture down. The size of the backend is not used, because it may be in other units.

mod coordinates;
mod style;
mod surface;

pub use coordinates::{Pixel, SUBPIXELS};
pub use style::{Bitmap, Lettering, Stroke};
pub use surface::{DrawResult, Refused, Surface};

use coordinates::{coordinate, length};
use plotters::style::text_anchor::Pos;
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, TextStyle};
use surface::ErasedSurface;

use super::viewport::Size;

/// Draws on a surface in CSS pixels.
pub struct Pen<'s> {
    surface: &'s mut dyn ErasedSurface,
    size: Size,
    font_family: String,
}

impl<'s> Pen<'s> {
    /// A pen on a surface of this size, which shows [`SUBPIXELS`] coordinates of its backend as one
    /// CSS pixel.
    pub fn new(surface: &'s mut impl Surface, size: Size) -> Self {
        Self {
            font_family: surface.font_family().to_owned(),
            surface,
            size,
        }
    }

    /// The size of the surface, in CSS pixels.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// A line through these pixels.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn line(&mut self, points: &[Pixel], stroke: Stroke) -> DrawResult {
        if points.len() < 2 {
            return Ok(());
        }
        let path: Vec<_> = points.iter().copied().map(coordinate).collect();
        self.surface.path(&path, stroke.style())
    }

    /// A horizontal or vertical line of one pixel, aligned to a row or a column of pixels, so that it is
    /// sharp.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn hairline(&mut self, from: Pixel, to: Pixel, color: RGBColor) -> DrawResult {
        let middle = |(x, y): Pixel| (x.floor() + 0.5, y.floor() + 0.5);
        self.line(&[middle(from), middle(to)], Stroke::new(color, 1.0))
    }

    /// A filled polygon with these corners.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn polygon(&mut self, corners: &[Pixel], color: RGBColor, opacity: f64) -> DrawResult {
        let path: Vec<_> = corners.iter().copied().map(coordinate).collect();
        self.surface.polygon(&path, color.mix(opacity).filled())
    }

    /// A filled circle.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn disc(&mut self, center: Pixel, radius: f64, color: RGBColor) -> DrawResult {
        self.surface
            .disc(coordinate(center), length(radius), color.filled())
    }

    /// A filled diamond, `radius` from the centre to a corner.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn diamond(&mut self, (x, y): Pixel, radius: f64, color: RGBColor) -> DrawResult {
        let corners = [
            (x, y - radius),
            (x + radius, y),
            (x, y + radius),
            (x - radius, y),
        ];
        self.polygon(&corners, color, 1.0)
    }

    /// An arrow; one shorter than its head is drawn as a line.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn arrow(&mut self, from: Pixel, to: Pixel, stroke: Stroke) -> DrawResult {
        let neck = self.arrow_head(from, to, stroke)?;
        self.line(&[from, neck], stroke)
    }

    /// The head of an arrow alone; returns the pixel where its shaft ends.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn arrow_head(&mut self, from: Pixel, to: Pixel, stroke: Stroke) -> Result<Pixel, Refused> {
        let head = 3.0 + 2.0 * stroke.width;
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let long = dx.hypot(dy);
        if long < head {
            return Ok(to);
        }
        let (ux, uy) = (dx / long, dy / long);
        let neck = (to.0 - ux * head, to.1 - uy * head);
        let half = head * 0.5;
        let corners = [
            to,
            (neck.0 - uy * half, neck.1 + ux * half),
            (neck.0 + uy * half, neck.1 - ux * half),
        ];
        self.polygon(&corners, stroke.color, stroke.opacity)?;
        Ok(neck)
    }

    /// A bitmap between two corners: the upper left and the lower right.
    pub fn bitmap(&mut self, corners: [Pixel; 2], bitmap: &Bitmap) {
        self.surface.bitmap(corners.map(coordinate), bitmap);
    }

    /// A line of text.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn text(&mut self, text: &str, at: Pixel, lettering: &Lettering) -> DrawResult {
        let turn = if lettering.upwards {
            FontTransform::Rotate270
        } else {
            FontTransform::None
        };
        let font = FontDesc::new(
            FontFamily::Name(&self.font_family),
            lettering.size * f64::from(SUBPIXELS),
            FontStyle::Normal,
        )
        .transform(turn);
        let style = TextStyle::from(font)
            .color(&lettering.color)
            .pos(Pos::new(lettering.across, lettering.down));
        self.surface.text(text, &style, coordinate(at))
    }
}
