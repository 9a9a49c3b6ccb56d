//! Surfaces, on which a pen draws.

use std::error::Error;
use std::fmt;

use plotters::style::{ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::style::Bitmap;

/// The error of a backend that failed to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the backend refused to draw")
    }
}

impl Error for Refused {}

/// The result of drawing.
pub type DrawResult = Result<(), Refused>;

/// A surface on which a pen draws: a plotters backend, with fonts and bitmaps.
pub trait Surface {
    /// The backend, which draws everything except bitmaps.
    type Backend: DrawingBackend;

    /// The backend.
    fn backend(&mut self) -> &mut Self::Backend;

    /// The fonts of the text, as a CSS `font-family`.
    fn font_family(&self) -> &str {
        "sans-serif"
    }

    /// Draws a bitmap between two corners, with the centres of its outermost squares on the edges. By
    /// default it draws nothing.
    fn bitmap(&mut self, _corners: [BackendCoord; 2], _bitmap: &Bitmap) {}
}

/// A surface of any backend, as a trait object, so that a scene is compiled once for all backends.
pub(super) trait ErasedSurface {
    fn path(&mut self, points: &[BackendCoord], style: ShapeStyle) -> DrawResult;
    fn polygon(&mut self, corners: &[BackendCoord], style: ShapeStyle) -> DrawResult;
    fn disc(&mut self, center: BackendCoord, radius: u32, style: ShapeStyle) -> DrawResult;
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> DrawResult;
    fn bitmap(&mut self, corners: [BackendCoord; 2], bitmap: &Bitmap);
}

impl<S: Surface> ErasedSurface for S {
    fn path(&mut self, points: &[BackendCoord], style: ShapeStyle) -> DrawResult {
        let drawn = self.backend().draw_path(points.iter().copied(), &style);
        drawn.map_err(|_| Refused)
    }

    fn polygon(&mut self, corners: &[BackendCoord], style: ShapeStyle) -> DrawResult {
        let drawn = self.backend().fill_polygon(corners.iter().copied(), &style);
        drawn.map_err(|_| Refused)
    }

    fn disc(&mut self, center: BackendCoord, radius: u32, style: ShapeStyle) -> DrawResult {
        let drawn = self.backend().draw_circle(center, radius, &style, true);
        drawn.map_err(|_| Refused)
    }

    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> DrawResult {
        let drawn = self.backend().draw_text(text, style, at);
        drawn.map_err(|_| Refused)
    }

    fn bitmap(&mut self, corners: [BackendCoord; 2], bitmap: &Bitmap) {
        Surface::bitmap(self, corners, bitmap);
    }
}
