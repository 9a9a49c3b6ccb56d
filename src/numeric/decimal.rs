//! Numbers as a notebook prints them.

/// The shortest text that reads back as `value`, in Python's manner: `0.1`, `-3.0`, `1e-05` as
/// `1e-5`.
///
/// Whole numbers keep their point, very large and very small ones take an exponent. Not a number
/// is `nan`, the infinities are `inf` and `-inf`.
#[must_use]
pub fn repr(value: f64) -> String {
    let magnitude = value.abs();
    if value.is_nan() {
        "nan".into()
    } else if value.is_infinite() {
        if value > 0.0 { "inf" } else { "-inf" }.into()
    } else if magnitude != 0.0 && !(1e-4..1e7).contains(&magnitude) {
        format!("{value:e}")
    } else if value == value.trunc() {
        // Adding zero turns -0 into 0.
        format!("{:.1}", value + 0.0)
    } else {
        format!("{value}")
    }
}

/// `value` rounded to so many significant digits, then as [`repr`].
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    repr(round_significant(value, digits))
}

/// `value` rounded to so many significant digits; 0 and what is not finite stay as they are.
#[must_use]
pub fn round_significant(value: f64, digits: usize) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    // Through text: a product with a power of ten would leave 0.30000000000000004 behind.
    format!("{value:.*e}", digits.saturating_sub(1))
        .parse()
        .unwrap_or(value)
}

/// `value` with so many decimals, as the notebook prints its losses; with an exponent once it is
/// too large to read otherwise.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.abs() >= 1e7 {
        return significant(value, 6);
    }
    let text = format!("{value:.decimals$}");
    // A tiny negative number must not read "-0.00".
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| matches!(c, '0' | '.')) => rest.into(),
        _ => text,
    }
}

/// The same number for people rather than for code: a true minus sign, which screen readers
/// speak.
#[must_use]
pub fn spoken(text: &str) -> String {
    text.replace('-', "\u{2212}")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Guards against a readout that a notebook would print in another way.
    #[test]
    fn numbers_print_as_python_prints_them() {
        for (value, text) in [
            (-3.0, "-3.0"),
            (0.1, "0.1"),
            (-0.0, "0.0"),
            (1e-5, "1e-5"),
            (3.54e-5, "3.54e-5"),
            (123_456.5, "123456.5"),
            (1.5e9, "1.5e9"),
        ] {
            assert_eq!(repr(value), text, "repr of {value:?}");
        }
    }

    // Guards against the float noise of -1.5 - 0.1 * -3.0, and against "-0.00".
    #[test]
    fn rounding_leaves_no_noise_and_no_negative_zero() {
        assert_eq!(significant(-1.5 - 0.1 * -3.0, 4), "-1.2", "noise is gone");
        assert_eq!(significant(0.1 + 0.2, 4), "0.3", "noise is gone");
        assert_eq!(fixed(-0.001, 2), "0.00", "no negative zero");
        assert_eq!(fixed(4_422.511_2, 2), "4422.51", "the notebook's digits");
        assert_eq!(spoken("-1.2"), "\u{2212}1.2", "a minus that is spoken");
    }
}
