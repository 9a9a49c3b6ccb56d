//! Printing numbers as a notebook does.

use super::parse::parse;

/// The greatest number of digits before the decimal point; longer numbers are printed with an exponent.
const MAX_WIDTH: i32 = 7;

/// The shortest text that parses as `value`, in Python's layout: `0.1`, `-3.0`, but `1e-5` for `1e-05`.
///
/// Integers keep their point; very large and very small numbers are printed with an exponent. NaN is
/// `nan`, the infinities are `inf` and `-inf`.
#[must_use]
pub fn repr(value: f64) -> String {
    python_layout(&format!("{value:e}"), MAX_WIDTH)
}

/// `value` rounded to 1 to 15 significant digits, in the layout of [`repr`]. A tie is rounded to the
/// even digit.
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    written(value, digits, MAX_WIDTH)
}

/// [`significant`] with an exponent for numbers of more than `max_width` digits before the point.
#[must_use]
pub fn written(value: f64, digits: usize, max_width: i32) -> String {
    python_layout(&format!("{value:.*e}", digits.saturating_sub(1)), max_width)
}

/// Python's layout of a number that `{:e}` has printed.
fn python_layout(text: &str, max_width: i32) -> String {
    let Some((mantissa, exponent)) = text.split_once('e') else {
        // `NaN`, `inf` and `-inf` have no exponent.
        return text.to_ascii_lowercase();
    };
    match (exponent.parse::<i32>(), text.parse::<f64>()) {
        // Adding 0 turns -0 into 0.
        (Ok(power), Ok(value)) if (-4..max_width).contains(&power) => format!("{:?}", value + 0.0),
        // The digits are kept: 2e308 and 4.94e-324 would not survive being parsed and printed again.
        _ => {
            let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
            format!("{mantissa}e{exponent}")
        }
    }
}

/// `value` rounded to this many significant digits; 0 and numbers that are not finite are unchanged.
#[must_use]
pub fn round_significant(value: f64, digits: usize) -> f64 {
    // By way of text, because scaling by a power of ten can give 0.30000000000000004.
    parse(&significant(value, digits)).unwrap_or(value)
}

/// The `f64` nearest to an integer power of ten, such as `1e-5`; `10_f64.powi(-5)` may be its neighbour.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "beyond i32 the result is 0 or infinite anyway"
)]
pub fn power_of_ten(power: f64) -> f64 {
    parse(&format!("1e{}", power as i32)).unwrap_or(f64::NAN)
}

/// `value` with this many decimals, as the notebook prints its losses; from 1e7 on with an exponent.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_nan() || value.abs() >= 1e7 {
        return significant(value, 6);
    }
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        // A negative number that is rounded to 0 is printed without its sign.
        Some(rest) if rest.parse() == Ok(0.0) => rest.into(),
        _ => text,
    }
}

/// A printed number without the `.0` of an integer: `3` instead of `3.0`.
#[must_use]
pub fn short(mut text: String) -> String {
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

/// A text with minus signs (U+2212) in place of hyphens, which screen readers would not speak.
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
            (9_999_999.0, "9999999.0"),
            (1e7, "1e7"),
            (1.5e9, "1.5e9"),
            (0.000_1, "0.0001"),
            (0.3, "0.3"),
            (0.1 + 0.2, "0.30000000000000004"),
            (f64::MAX, "1.7976931348623157e308"),
            (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ] {
            assert_eq!(repr(value), text, "repr of {value:?}");
        }
        let least = f64::from_bits(1);
        assert_eq!(significant(least, 3), "4.94e-324", "the least of all");
    }

    // Guards against digits that differ from those of the standard library where there is a choice:
    // the smallest numbers have few digits, as in Python; of two shortest texts that are equally near
    // it is the greater one, where Python takes the even digit (both read back); and what is rounded
    // beyond the largest number is still printed.
    #[test]
    fn rare_numbers_print_as_the_standard_library_prints_them() {
        for (value, text) in [
            (f64::from_bits(1), "5e-324"),
            (f64::from_bits(2), "1e-323"),
            (2_f64.powi(-24), "5.960464477539063e-8"),
            (2_f64.powi(-25), "2.9802322387695313e-8"),
            (-2_f64.powi(50) - 0.25, "-1.1258999068426243e15"),
        ] {
            assert_eq!(repr(value), text, "repr of {value:?}");
            assert_eq!(parse(text), Some(value), "{text} reads back");
        }
        for (value, digits, text) in [
            (1.7e308, 1, "2e308"),
            (-f64::MAX, 3, "-1.8e308"),
            (1e-310, 15, "9.99999999999997e-311"),
            (0.0, 3, "0.0"),
            (9_999_999.5, 7, "1e7"),
            (0.000_099_996, 3, "0.0001"),
        ] {
            let printed = significant(value, digits);
            assert_eq!(printed, text, "{value:?} to {digits} digits");
        }
        for (power, value) in [
            (-5.0, 1e-5),
            (f64::NEG_INFINITY, 0.0),
            (369.0, f64::INFINITY),
        ] {
            assert_eq!(power_of_ten(power), value, "ten to the power {power}");
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

    // Guards against a digit that is rounded in another way than the standard library does, which
    // is exact: random numbers of all sizes, their halves that are exactly between two, and ends
    // such as 9.9995.
    #[test]
    fn digits_are_rounded_as_the_standard_library_rounds_them() {
        let mut bits = 0x0123_4567_89ab_cdef_u64;
        for turn in 0..40_000_u32 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let value = match turn % 4 {
                0 => f64::from_bits(bits),
                1 => (bits >> 44) as f64 / 64.0,
                2 => (bits >> 40) as f64 / 1e5,
                _ => (bits >> 60) as f64 + 1.0 - 10_f64.powi(-((bits >> 50) as i32 % 8)) / 2.0,
            };
            if !value.is_finite() || value.is_subnormal() {
                continue;
            }
            for digits in [1, 3, 6, 15, 17] {
                let exact: f64 = format!("{value:.*e}", digits - 1).parse().unwrap_or(0.0);
                let ours: f64 = significant(value, digits).parse().unwrap_or(f64::NAN);
                assert_eq!(ours, exact, "{value:?} to {digits} digits");
            }
            if value.abs() < 1e7 {
                for decimals in [0, 2, 4] {
                    let exact = format!("{value:.decimals$}");
                    let ours = fixed(value, decimals);
                    let negative_zero = exact.trim_start_matches(['-', '0', '.']).is_empty();
                    let exact = exact.trim_start_matches(|c| c == '-' && negative_zero);
                    assert_eq!(ours, exact, "{value:?} with {decimals} decimals");
                }
            }
        }
    }

    // Guards against a reader's number that comes back as its neighbour.
    #[test]
    fn what_is_printed_reads_back_to_the_same_number() {
        let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..20_000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let value = f64::from_bits(bits);
            if value.is_normal() {
                assert_eq!(parse(&repr(value)), Some(value), "{value:?}");
                let text = format!("{value:.16e}");
                assert_eq!(parse(&text), Some(value), "{text}");
            }
            let near = (bits >> 11) as f64 / 2_f64.powi(40) - 4096.0;
            assert_eq!(parse(&repr(near)), Some(near), "{near:?}");
        }
    }
}
