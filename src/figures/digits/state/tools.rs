//! The reader's tools: pointer, brush and pen.

/// The reader's tools and their positions.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The pixel that is pointed at; none for the one with the largest product.
    pub pixel: Option<usize>,
    /// Whether the weights can be painted.
    pub painting: bool,
    /// The sign of the brush's weight: 1, -1, or 0 to erase.
    pub sign: f64,
    /// The size of the brush's weight.
    pub strength: f64,
    /// The radius of the brush, in pixels.
    pub radius: f64,
    /// The pixel of the pen that is moved by keys, and whether the pen is down.
    pub pen: (usize, bool),
}

impl Default for Tools {
    /// A brush for positive weights, a few pixels wide, and a pen in the middle.
    fn default() -> Self {
        Self {
            pixel: None,
            painting: false,
            sign: 1.0,
            strength: 0.5,
            radius: 1.5,
            pen: (14 * 28 + 14, false),
        }
    }
}
