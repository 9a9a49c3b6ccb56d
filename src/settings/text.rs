//! The pieces of text that kinds of settings read and write: numbers, words, lists of them.

use std::ops::RangeInclusive;

use crate::numeric::decimal;

/// The shortest text that reads back as the number: `1`, `0.1`, `1e-5`.
#[must_use]
pub fn plain(value: f64) -> String {
    decimal::short(decimal::repr(value))
}

/// The texts of some values, with `between` between them.
#[must_use]
pub fn joined<T>(values: &[T], between: &str, text: impl Fn(&T) -> String) -> String {
    let texts: Vec<String> = values.iter().map(text).collect();
    texts.join(between)
}

/// The text without blanks at its ends.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(decimal::is_blank)
}

/// Whether a character stands between the words of a list: a comma or a blank.
#[must_use]
pub fn is_between(letter: char) -> bool {
    letter == ',' || decimal::is_blank(letter)
}

/// The words of a list. Where it has semicolons, its commas are decimal points.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let has_points = text.contains(';');
    text.split(move |letter: char| match letter {
        ',' | ';' => (letter == ';') == has_points,
        _ => decimal::is_blank(letter),
    })
    .filter(|word| !word.is_empty())
}

/// What each word of a list reads as; none if one of them does not.
pub fn each<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut values = Vec::new();
    for word in words(text) {
        values.push(read(word)?);
    }
    Some(values)
}

/// A finite number between two ends, both included.
#[must_use]
pub fn number(text: &str, low: f64, high: f64) -> Option<f64> {
    let value = decimal::typed(text)?;
    (low..=high).contains(&value).then_some(value)
}

/// A whole number between two ends, both included.
#[must_use]
pub fn integer(text: &str, low: i64, high: i64) -> Option<i64> {
    let value: i64 = decimal::tidy(text).parse().ok()?;
    (low..=high).contains(&value).then_some(value)
}

/// So many numbers. Where they are too few or too many with commas between them, the commas are
/// their decimal points, and semicolons or blanks are between them.
#[must_use]
pub fn numbers(text: &str, low: f64, high: f64, count: RangeInclusive<usize>) -> Option<Vec<f64>> {
    let inner = trimmed(text).trim_start_matches('[').trim_end_matches(']');
    let read = |text: &str| {
        let values = each(text, |word| number(word.trim_end_matches(','), low, high));
        values.filter(|values| count.contains(&values.len()))
    };
    read(inner).or_else(|| read(&(inner.replace(decimal::is_blank, ";") + ";")))
}

/// Whether the first end of an axis is the smaller one, by more than what no axis can tell apart.
#[must_use]
pub fn are_ends(low: f64, high: f64) -> bool {
    let least = 1e-6 * low.abs().max(high.abs()).max(1e-3);
    high - low >= least
}

/// The choice that a text names. Blanks and case do not count, so `X ** 2` is `x**2`.
#[must_use]
pub fn choice(choices: &[&'static str], text: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let wanted = plain(text);
    choices
        .iter()
        .copied()
        .find(|choice| plain(choice) == wanted)
}

/// Whether a text is this word; blanks at its ends and case do not count.
#[must_use]
pub fn is_word(text: &str, word: &str) -> bool {
    trimmed(text).eq_ignore_ascii_case(word)
}
