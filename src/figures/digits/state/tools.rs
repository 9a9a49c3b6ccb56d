//! The reader's tools: what is looked at and painted with.

/// The tools in a reader's hand, and where they are.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The pixel that is looked at; none for the one that counts most.
    pub pixel: Option<usize>,
    /// Whether the weights are painted.
    pub painting: bool,
    /// The sign of the weights that the brush gives: 1, -1, or 0 to erase.
    pub sign: f64,
    /// How strong they are.
    pub strength: f64,
    /// The brush's radius in pixels.
    pub radius: f64,
    /// Where the keys move the pen, in pixels of a picture, and whether they have put it down.
    pub pen: (usize, bool),
}

impl Default for Tools {
    /// A brush for positive weights, a few pixels wide; the pen is in the middle.
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
