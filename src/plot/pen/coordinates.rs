//! Conversion of CSS pixels with fractions to a backend's integer coordinates.

use plotters_backend::BackendCoord;

/// The number of a backend's coordinates per CSS pixel.
pub const SUBPIXELS: u32 = 16;

/// A point in CSS pixels: to the right and down from the upper left.
pub type Pixel = (f64, f64);

/// A point in the backend's integer coordinates. Points far outside are clamped to their range; lines
/// have been clipped by [`series`](crate::plot::series) before.
pub(super) fn coordinate((x, y): Pixel) -> BackendCoord {
    const FAR: f64 = 1e6;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to a range that i32 holds"
    )]
    let integer = |pixel: f64| (pixel.clamp(-FAR, FAR) * f64::from(SUBPIXELS)).round() as i32;
    (integer(x), integer(y))
}

/// A length in the backend's coordinates.
pub(super) fn length(pixels: f64) -> u32 {
    coordinate((pixels, 0.0)).0.max(0).unsigned_abs()
}
