//! Numbers as a notebook prints and reads them.

/// The shortest text that reads back as `value`, in Python's manner: `0.1`, `-3.0`, `1e-05` as
/// `1e-5`.
///
/// Whole numbers keep their point, very large and very small ones take an exponent. Not a number
/// is `nan`, the infinities are `inf` and `-inf`.
#[must_use]
pub fn repr(value: f64) -> String {
    // A text of at most 15 digits survives the way there and back; 17 always read back.
    let reads_back = |text: &String| parse(text) == Some(value);
    let shorter = [15, 16].map(|digits| significant(value, digits));
    let shortest = shorter.into_iter().find(reads_back);
    shortest.unwrap_or_else(|| significant(value, 17))
}

/// `value` rounded to so many significant digits, from 1 to 17, then as [`repr`]. Of two numbers
/// that are equally near it is the one with the even digit.
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    written(value, digits, 7)
}

/// As [`significant`], with an exponent for what has more than `widest` digits before its point.
#[must_use]
pub fn written(value: f64, digits: usize, widest: i32) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    let (whole, power) = leading(value.abs(), digits);
    let digits = whole.to_string();
    let length = i32::try_from(digits.len()).unwrap_or(0);
    let before_point = length + power;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let split = |at: i32| split(&digits, usize::try_from(at).unwrap_or(0));
    match before_point {
        _ if before_point > widest || before_point < -3 => {
            let (first, rest) = split(1);
            let point = if rest.is_empty() { "" } else { "." };
            format!("{sign}{first}{point}{rest}e{}", before_point - 1)
        }
        _ if power >= 0 => format!("{sign}{digits}{}.0", zeros(power)),
        1.. => {
            let (integer, fraction) = split(before_point);
            format!("{sign}{integer}.{fraction}")
        }
        _ => format!("{sign}0.{}{digits}", zeros(-before_point)),
    }
}

/// Digits in two parts. (`str::split_at` panics with a message that brings tables of all letters.)
fn split(digits: &str, at: usize) -> (&str, &str) {
    digits.split_at_checked(at).unwrap_or((digits, ""))
}

/// The first `count` digits of a number that is finite and not negative, rounded, and the power of
/// ten to multiply them with. They do not end in 0.
fn leading(value: f64, count: usize) -> (u64, i32) {
    if value == 0.0 {
        return (0, 0);
    }
    let count = u32::try_from(count).unwrap_or(17).clamp(1, 17);
    let end = 10_u64.pow(count);
    // Far from where halves lose bits; the shift is a power of two, so nothing is rounded.
    let shift = if value < 1.0 { ROOM } else { 1.0 / ROOM };
    let shifted = Halves(value * shift, 0.0);
    #[expect(clippy::cast_possible_truncation, reason = "between -324 and 308")]
    let mut power = value.log10().floor() as i32 + 1 - count.cast_signed();
    let mut whole = loop {
        let whole = shifted
            .times_ten_to(-power)
            .over(Halves(shift, 0.0))
            .round();
        // The logarithm may be off by one next to a power of ten, and rounding may reach the next.
        match whole {
            _ if whole >= end => power += 1,
            _ if whole < end / 10 => power -= 1,
            _ => break whole,
        }
    };
    while whole.is_multiple_of(10) {
        whole /= 10;
        power += 1;
    }
    (whole, power)
}

/// `value` rounded to so many significant digits; 0 and what is not finite stay as they are.
#[must_use]
pub fn round_significant(value: f64, digits: usize) -> f64 {
    // Through text: a product with a power of ten would leave 0.30000000000000004 behind.
    parse(&significant(value, digits)).unwrap_or(value)
}

/// Ten to a whole power, exactly as it is written: `1e-5`.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "what i32 does not hold is 0 or infinite anyway"
)]
pub fn power_of_ten(power: f64) -> f64 {
    scale(1, power as i32)
}

