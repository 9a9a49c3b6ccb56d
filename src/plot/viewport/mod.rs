//! The map between data and pixels, both ways.
//!
//! Pixels are CSS pixels with the origin at the upper left: `x` grows to the right, `y` grows
//! **down**. Data's `y` grows up.

mod axis;

pub use axis::{Axis, Scale};

/// The size of a canvas in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// The margin around the frame of a plot, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// The left margin, for the numbers and the name of the vertical axis.
    pub left: f64,
    /// The upper margin.
    pub top: f64,
    /// The right margin.
    pub right: f64,
    /// The lower margin, for the numbers and the name of the horizontal axis.
    pub bottom: f64,
}

/// Two axes, and the frame that they fill, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The frame's left edge.
    pub left: f64,
    /// The frame's upper edge.
    pub top: f64,
    /// The frame's right edge.
    pub right: f64,
    /// The frame's lower edge.
    pub bottom: f64,
}

impl Viewport {
    /// The viewport of a canvas of this `size` with this `margin`. A canvas too small for its
    /// margin keeps a frame of one pixel.
    #[must_use]
    pub fn new(size: Size, margin: Margin, x: Axis, y: Axis) -> Self {
        Self {
            x,
            y,
            left: margin.left,
            top: margin.top,
            right: (size.width - margin.right).max(margin.left + 1.0),
            bottom: (size.height - margin.bottom).max(margin.top + 1.0),
        }
    }

    /// The pixel of a data point, inside or outside the frame.
    #[must_use]
    pub fn pixel_from_data(&self, x: f64, y: f64) -> (f64, f64) {
        (
            self.left + self.x.fraction(x) * (self.right - self.left),
            self.bottom - self.y.fraction(y) * (self.bottom - self.top),
        )
    }

    /// The data point at a pixel. Outside the frame the axes are extrapolated.
    #[must_use]
    pub fn data_from_pixel(&self, x: f64, y: f64) -> (f64, f64) {
        (
            self.x.value((x - self.left) / (self.right - self.left)),
            self.y.value((self.bottom - y) / (self.bottom - self.top)),
        )
    }

    /// Whether a data point is inside the frame.
    #[must_use]
    pub fn contains(&self, x: f64, y: f64) -> bool {
        let inside = |fraction: f64| (-1e-9..=1.0 + 1e-9).contains(&fraction);
        inside(self.x.fraction(x)) && inside(self.y.fraction(y))
    }
}
