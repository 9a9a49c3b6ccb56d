//! Parsing numbers as code writes them.

/// Parses a decimal number: `-1.5`, `.5`, `3.54e-5`. `None` for any other text; a number that is too
/// large becomes infinite.
///
/// The result is the nearest `f64`, so that the text of [`repr`](super::repr) parses as the same number.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    // The standard library also accepts `nan`, `inf` and `infinity`, in any case.
    let is_word = text.contains(['n', 'N']);
    text.parse().ok().filter(|_| !is_word)
}

#[cfg(test)]
mod tests {
    use super::parse;

    // Guards against words that the standard library reads, and exponents that no machine number holds.
    #[test]
    fn words_are_no_numbers_and_every_exponent_is_read() {
        for text in ["NaN", "-inf", "+INF", "Infinity", "-infinity"] {
            assert_eq!(parse(text), None, "{text:?} is no number");
        }
        for (text, value) in [
            ("-1e99999999999", f64::NEG_INFINITY),
            ("1e-99999999999", 0.0),
            ("7e378", f64::INFINITY),
            ("2.4223e-309", 2.4223e-309),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
    }

    // Guards against texts that are no numbers, and against overflow.
    #[test]
    fn only_decimal_texts_are_numbers() {
        for text in [
            "", "-", ".", "e5", "1e", "1.2.3", "0x10", "nan", "inf", "1 2", "١",
        ] {
            assert_eq!(parse(text), None, "{text:?} is no number");
        }
        for (text, value) in [
            ("+1.50", 1.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1e999", f64::INFINITY),
            ("-1e-999", 0.0),
            ("1e2147483647", f64::INFINITY),
            ("0.00000000000000000000001", 1e-23),
            ("123456789012345678901234567890", 1.234_567_890_123_456_8e29),
            ("1.7976931348623157e308", f64::MAX),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
    }
}
