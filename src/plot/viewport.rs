//! The map between data and pixels, both ways.
//!
//! Pixels are CSS pixels with the origin at the upper left: `x` grows to the right, `y` grows
//! **down**. Data's `y` grows up.

/// How an axis spreads its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences are equally far apart.
    Linear,
    /// Equal ratios are equally far apart. All values are positive.
    Log,
}

/// The values that one axis shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    scale: Scale,
}

impl Axis {
    /// The smallest ratio of the ends of a logarithmic axis.
    const LEAST_RATIO: f64 = 10.0;

    /// An axis from `low` to `high`. Ends in the wrong order are swapped; ends that coincide, or
    /// nearly, are moved apart; ends that are not finite or beyond ±1e300 become -1 and 1.
    #[must_use]
    pub fn linear(low: f64, high: f64) -> Self {
        let usable = |end: f64| end.abs() < 1e300;
        let (low, high) = if usable(low) && usable(high) {
            (low.min(high), low.max(high))
        } else {
            (-1.0, 1.0)
        };
        let least = (low.abs().max(high.abs()) * 1e-9).max(1e-12);
        let short = ((least - (high - low)) / 2.0).max(0.0);
        Self {
            low: low - short,
            high: high + short,
            scale: Scale::Linear,
        }
    }

    /// A logarithmic axis from `low` to `high`, at least one decade long. Ends that are not
    /// between 1e-150 and 1e150 become 1 and 10.
    #[must_use]
    pub fn log(low: f64, high: f64) -> Self {
        // The ratio of any two such ends is finite.
        let usable = |end: f64| (1e-150..1e150).contains(&end);
        let (low, high) = if usable(low) && usable(high) {
            (low.min(high), low.max(high))
        } else {
            (1.0, 10.0)
        };
        let spread = (Self::LEAST_RATIO / (high / low)).max(1.0).sqrt();
        Self {
            low: low / spread,
            high: high * spread,
            scale: Scale::Log,
        }
    }

    /// The lower end.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Linear or logarithmic.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// `value` held inside the axis.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        value.clamp(self.low, self.high)
    }

    /// Where `value` lies: 0 at the lower end, 1 at the upper. On a logarithmic axis what is not
    /// positive lies below every pixel.
    fn fraction(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => (value - self.low) / (self.high - self.low),
            Scale::Log if value > 0.0 => (value / self.low).ln() / (self.high / self.low).ln(),
            Scale::Log => f64::NEG_INFINITY,
        }
    }

    /// The value at a fraction of the axis: the inverse of `fraction`.
    fn value(&self, fraction: f64) -> f64 {
        match self.scale {
            Scale::Linear => self.low + fraction * (self.high - self.low),
            Scale::Log => self.low * (self.high / self.low).powf(fraction),
        }
    }
}

/// The size of a canvas in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// The room around the frame of a plot, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// For the numbers and the name of the vertical axis.
    pub left: f64,
    /// Above the frame.
    pub top: f64,
    /// Right of the frame.
    pub right: f64,
    /// For the numbers and the name of the horizontal axis.
    pub bottom: f64,
}

/// Two axes and the frame of pixels they fill.
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

    /// The pixel of a point of the data, inside the frame or out.
    #[must_use]
    pub fn to_pixel(&self, x: f64, y: f64) -> (f64, f64) {
        (
            self.left + self.x.fraction(x) * (self.right - self.left),
            self.bottom - self.y.fraction(y) * (self.bottom - self.top),
        )
    }

    /// The point of the data at a pixel; pixels outside the frame go on along the axes.
    #[must_use]
    pub fn to_data(&self, x: f64, y: f64) -> (f64, f64) {
        (
            self.x.value((x - self.left) / (self.right - self.left)),
            self.y.value((self.bottom - y) / (self.bottom - self.top)),
        )
    }

    /// Whether a point of the data lies inside the frame.
    #[must_use]
    pub fn contains(&self, x: f64, y: f64) -> bool {
        let inside = |fraction: f64| (-1e-9..=1.0 + 1e-9).contains(&fraction);
        inside(self.x.fraction(x)) && inside(self.y.fraction(y))
    }
}
