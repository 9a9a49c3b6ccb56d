//! Numbers as a notebook prints and reads them.
//!
//! The standard library finds the digits and reads them. Added here are Python's layout, and what a
//! reader expects beside it: no noise in the last digits, no negative zero, no word that is read as
//! a number.

/// A number with more digits before its point takes an exponent.
const WIDEST: i32 = 7;

/// The shortest text that reads back as `value`, in Python's manner: `0.1`, `-3.0`, `1e-05` as
/// `1e-5`.
///
/// Whole numbers keep their point, very large and very small ones take an exponent. Not a number
/// is `nan`, the infinities are `inf` and `-inf`.
#[must_use]
pub fn repr(value: f64) -> String {
    laid_out(&format!("{value:e}"), WIDEST)
}

/// `value` rounded to so many significant digits, from 1 to 15, then as [`repr`]. Of two numbers
/// that are equally near it is the one with the even digit.
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    written(value, digits, WIDEST)
}

/// As [`significant`], with an exponent for what has more than `widest` digits before its point.
#[must_use]
pub fn written(value: f64, digits: usize, widest: i32) -> String {
    laid_out(&format!("{value:.*e}", digits.saturating_sub(1)), widest)
}

/// A number with an exponent, as `{:e}` prints it, in Python's manner.
fn laid_out(text: &str, widest: i32) -> String {
    let Some((mantissa, exponent)) = text.split_once('e') else {
        // `NaN`, `inf` and `-inf` have none.
        return text.to_ascii_lowercase();
    };
    match (exponent.parse::<i32>(), text.parse::<f64>()) {
        // Adding 0 makes 0 of -0.
        (Ok(power), Ok(value)) if (-4..widest).contains(&power) => format!("{:?}", value + 0.0),
        // The digits as they are: 2e308 and 4.94e-324 are no `f64` to print anew.
        _ => {
            let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
            format!("{mantissa}e{exponent}")
        }
    }
}

/// `value` rounded to so many significant digits; 0 and what is not finite stay as they are.
#[must_use]
pub fn round_significant(value: f64, digits: usize) -> f64 {
    // Through text: a product with a power of ten would leave 0.30000000000000004 behind.
    parse(&significant(value, digits)).unwrap_or(value)
}

/// Ten to a whole power, exactly as it is written: `1e-5`. (`10_f64.powi(-5)` may be its neighbour.)
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "what i32 does not hold is 0 or infinite anyway"
)]
pub fn power_of_ten(power: f64) -> f64 {
    parse(&format!("1e{}", power as i32)).unwrap_or(f64::NAN)
}

/// `value` with so many decimals, as the notebook prints its losses; with an exponent once it is too
/// large to read otherwise.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_nan() || value.abs() >= 1e7 {
        return significant(value, 6);
    }
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        // A tiny negative number must not read "-0.00".
        Some(rest) if rest.parse() == Ok(0.0) => rest.into(),
        _ => text,
    }
}

/// The same number without the point of a whole one: `3` for `3.0`.
#[must_use]
pub fn short(mut text: String) -> String {
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

/// The same number for people rather than for code: a true minus sign, which screen readers
/// speak.
#[must_use]
pub fn spoken(text: &str) -> String {
    text.replace('-', "\u{2212}")
}

/// The number that a decimal text says: `-1.5`, `.5`, `3.54e-5`. None for any other text; what is
/// too large is infinite.
///
/// The result is the nearest `f64`: what [`repr`] prints reads back to the same number.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    // The standard library takes three words as well, `nan`, `inf` and `infinity`, in any case.
    let is_word = text.contains(['n', 'N']);
    text.parse().ok().filter(|_| !is_word)
}

/// The number that a person types or pastes alone: as [`parse`], with blanks of any kind around
/// it, any of the signs that stand for a minus, and a comma as its decimal point.
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

/// A number that a person typed as [`repr`] writes it; any other text as it is.
#[must_use]
pub fn retyped(text: &str) -> String {
    let number = typed(text).filter(|number| number.is_finite());
    number.map_or_else(|| text.into(), repr)
}

/// The text without blanks around it, and with `-` for each sign that stands for a minus.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.trim_matches(is_blank).replace(is_minus, "-")
}

/// Whether a letter is a minus: the sign itself, or a hyphen or dash that people, keyboards and word
/// processors write for it.
#[must_use]
pub fn is_minus(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Whether a character is a letter of any alphabet, by the blocks of Unicode: what is none of ASCII, of
/// Latin-1's signs, or of the blocks of punctuation and symbols.
#[must_use]
pub fn is_letter(letter: char) -> bool {
    let is_sign = matches!(letter, '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{ff20}');
    letter.is_ascii_alphabetic() || (letter >= '\u{c0}' && !is_sign)
}

/// Whether a letter is blank: white, or without any width.
#[must_use]
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
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
