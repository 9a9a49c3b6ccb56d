//! CSS pixels with fractions as a backend's integers.

use plotters_backend::BackendCoord;

/// How many coordinates of a backend are one CSS pixel.
pub const SUBPIXELS: u32 = 16;

/// A point in CSS pixels: how far right and how far down.
pub type Pixel = (f64, f64);

/// A pixel in the backend's coordinates, which are integers. Pixels far outside are clamped to what they
/// hold; [`series`](crate::plot::series) clips lines before.
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