/// `value` with so many decimals, at most 10, as the notebook prints its losses; with an exponent
/// once it is too large to read otherwise.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_nan() || value.abs() >= 1e7 {
        return significant(value, 6);
    }
    let places = i32::try_from(decimals).unwrap_or(10).min(10);
    let whole = Halves(value.abs(), 0.0).times_ten_to(places).round();
    let digits = format!("{whole:0>width$}", width = decimals + 1);
    let (integer, fraction) = split(&digits, digits.len() - decimals);
    // A tiny negative number must not read "-0.00".
    let sign = if value < 0.0 && whole > 0 { "-" } else { "" };
    let point = if decimals > 0 { "." } else { "" };
    format!("{sign}{integer}{point}{fraction}")
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
/// The first 19 digits count, and the result is the nearest `f64`: what [`repr`] prints reads back
/// to the same number. (The smallest of all, below 2.2e-308, may be off by their last bit.) Here as
/// in printing, the standard library is more exact still, with tables that would cost a reader of
/// the page a tenth of its size.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    const DIGITS: u32 = 19;
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (mut whole, mut kept, mut power, mut seen) = (0_u64, 0, 0_i32, false);
    let mut after_point = false;
    for letter in mantissa.chars() {
        if letter == '.' && !after_point {
            after_point = true;
            continue;
        }
        let digit = letter.to_digit(10)?;
        seen = true;
        if kept < DIGITS {
            whole = whole * 10 + u64::from(digit);
            kept += u32::from(whole > 0);
            power -= i32::from(after_point);
        } else {
            power += i32::from(!after_point);
        }
    }
    let magnitude = seen.then(|| scale(whole, power.saturating_add(exponent)))?;
    Some(if negative { -magnitude } else { magnitude })
}

/// Room above and below, so that no half overflows or vanishes on the way: 2**200.
const ROOM: f64 = 1.606_938_044_258_990_3e60;

/// The nearest `f64` to `whole * 10**power`, in numbers of two halves (Dekker, 1971).
fn scale(whole: u64, power: i32) -> f64 {
    if whole == 0 || power < -400 {
        return 0.0;
    }
    if power > 400 {
        return f64::INFINITY;
    }
    let shift = if power > 0 { 1.0 / ROOM } else { ROOM };
    let shifted = Halves::from_whole(whole).times(Halves(shift, 0.0));
    let scaled = shifted.times_ten_to(power);
    (scaled.0 + scaled.1) / shift
}

/// A number as the sum of two, the second too small to change the first.
#[derive(Clone, Copy)]
struct Halves(f64, f64);

impl Halves {
    #[expect(clippy::cast_precision_loss, reason = "each half has at most 32 bits")]
    fn from_whole(whole: u64) -> Self {
        let low = whole & 0xffff_ffff;
        Self::sum((whole - low) as f64, low as f64)
    }

    /// `a + b` exactly, for `a` no smaller than `b`.
    fn sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        Self(sum, b - (sum - a))
    }

    /// The number times a power of ten, from -400 to 400.
    fn times_ten_to(self, power: i32) -> Self {
        let mut value = self;
        // Ten to the powers 1, 2, 4, … 256, each the square of the one before.
        let mut ten = Self(10.0, 0.0);
        for bit in 0..9 {
            if power.unsigned_abs() >> bit & 1 == 1 {
                value = if power > 0 {
                    value.times(ten)
                } else {
                    value.over(ten)
                };
            }
            if bit < 8 {
                ten = ten.times(ten);
            }
        }
        value
    }

    /// The nearest whole number, the even one of two, for what is not negative and below 2**63.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers that fit"
    )]
    fn round(self) -> u64 {
        let floor = self.0.floor();
        let whole = floor as i64 + self.1.trunc() as i64;
        let (part, low) = (self.0 - floor, self.1 - self.1.trunc());
        // The sign of a sum is exact, so nothing is lost next to a half.
        let odd = whole & 1 == 1;
        let (above, below) = ((part - 0.5) + low, (part + 0.5) + low);
        if above > 0.0 || above == 0.0 && odd {
            (whole + 1) as u64
        } else if below < 0.0 || below == 0.0 && odd {
            (whole - 1) as u64
        } else {
            whole as u64
        }
    }

    fn times(self, other: Self) -> Self {
        // Veltkamp's split: the product of two parts of 26 bits is exact.
        let split = |x: f64| {
            let far = x * 134_217_729.0;
            let high = far - (far - x);
            (high, x - high)
        };
        let product = self.0 * other.0;
        let ((a, b), (c, d)) = (split(self.0), split(other.0));
        let error = ((a * c - product) + a * d + b * c) + b * d;
        Self::sum(product, error + self.0 * other.1 + self.1 * other.0)
    }

    fn over(self, other: Self) -> Self {
        let quotient = self.0 / other.0;
        let back = other.times(Self(quotient, 0.0));
        let rest = (self.0 - back.0) - back.1 + self.1;
        Self::sum(quotient, rest / other.0)
    }
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
