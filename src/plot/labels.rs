//! Where texts stand in a plot: where nothing else is drawn.
//!
//! A plot says what is drawn: lines, marks, boxes. A text then has places where it may stand, the best
//! first, and takes the first at which it meets nothing. Where there is none it takes the one at which it
//! meets least, on a ground of its own. What is written is in the way of the texts after it.

use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::axes::lettering;
use super::pen::{Drawn, Pen, Pixel};
use super::series::clip_to;
use super::viewport::Viewport;

/// A rectangle of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Area {
    /// A rectangle around its middle, so wide and so high.
    #[must_use]
    pub fn around((x, y): Pixel, (width, height): (f64, f64)) -> Self {
        Self {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    /// The middle.
    #[must_use]
    pub fn middle(&self) -> Pixel {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// What it has in common with another, in square pixels.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> f64 {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        wide.max(0.0) * high.max(0.0)
    }

    /// The length of the part of a line from one pixel to another that is inside.
    #[must_use]
    pub fn length_inside(&self, from: Pixel, to: Pixel) -> f64 {
        let bounds = [self.left, self.right, self.top, self.bottom];
        clip_to(bounds, from, to).map_or(0.0, |(from, to)| (to.0 - from.0).hypot(to.1 - from.1))
    }

    /// The same size, moved inside of another as far as it has room there.
    fn held_in(&self, frame: &Self) -> Self {
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

fn is_finite((x, y): Pixel) -> bool {
    x.is_finite() && y.is_finite()
}

/// The width and the height that a line of text takes, with some air around it. No backend is asked for
/// its fonts: these are shares of the letters' height that hold for the usual ones.
#[must_use]
pub fn extent(text: &str, size: f64) -> (f64, f64) {
    const LETTER: f64 = 0.57;
    (
        LETTER * size * text.chars().count() as f64 + 4.0,
        1.2 * size + 2.0,
    )
}

/// What is drawn in a plot, and what is written there.
pub struct Labels {
    frame: Area,
    lines: Vec<(Pixel, Pixel)>,
    boxes: Vec<Area>,
}

impl Labels {
    /// Those of a plot with nothing in its frame yet.
    #[must_use]
    pub fn new(map: &Viewport) -> Self {
        Self {
            frame: Area {
                left: map.left,
                top: map.top,
                right: map.right,
                bottom: map.bottom,
            },
            lines: Vec::new(),
            boxes: Vec::new(),
        }
    }

    /// A line is drawn through these pixels. What is not finite breaks it.
    pub fn line(&mut self, pixels: &[Pixel]) {
        for pair in pixels.windows(2) {
            if is_finite(pair[0]) && is_finite(pair[1]) {
                self.lines.push((pair[0], pair[1]));
            }
        }
    }

    /// A mark is drawn: a disc, a diamond, a square.
    pub fn mark(&mut self, at: Pixel, radius: f64) {
        self.area(Area::around(at, (2.0 * radius, 2.0 * radius)));
    }

    /// Something is drawn in a rectangle.
    pub fn area(&mut self, area: Area) {
        self.boxes.push(area);
    }

    /// How much of what is drawn a rectangle meets.
    #[must_use]
    pub fn met(&self, area: &Area) -> f64 {
        /// A line takes so much of a text that it crosses, in pixels to both sides of it together.
        const WIDE: f64 = 3.0;
        let mut met = 0.0;
        for other in &self.boxes {
            met += area.overlap(other);
        }
        for (from, to) in &self.lines {
            met += WIDE * area.length_inside(*from, *to);
        }
        met
    }

    /// A place for something so wide and so high, of those with these middles, the best first; and how
    /// much it meets there. It stays empty. A middle that is not finite is no place.
    #[must_use]
    pub fn find(&self, extent: (f64, f64), middles: &[Pixel]) -> Option<(Area, f64)> {
        let mut best: Option<(Area, f64)> = None;
        for middle in middles.iter().filter(|middle| is_finite(**middle)) {
            let area = Area::around(*middle, extent).held_in(&self.frame);
            let met = self.met(&area);
            if best.is_none_or(|(_, least)| met < least) {
                best = Some((area, met));
            }
            if met <= 0.0 {
                break;
            }
        }
        best
    }

    /// The same, and it is in the way of what comes after.
    pub fn place(&mut self, extent: (f64, f64), middles: &[Pixel]) -> Option<(Area, f64)> {
        let best = self.find(extent, middles);
        self.boxes.extend(best.map(|(area, _)| area));
        best
    }

    /// Writes a text at one of these places.
    ///
    /// # Errors
    ///
    /// Those of the backend.
    pub fn write(
        &mut self,
        pen: &mut Pen<'_>,
        text: &str,
        (color, ground, size): (RGBColor, RGBColor, f64),
        middles: &[Pixel],
    ) -> Drawn {
        let Some((area, met)) = self.place(extent(text, size), middles) else {
            return Ok(());
        };
        if met > 0.0 {
            halo(pen, &area, ground)?;
        }
        let place = lettering(color, size, HPos::Center, VPos::Center);
        pen.text(text, area.middle(), &place)
    }
}

/// A ground for a text that stands on something.
///
/// # Errors
///
/// Those of the backend.
pub fn halo(pen: &mut Pen<'_>, area: &Area, color: RGBColor) -> Drawn {
    let Area {
        left,
        top,
        right,
        bottom,
    } = *area;
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
    pen.polygon(&corners, color, 0.85)
}

/// Middles for something so wide and so high beside a mark: above to the right first, or to the left of
/// it first, then below, then further and further away.
#[must_use]
pub fn beside((x, y): Pixel, (width, height): (f64, f64), to_the_left: bool) -> Vec<Pixel> {
    const NEAR: f64 = 12.0;
    const ROUNDS: u32 = 16;
    let side = if to_the_left { -1.0 } else { 1.0 };
    let ways = [
        (side, -1.0),
        (-side, -1.0),
        (side, 1.0),
        (-side, 1.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (side, 0.0),
        (-side, 0.0),
    ];
    let mut middles = Vec::new();
    for round in 0..ROUNDS {
        let far = NEAR + 9.0 * f64::from(round);
        for (right, down) in ways {
            // Beside a mark, a corner need not be as far away as an edge.
            let is_corner = right * down != 0.0;
            let up = if is_corner { 0.5 * far } else { far };
            middles.push((
                x + right * (far + width / 2.0),
                y + down * (up + height / 2.0),
            ));
        }
    }
    middles
}

/// Middles for something so high along a level line, above it and below: from the left end, or from the
/// right one.
#[must_use]
pub fn along(
    map: &Viewport,
    height: f64,
    (_, high): (f64, f64),
    from_the_right: bool,
) -> Vec<Pixel> {
    const PLACES: u32 = 24;
    let up = high / 2.0 + 2.0;
    let mut middles = Vec::new();
    for place in 0..=PLACES {
        let share = f64::from(place) / f64::from(PLACES);
        let share = if from_the_right { 1.0 - share } else { share };
        let across = map.left + share * (map.right - map.left);
        middles.extend([-up, up].map(|down| (across, height + down)));
    }
    middles
}
