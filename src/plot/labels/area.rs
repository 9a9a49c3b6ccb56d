//! Rectangles in pixels.

use crate::plot::pen::Pixel;
use crate::plot::series::clip_to;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelBox {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl LabelBox {
    /// A rectangle of this width and height around a centre.
    #[must_use]
    pub fn around((x, y): Pixel, (width, height): (f64, f64)) -> Self {
        Self {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    /// The centre.
    #[must_use]
    pub fn middle(&self) -> Pixel {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// The area of the intersection with another rectangle, in square pixels.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> f64 {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        wide.max(0.0) * high.max(0.0)
    }

    /// The length of the part of a segment inside the rectangle.
    #[must_use]
    pub fn length_inside(&self, from: Pixel, to: Pixel) -> f64 {
        let bounds = [self.left, self.right, self.top, self.bottom];
        clip_to(bounds, from, to).map_or(0.0, |(from, to)| (to.0 - from.0).hypot(to.1 - from.1))
    }

    /// The rectangle moved into another, as far as it fits.
    pub(super) fn moved_into(&self, frame: &Self) -> Self {
        let right = (frame.left - self.left).max(0.0) + (frame.right - self.right).min(0.0);
        let down = (frame.top - self.top).max(0.0) + (frame.bottom - self.bottom).min(0.0);
        Self {
            left: self.left + right,
            top: self.top + down,
            right: self.right + right,
            bottom: self.bottom + down,
        }
    }
}
