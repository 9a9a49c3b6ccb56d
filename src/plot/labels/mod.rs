//! The labels of a plot, placed where nothing else is drawn.
//!
//! First a plot registers its drawings: lines, marks, boxes. A label then has candidate positions, the
//! best first, and gets the first that overlaps nothing, or else the one with the least overlap, on a
//! background of its own. A label that is written is registered too.

mod area;
mod candidates;

pub use super::axes::extent;
pub use area::LabelBox;
pub use candidates::{along, beside};

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::axes::lettering;
use super::pen::{DrawResult, Pen, Pixel};
use super::viewport::Viewport;

/// Whether both numbers of a pixel are finite.
fn is_finite((x, y): Pixel) -> bool {
    x.is_finite() && y.is_finite()
}

/// The registered drawings of a plot, for placing labels.
pub struct Labels {
    frame: LabelBox,
    lines: Vec<(Pixel, Pixel)>,
    boxes: Vec<LabelBox>,
}

impl Labels {
    /// The labels of an empty plot.
    #[must_use]
    pub fn new(map: &Viewport) -> Self {
        Self {
            frame: LabelBox {
                left: map.left,
                top: map.top,
                right: map.right,
                bottom: map.bottom,
            },
            lines: Vec::new(),
            boxes: Vec::new(),
        }
    }

    /// Registers a line through these pixels. It breaks at pixels that are not finite.
    pub fn line(&mut self, pixels: &[Pixel]) {
        for pair in pixels.windows(2) {
            if is_finite(pair[0]) && is_finite(pair[1]) {
                self.lines.push((pair[0], pair[1]));
            }
        }
    }

    /// Registers a mark: a disc, a diamond, a square.
    pub fn mark(&mut self, at: Pixel, radius: f64) {
        self.area(LabelBox::around(at, (2.0 * radius, 2.0 * radius)));
    }

    /// Registers something drawn in a rectangle.
    pub fn area(&mut self, area: LabelBox) {
        self.boxes.push(area);
    }

    /// The overlap of a rectangle with the registered drawings, in square pixels.
    #[must_use]
    pub fn met(&self, area: &LabelBox) -> f64 {
        /// The width that a line is assumed to have, in pixels.
        const LINE_WIDTH: f64 = 3.0;
        let mut met = 0.0;
        for other in &self.boxes {
            met += area.overlap(other);
        }
        for (from, to) in &self.lines {
            met += LINE_WIDTH * area.length_inside(*from, *to);
        }
        met
    }

    /// The box of this width and height at the first of the candidate centres where it overlaps
    /// nothing, or else where it overlaps least; and the overlap. Centres that are not finite are
    /// skipped; `None` if there are no others. The box is not registered.
    #[must_use]
    pub fn find(&self, extent: (f64, f64), middles: &[Pixel]) -> Option<(LabelBox, f64)> {
        let mut best: Option<(LabelBox, f64)> = None;
        for middle in middles.iter().filter(|middle| is_finite(**middle)) {
            let area = LabelBox::around(*middle, extent).moved_into(&self.frame);
            let met = self.met(&area);
            if best.is_none_or(|(_, min)| met < min) {
                best = Some((area, met));
            }
            if met <= 0.0 {
                break;
            }
        }
        best
    }

    /// [`find`](Self::find), and registers the box.
    pub fn place(&mut self, extent: (f64, f64), middles: &[Pixel]) -> Option<(LabelBox, f64)> {
        let best = self.find(extent, middles);
        self.boxes.extend(best.map(|(area, _)| area));
        best
    }

    /// Writes a text at the best of the candidate centres, in the colour `color` and the font size
    /// `size`, with a background in the colour `background` if it overlaps something.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn write(
        &mut self,
        pen: &mut Pen<'_>,
        text: &str,
        (color, background, size): (RGBColor, RGBColor, f64),
        middles: &[Pixel],
    ) -> DrawResult {
        let Some((area, met)) = self.place(extent(text, size), middles) else {
            return Ok(());
        };
        if met > 0.0 {
            halo(pen, &area, background)?;
        }
        let style = lettering(color, size, HPos::Center, VPos::Center);
        pen.text(text, area.middle(), &style)
    }
}

/// Draws a background for a text that overlaps something.
///
/// # Errors
///
/// Those of the backend.
pub fn halo(pen: &mut Pen<'_>, area: &LabelBox, color: RGBColor) -> DrawResult {
    let LabelBox {
        left,
        top,
        right,
        bottom,
    } = *area;
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
    pen.polygon(&corners, color, 0.85)
}
