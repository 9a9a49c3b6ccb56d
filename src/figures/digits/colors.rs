//! The colours of pictures of 28 by 28: ink on paper, and numbers about zero.

use plotters::style::RGBColor;

use crate::plot::palette::{Palette, mix};

/// Red, green and blue of a pixel.
pub type Rgb = (u8, u8, u8);

fn pixel(RGBColor(red, green, blue): RGBColor) -> Rgb {
    (red, green, blue)
}

/// The colour of a pixel of a digit: from paper at 0 to ink at 1.
#[must_use]
pub fn ink(level: f64, palette: &Palette) -> Rgb {
    pixel(mix(palette.surface, palette.text, level.clamp(0.0, 1.0)))
}

/// The colour of a number about zero: zero is the surface, and the stronger the colour the further
/// from it, the same either way. Positive numbers have the colour of a curve, negative ones that of
/// a prediction. `largest` and what is beyond have the full colour; where it is not above zero, all
/// is surface.
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
    pixel(mix(palette.surface, end, share))
}

/// The largest of some numbers, without their signs; 0 for none.
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
            assert_eq!(ink(0.0, &palette), pixel(palette.surface), "paper");
            assert_eq!(ink(1.0, &palette), pixel(palette.text), "ink");
            assert_eq!(ink(7.0, &palette), ink(1.0, &palette), "held at the end");
            let steps =
                (0..10).map(|k| apart(ink(f64::from(k) / 9.0, &palette), ink(0.0, &palette)));
            let steps: Vec<f64> = steps.collect();
            assert!(steps.is_sorted(), "more is darker, or lighter: {steps:?}");
        }
    }

    // Guards against a zero that has a colour, a scale that differs by sign, and signs that look alike.
    #[test]
    fn numbers_about_zero_have_two_colours_of_equal_strength() {
        for palette in PALETTES {
            let color = |value| diverging(value, 2.0, &palette);
            let zero = color(0.0);
            assert_eq!(zero, pixel(palette.surface), "zero is nothing");
            assert_eq!(color(2.0), pixel(palette.curve), "positive");
            assert_eq!(color(-2.0), pixel(palette.prediction), "negative");
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

    // Guards against a division by zero where all weights are zero, and against colours of no number.
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
