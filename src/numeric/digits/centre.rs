//! Drawings, and their preprocessing: a drawing is scaled and centred as the digits of MNIST were, so
//! that a classifier can read it.
//!
//! The authors of MNIST scaled each digit to a box of 20 by 20 pixels, preserving its aspect ratio and
//! with antialiasing, and translated it by whole pixels so that the centre of mass of its ink is at the
//! centre of 28 by 28 pixels. In the files it is within half a pixel of pixel 14, counted from 0.
//!
//! Source: Yann LeCun, Léon Bottou, Yoshua Bengio and Patrick Haffner, Gradient-based learning
//! applied to document recognition (1998), section III A.

use super::{Image, PIXELS, SIDE};

/// The side of a drawing, in pixels.
pub const CANVAS: usize = 10 * SIDE;
/// The side of the box to which a digit is scaled, in pixels.
const BOX: usize = 20;
/// The row and the column of the pixel to which the centre of mass is moved.
const MIDDLE: f64 = 14.0;

/// A drawing with a pen: the coverage of each pixel by ink.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// `CANVAS × CANVAS`, row by row: 0 for paper, 255 for ink.
    ink: Vec<u8>,
    /// The straight strokes of each line, in the order in which they were drawn.
    lines: Vec<Vec<Stroke>>,
    /// The lines before the drawing was wiped, for undo.
    wiped: Vec<Vec<Stroke>>,
}

/// A straight stroke: from, to, and the pen's radius.
type Stroke = ((f64, f64), (f64, f64), f64);

impl Default for Drawing {
    /// A blank drawing.
    fn default() -> Self {
        Self {
            ink: vec![0; CANVAS * CANVAS],
            lines: Vec::new(),
            wiped: Vec::new(),
        }
    }
}

impl Drawing {
    /// Whether nothing is drawn.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.ink.iter().all(|ink| *ink == 0)
    }

    /// The ink on each of its [`CANVAS`] by [`CANVAS`] pixels, row by row: 0 for paper, 255 for ink.
    #[must_use]
    pub fn ink(&self) -> &[u8] {
        &self.ink
    }

    /// Begins a line: all strokes until the next call are one line, which [`undo`](Self::undo) removes
    /// at once.
    pub fn begin(&mut self) {
        self.wiped.clear();
        self.lines.push(Vec::new());
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !(self.lines.is_empty() && self.wiped.is_empty())
    }

    /// Removes the last line, or, if the drawing was wiped, restores its lines.
    pub fn undo(&mut self) {
        if self.lines.pop().is_none() {
            self.lines = std::mem::take(&mut self.wiped);
        }
        self.ink.fill(0);
        for (from, to, radius) in self.lines.concat() {
            self.ink_stroke(from, to, radius);
        }
    }

    /// Removes all lines.
    pub fn wipe(&mut self) {
        if !self.lines.is_empty() {
            self.wiped = std::mem::take(&mut self.lines);
            self.ink.fill(0);
        }
    }

    /// Draws a straight stroke with a round pen. The points, from the top left, and the radius are
    /// shares of the drawing's side. Parts outside are clipped.
    pub fn stroke(&mut self, from: (f64, f64), to: (f64, f64), radius: f64) {
        if self.lines.is_empty() {
            self.begin();
        }
        if let Some(line) = self.lines.last_mut() {
            line.push((from, to, radius));
        }
        self.ink_stroke(from, to, radius);
    }

    /// Adds the ink of a stroke to the pixels.
    fn ink_stroke(&mut self, from: (f64, f64), to: (f64, f64), radius: f64) {
        let scale = |share: f64| share * CANVAS as f64;
        let ((x0, y0), (x1, y1)) = ((scale(from.0), scale(from.1)), (scale(to.0), scale(to.1)));
        let radius = scale(radius);
        let reach = |one: f64, other: f64| {
            let end = |at: f64| at.clamp(0.0, CANVAS as f64) as usize;
            end(one.min(other) - radius - 1.0)..end(one.max(other) + radius + 2.0)
        };
        let (along_x, along_y) = (x1 - x0, y1 - y0);
        let length = along_x * along_x + along_y * along_y;
        for row in reach(y0, y1) {
            for column in reach(x0, x1) {
                let (x, y) = (column as f64 + 0.5 - x0, row as f64 + 0.5 - y0);
                let share = if length > 0.0 {
                    ((x * along_x + y * along_y) / length).clamp(0.0, 1.0)
                } else {
                    0.0
                };
                let distance = (x - share * along_x).hypot(y - share * along_y);
                let ink = (radius + 0.5 - distance).clamp(0.0, 1.0) * 255.0;
                let old = &mut self.ink[row * CANVAS + column];
                *old = (*old).max(ink.round() as u8);
            }
        }
    }

    /// The drawing, scaled and centred as MNIST's digits are; `None` if it is blank.
    #[must_use]
    pub fn centred(&self) -> Option<Image> {
        centre(&self.ink, CANVAS)
    }
}

/// Scales and centres a grey picture of any size as MNIST's digits are. `ink` has 0 for paper and 255
/// for ink, in rows of `width` pixels. `None` if there is no ink.
#[must_use]
pub fn centre(ink: &[u8], width: usize) -> Option<Image> {
    let inked = || ink.iter().enumerate().filter(|(_, ink)| **ink > 0);
    let (mut left, mut right, mut top, mut bottom) = (usize::MAX, 0, usize::MAX, 0);
    for (index, _) in inked() {
        let (x, y) = (index % width, index / width);
        (left, right) = (left.min(x), right.max(x + 1));
        (top, bottom) = (top.min(y), bottom.max(y + 1));
    }
    if left > right {
        return None;
    }
    let scale = BOX as f64 / (right - left).max(bottom - top) as f64;
    // Each pixel's square is scaled, and its ink is distributed over the pixels that it then overlaps.
    let mut small = [0.0; BOX * BOX];
    for (index, ink) in inked() {
        let (x, y) = (index % width - left, index / width - top);
        for (row, high) in shares(y, scale) {
            for (column, wide) in shares(x, scale) {
                small[row * BOX + column] += f64::from(*ink) * high * wide;
            }
        }
    }
    let (mut mass, mut middle_x, mut middle_y) = (0.0, 0.0, 0.0);
    for (index, ink) in small.iter().enumerate() {
        mass += ink;
        middle_x += ink * (index % BOX) as f64;
        middle_y += ink * (index / BOX) as f64;
    }
    let shift = |middle: f64| (MIDDLE - middle / mass).round() as isize;
    let (right, down) = (shift(middle_x), shift(middle_y));
    let mut image = [0; PIXELS];
    for (index, ink) in small.iter().enumerate() {
        let column = (index % BOX).checked_add_signed(right);
        let row = (index / BOX).checked_add_signed(down);
        if let (Some(column @ ..SIDE), Some(row @ ..SIDE)) = (column, row) {
            image[row * SIDE + column] = ink.round() as u8;
        }
    }
    Some(image)
}

/// The pixels of the box that the pixel of this index overlaps after scaling, along one axis, each with
/// the length of the overlap.
fn shares(index: usize, scale: f64) -> impl Iterator<Item = (usize, f64)> {
    let (start, end) = (index as f64 * scale, (index + 1) as f64 * scale);
    let last = (end.ceil() as usize).min(BOX);
    (start as usize..last).map(move |pixel| {
        let at = pixel as f64;
        (pixel, (end.min(at + 1.0) - start.max(at)).max(0.0))
    })
}
