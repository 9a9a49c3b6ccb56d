//! Parsing numbers as people type or paste them.

use super::letters::{is_blank, is_minus};
use super::parse::parse;
use super::print::repr;

/// Parses a number that was typed or pasted: as [`parse`], but with blanks of any kind around it, any
/// character that means a minus, and a point or comma as the decimal mark.
///
/// ```
/// use downhill_numeric::decimal::typed;
///
/// assert_eq!(typed("\u{2212}0,5\u{a0}"), Some(-0.5));
/// assert_eq!(typed("1,050.5"), None);
/// ```
#[must_use]
pub fn typed(text: &str) -> Option<f64> {
    parse(&tidy(text).replace(',', "."))
}

/// The [`repr`] of a number that was typed; any other text unchanged.
#[must_use]
pub fn retyped(text: &str) -> String {
    let number = typed(text).filter(|number| number.is_finite());
    number.map_or_else(|| text.into(), repr)
}

/// The text without blanks around it, and with `-` for every character that means a minus.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.trim_matches(is_blank).replace(is_minus, "-")
}

#[cfg(test)]
mod tests {
    use super::{retyped, typed};

    // Guards against a keyboard whose minus or decimal point a field does not know, and against a
    // comma between thousands that is read as the point.
    #[test]
    fn a_number_is_read_as_people_type_it() {
        for minus in "-‐‑‒–—−﹣－".chars() {
            assert_eq!(
                typed(&format!("{minus}1.5")),
                Some(-1.5),
                "U+{:x}",
                minus as u32
            );
            assert_eq!(
                typed(&format!("1e{minus}5")),
                Some(1e-5),
                "U+{:x}",
                minus as u32
            );
        }
        for (text, value) in [
            ("0,5", 0.5),
            (",5", 0.5),
            ("\u{a0}1,5e3\u{202f}", 1500.0),
            ("\u{feff}7\u{200b}", 7.0),
        ] {
            assert_eq!(typed(text), Some(value), "{text:?}");
        }
        for text in [
            "1,050.5", "1.050,5", "1,2,3", ",", "−−1", "1 000", "fast", "", "−inf",
        ] {
            assert_eq!(typed(text), None, "{text:?}");
            assert_eq!(retyped(text), text, "{text:?} stays");
        }
        assert_eq!(retyped("−0,50"), "-0.5", "written anew");
        assert_eq!(retyped("1e999"), "1e999", "no number that fits");
    }
}
