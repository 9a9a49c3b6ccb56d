//! Numbers as a notebook prints and reads them.

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
    let text = format!("{value:.*e}", digits.saturating_sub(1));
    parse(&text).unwrap_or(value)
}

/// Ten to a whole power, exactly as it is written: `1e-5`.
#[must_use]
pub fn power_of_ten(power: f64) -> f64 {
    parse(&format!("1e{power}")).unwrap_or(f64::NAN)
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

/// The number that a decimal text says: `-1.5`, `.5`, `3.54e-5`. None for any other text; what is
/// too large is infinite.
///
/// The first 19 digits count, and the result is the nearest `f64`: what [`repr`] prints reads back
/// to the same number. (The smallest of all, below 2.2e-308, may be off by their last bit.) The
/// standard library reads more exactly still, with tables that would cost a reader of the page a
/// tenth of its size.
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

/// The nearest `f64` to `whole * 10**power`, in numbers of two halves (Dekker, 1971).
fn scale(whole: u64, power: i32) -> f64 {
    /// Room above and below, so that no half overflows or vanishes on the way.
    const ROOM: f64 = 1.606_938_044_258_990_3e60; // 2**200
    if whole == 0 || power < -400 {
        return 0.0;
    }
    if power > 400 {
        return f64::INFINITY;
    }
    let shift = if power > 0 { 1.0 / ROOM } else { ROOM };
    let mut value = Halves::from_whole(whole).times(Halves(shift, 0.0));
    // Ten to the powers 1, 2, 4, … 256, each the square of the one before.
    let mut ten = Halves(10.0, 0.0);
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
    (value.0 + value.1) / shift
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
