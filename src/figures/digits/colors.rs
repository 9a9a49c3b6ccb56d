//! The colours of pictures of 28 by 28 pixels: the levels of a digit, and numbers around zero.

use plotters::style::RGBColor;

use crate::plot::palette::{Palette, mix};

/// Red, green and blue of a pixel.
pub type Rgb = (u8, u8, u8);

/// A colour of `plotters` as a triple.
fn rgb(RGBColor(red, green, blue): RGBColor) -> Rgb {
    (red, green, blue)
}

/// The colour of a digit's pixel: from the surface at level 0 to the text's colour at 1. Levels
/// beyond are clamped.
#[must_use]
pub fn ink(level: f64, palette: &Palette) -> Rgb {
    rgb(mix(palette.surface, palette.text, level.clamp(0.0, 1.0)))
}

/// The colour of a number on a diverging scale: the surface's at zero, mixed with the curve's
/// colour for positive numbers and with the prediction's for negative ones, up to the full colour
/// at `largest` and beyond. All numbers have the surface's colour if `largest` is not positive; so
/// does one that is not finite.
#[must_use]
pub fn diverging(value: f64, largest: f64, palette: &Palette) -> Rgb {
    let end = if value > 0.0 {
        palette.curve
    } else {
        palette.prediction
    };
    let share = if largest > 0.0 && value.is_finite() {
        (value.abs() / largest).clamp(0.0, 1.0)
    } else {
        0.0
    };
    rgb(mix(palette.surface, end, share))
}

/// The largest absolute value of some numbers; 0 if there are none.
#[must_use]
pub fn largest(numbers: &[f64]) -> f64 {
    numbers
        .iter()
        .fold(0.0, |most, number| f64::max(most, number.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PALETTES: [Palette; 2] = [Palette::LIGHT, Palette::DARK];

    fn channels((red, green, blue): Rgb) -> [f64; 3] {
        [red, green, blue].map(f64::from)
    }

    fn apart(one: Rgb, other: Rgb) -> f64 {
        let pairs = channels(one).into_iter().zip(channels(other));
        pairs.map(|(one, other)| (one - other).abs()).sum()
    }

    // Guards against ink that is light on a light page, and against a level beyond the ends.
    #[test]
    fn ink_goes_from_the_paper_to_the_text() {
        for palette in PALETTES {
            assert_eq!(ink(0.0, &palette), rgb(palette.surface), "paper");
            assert_eq!(ink(1.0, &palette), rgb(palette.text), "ink");
            assert_eq!(ink(7.0, &palette), ink(1.0, &palette), "held at the end");
            let steps =
                (0..10).map(|k| apart(ink(f64::from(k) / 9.0, &palette), ink(0.0, &palette)));
            let steps: Vec<f64> = steps.collect();
            assert!(steps.is_sorted(), "more is darker, or lighter: {steps:?}");
        }
    }

    // Guards against a zero that has a colour, a scale that differs by sign, and signs that look
    // alike.
    #[test]
    fn numbers_about_zero_have_two_colours_of_equal_strength() {
        for palette in PALETTES {
            let color = |value| diverging(value, 2.0, &palette);
            let zero = color(0.0);
            assert_eq!(zero, rgb(palette.surface), "zero is nothing");
            assert_eq!(color(2.0), rgb(palette.curve), "positive");
            assert_eq!(color(-2.0), rgb(palette.prediction), "negative");
            assert_eq!(color(-9.0), color(-2.0), "held at the end");
            for sign in [1.0, -1.0] {
                let (half, whole) = (apart(color(sign), zero), apart(color(2.0 * sign), zero));
                assert!(
                    (half / whole - 0.5).abs() < 0.02,
                    "half as strong: {half}, {whole}"
                );
            }
            assert!(apart(color(2.0), color(-2.0)) > 100.0, "the signs differ");
        }
    }

    // Guards against a division by zero where all weights are zero, and against colours of no
    // number.
    #[test]
    fn where_nothing_differs_from_zero_all_is_surface() {
        let palette = Palette::LIGHT;
        let none = [(0.0, 0.0), (1.0, 0.0), (f64::NAN, 1.0), (1.0, f64::NAN)];
        for (value, largest) in none {
            assert_eq!(diverging(value, largest, &palette), ink(0.0, &palette));
        }
        assert!(largest(&[]) == 0.0 && largest(&[1.0, -3.0]) == 3.0);
    }
}
