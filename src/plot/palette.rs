//! Colours by role, light and dark.
//!
//! The page's style sheet, `tokens.css`, has the same colours for text and controls. The hues are
//! distinguishable with the common kinds of colour blindness (after Okabe and Ito, 2008), and no role is
//! shown by colour alone: data are discs, predictions diamonds, the point a ring.

use plotters::style::RGBColor;

/// The colours of a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The background.
    pub surface: RGBColor,
    /// Text and frames.
    pub text: RGBColor,
    /// Numbers along the axes.
    pub muted: RGBColor,
    /// The grid.
    pub grid: RGBColor,
    /// The graph of the function.
    pub curve: RGBColor,
    /// The point that the reader moves, and its path.
    pub point: RGBColor,
    /// The gradient: tangent, slope, arrow.
    pub gradient: RGBColor,
    /// The model's predictions, and their errors.
    pub prediction: RGBColor,
    /// The data.
    pub target: RGBColor,
}

impl Palette {
    /// The palette of a light page.
    pub const LIGHT: Self = Self {
        surface: RGBColor(0xff, 0xff, 0xff),
        text: RGBColor(0x1b, 0x1f, 0x24),
        muted: RGBColor(0x59, 0x60, 0x6a),
        grid: RGBColor(0xe4, 0xe7, 0xeb),
        curve: RGBColor(0x1f, 0x5f, 0xa8),
        point: RGBColor(0xb4, 0x47, 0x0d),
        gradient: RGBColor(0x7a, 0x3f, 0xa0),
        prediction: RGBColor(0xc2, 0x20, 0x3a),
        target: RGBColor(0x1b, 0x1f, 0x24),
    };

    /// The palette of a dark page.
    pub const DARK: Self = Self {
        surface: RGBColor(0x1c, 0x20, 0x24),
        text: RGBColor(0xe8, 0xea, 0xed),
        muted: RGBColor(0xa4, 0xab, 0xb5),
        grid: RGBColor(0x2e, 0x33, 0x3b),
        curve: RGBColor(0x7d, 0xb7, 0xf2),
        point: RGBColor(0xff, 0xa8, 0x66),
        gradient: RGBColor(0xcf, 0x9b, 0xf0),
        prediction: RGBColor(0xff, 0x80, 0x90),
        target: RGBColor(0xe8, 0xea, 0xed),
    };

    /// A palette of system colours, for forced-colours mode: `ink` for all drawings, `accent` for those
    /// that move.
    #[must_use]
    pub fn forced(surface: RGBColor, ink: RGBColor, accent: RGBColor) -> Self {
        Self {
            surface,
            text: ink,
            muted: ink,
            // A quarter of the way from the surface to the ink.
            grid: mix(surface, ink, 0.25),
            curve: ink,
            point: accent,
            gradient: ink,
            prediction: accent,
            target: ink,
        }
    }
}

/// A colour as CSS writes it: `#1b1f24`.
#[must_use]
pub fn hex((red, green, blue): (u8, u8, u8)) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A mixture of two colours with this share of the second, 0 to 1.
#[must_use]
pub fn mix(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between two numbers that a u8 holds"
    )]
    let part =
        |from: u8, to: u8| (f64::from(from) + share * (f64::from(to) - f64::from(from))) as u8;
    RGBColor(part(from.0, to.0), part(from.1, to.1), part(from.2, to.2))
}
