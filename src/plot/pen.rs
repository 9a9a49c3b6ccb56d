//! A pen over a plotters backend, in CSS pixels with fractions.
//!
//! plotters' coordinates are whole numbers. So that curves have no stairs and points do not
//! jitter, the coordinates here are [`SUBPIXELS`] times as large as what is shown, in each
//! direction, and what shows them scales them down by as much. The pen does the multiplication,
//! for lengths, widths and text alike. No backend is asked for its size: it may count in other
//! units.

use std::error::Error;
use std::fmt;

use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle,
};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::viewport::Size;

/// The coordinates of a backend in one CSS pixel.
pub const SUBPIXELS: u32 = 16;

/// A backend refused to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the backend refused to draw")
    }
}

impl Error for Refused {}

/// What drawing on a backend returns.
pub type Drawn = Result<(), Refused>;

/// A pixel: right, down.
pub type Pixel = (f64, f64);

/// A colour with an opacity, and a width in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    color: RGBColor,
    opacity: f64,
    width: f64,
}

impl Stroke {
    /// An opaque stroke.
    #[must_use]
    pub fn new(color: RGBColor, width: f64) -> Self {
        Self {
            color,
            opacity: 1.0,
            width,
        }
    }

    /// The same stroke, seen through: 0 is invisible, 1 opaque.
    #[must_use]
    pub fn opacity(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    fn style(&self) -> ShapeStyle {
        ShapeStyle {
            color: self.color.mix(self.opacity),
            filled: false,
            stroke_width: length(self.width),
        }
    }
}

/// How a text stands at its pixel.
#[derive(Clone, Copy)]
pub struct Lettering {
    /// Of the letters.
    pub color: RGBColor,
    /// Of the letters, in pixels.
    pub size: f64,
    /// Which end of the text the pixel is.
    pub across: HPos,
    /// Which edge of the text the pixel is.
    pub down: VPos,
    /// Whether the text runs upwards.
    pub upwards: bool,
}

/// Small squares of colour in rows, from the upper left.
pub struct Bitmap {
    /// How many a row has.
    pub columns: usize,
    /// The colours.
    pub colors: Vec<RGBColor>,
}

/// What a pen draws on: a plotters backend, its fonts, and bitmaps beside it.
pub trait Surface {
    /// Draws everything but bitmaps.
    type Backend: DrawingBackend;

    /// The backend.
    fn backend(&mut self) -> &mut Self::Backend;

    /// The fonts of the text, as CSS lists them.
    fn font_family(&self) -> &str {
        "sans-serif"
    }

    /// Shows a bitmap between two corners, the middles of its outermost squares on the edges. A
    /// surface that has no use for it shows nothing.
    fn bitmap(&mut self, _corners: [BackendCoord; 2], _bitmap: &Bitmap) {}
}

/// What a pen needs of a surface, whatever its backend is: so a scene is compiled once.
trait Sheet {
    fn path(&mut self, points: &[BackendCoord], style: ShapeStyle) -> Drawn;
    fn polygon(&mut self, corners: &[BackendCoord], style: ShapeStyle) -> Drawn;
    fn disc(&mut self, center: BackendCoord, radius: u32, style: ShapeStyle) -> Drawn;
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> Drawn;
    fn bitmap(&mut self, corners: [BackendCoord; 2], bitmap: &Bitmap);
}

impl<S: Surface> Sheet for S {
    fn path(&mut self, points: &[BackendCoord], style: ShapeStyle) -> Drawn {
        let drawn = self.backend().draw_path(points.iter().copied(), &style);
        drawn.map_err(|_| Refused)
    }

    fn polygon(&mut self, corners: &[BackendCoord], style: ShapeStyle) -> Drawn {
        let drawn = self.backend().fill_polygon(corners.iter().copied(), &style);
        drawn.map_err(|_| Refused)
    }

    fn disc(&mut self, center: BackendCoord, radius: u32, style: ShapeStyle) -> Drawn {
        let drawn = self.backend().draw_circle(center, radius, &style, true);
        drawn.map_err(|_| Refused)
    }

    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> Drawn {
        let drawn = self.backend().draw_text(text, style, at);
        drawn.map_err(|_| Refused)
    }

    fn bitmap(&mut self, corners: [BackendCoord; 2], bitmap: &Bitmap) {
        Surface::bitmap(self, corners, bitmap);
    }
}

/// Draws on a surface in CSS pixels.
pub struct Pen<'s> {
    sheet: &'s mut dyn Sheet,
    size: Size,
    font_family: String,
}

impl<'s> Pen<'s> {
    /// A pen on a surface of this size, which shows [`SUBPIXELS`] coordinates of its backend as one
    /// CSS pixel.
    pub fn new(surface: &'s mut impl Surface, size: Size) -> Self {
        Self {
            font_family: surface.font_family().to_owned(),
            sheet: surface,
            size,
        }
    }

    /// The size of what is drawn on, in CSS pixels.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// A line through these pixels.
    ///
    /// # Errors
    ///
    /// Those of the backend, here and below.
    pub fn line(&mut self, points: &[Pixel], stroke: Stroke) -> Drawn {
        if points.len() < 2 {
            return Ok(());
        }
        let path: Vec<_> = points.iter().copied().map(coordinate).collect();
        self.sheet.path(&path, stroke.style())
    }

    /// A horizontal or vertical line of one pixel, moved to the middle of a row or a column of
    /// pixels, so that it is sharp.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn hairline(&mut self, from: Pixel, to: Pixel, color: RGBColor) -> Drawn {
        let middle = |(x, y): Pixel| (x.floor() + 0.5, y.floor() + 0.5);
        self.line(&[middle(from), middle(to)], Stroke::new(color, 1.0))
    }

    /// A filled polygon with these corners.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn polygon(&mut self, corners: &[Pixel], color: RGBColor, opacity: f64) -> Drawn {
        let path: Vec<_> = corners.iter().copied().map(coordinate).collect();
        self.sheet.polygon(&path, color.mix(opacity).filled())
    }

    /// A filled circle.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn disc(&mut self, center: Pixel, radius: f64, color: RGBColor) -> Drawn {
        self.sheet
            .disc(coordinate(center), length(radius), color.filled())
    }

    /// A filled square on its corner, `radius` from the middle to a corner.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn diamond(&mut self, (x, y): Pixel, radius: f64, color: RGBColor) -> Drawn {
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
    pub fn arrow(&mut self, from: Pixel, to: Pixel, stroke: Stroke) -> Drawn {
        let neck = self.arrow_head(from, to, stroke)?;
        self.line(&[from, neck], stroke)
    }

    /// The head of an arrow alone; returns where its shaft ends.
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
        self.sheet.bitmap(corners.map(coordinate), bitmap);
    }

    /// A line of text.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn text(&mut self, text: &str, at: Pixel, lettering: &Lettering) -> Drawn {
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
        self.sheet.text(text, &style, coordinate(at))
    }
}

/// Pixels as the backend's whole numbers. What lies far outside is held where the numbers still
/// fit; [`super::series`] clips before it comes to that.
fn coordinate((x, y): Pixel) -> BackendCoord {
    const FAR: f64 = 1e6;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to a range that i32 holds"
    )]
    let whole = |pixel: f64| (pixel.clamp(-FAR, FAR) * f64::from(SUBPIXELS)).round() as i32;
    (whole(x), whole(y))
}

fn length(pixels: f64) -> u32 {
    coordinate((pixels, 0.0)).0.max(0).unsigned_abs()
}
