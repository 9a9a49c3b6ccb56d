//! The styles of a pen's lines and texts, and bitmaps.

use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBColor, ShapeStyle};

use super::coordinates::length;

/// The style of a line: a colour with an opacity, and a width in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    pub(super) color: RGBColor,
    pub(super) opacity: f64,
    pub(super) width: f64,
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

    /// The stroke with an opacity: 0 is invisible, 1 opaque.
    #[must_use]
    pub fn opacity(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    pub(super) fn style(&self) -> ShapeStyle {
        ShapeStyle {
            color: self.color.mix(self.opacity),
            filled: false,
            stroke_width: length(self.width),
        }
    }
}

/// The style of a text, and its alignment to a pixel.
#[derive(Clone, Copy)]
pub struct Lettering {
    /// The colour of the letters.
    pub color: RGBColor,
    /// The size of the letters, in pixels.
    pub size: f64,
    /// The horizontal alignment: whether the pixel is at the left end, centre or right end of the text.
    pub across: HPos,
    /// The vertical alignment: whether the pixel is at the upper edge, centre or lower edge of the text.
    pub down: VPos,
    /// Whether the text runs upwards.
    pub upwards: bool,
}

/// A bitmap: squares of colour in rows, from the upper left.
pub struct Bitmap {
    /// The number of squares in a row.
    pub columns: usize,
    /// The colours, row by row.
    pub colors: Vec<RGBColor>,
}
