//! Parsing and printing the parts of settings: numbers, words, lists of them.

use std::ops::RangeInclusive;

use crate::numeric::decimal;

/// The shortest text that parses as the same number, such as `1`, `0.1`, `1e-5`.
#[must_use]
pub fn plain(value: f64) -> String {
    decimal::short(decimal::repr(value))
}

/// The texts of the values, separated by `between`.
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

/// Whether a character separates the words of a list: a comma or a blank.
#[must_use]
pub fn is_between(letter: char) -> bool {
    letter == ',' || decimal::is_blank(letter)
}

/// The words of a list, separated by commas and blanks; if it has semicolons, by these and blanks,
/// because then its commas are decimal marks.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let has_semicolons = text.contains(';');
    text.split(move |letter: char| match letter {
        ',' | ';' => (letter == ';') == has_semicolons,
        _ => decimal::is_blank(letter),
    })
    .filter(|word| !word.is_empty())
}

/// The values of the words of a list; `None` if `read` returns `None` for any of them.
pub fn each<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut values = Vec::new();
    for word in words(text) {
        values.push(read(word)?);
    }
    Some(values)
}

/// Parses a finite number in a range, both ends included.
#[must_use]
pub fn number(text: &str, low: f64, high: f64) -> Option<f64> {
    let value = decimal::typed(text)?;
    (low..=high).contains(&value).then_some(value)
}

/// Parses an integer in a range, both ends included.
#[must_use]
pub fn integer(text: &str, low: i64, high: i64) -> Option<i64> {
    let value: i64 = decimal::tidy(text).parse().ok()?;
    (low..=high).contains(&value).then_some(value)
}

/// Parses a list of numbers in a range, whose count must be in `count`. If the count is wrong with
/// commas as separators, the list is parsed again with commas as decimal marks and semicolons or blanks
/// as separators.
#[must_use]
pub fn numbers(text: &str, low: f64, high: f64, count: RangeInclusive<usize>) -> Option<Vec<f64>> {
    let inner = trimmed(text).trim_start_matches('[').trim_end_matches(']');
    let read = |text: &str| {
        let values = each(text, |word| number(word.trim_end_matches(','), low, high));
        values.filter(|values| count.contains(&values.len()))
    };
    read(inner).or_else(|| read(&(inner.replace(decimal::is_blank, ";") + ";")))
}

/// Whether two numbers are usable as the ends of an axis: the first is the smaller one, and their
/// difference is large enough, relative to their magnitude, for an axis to resolve.
#[must_use]
pub fn are_ends(low: f64, high: f64) -> bool {
    let min = 1e-6 * low.abs().max(high.abs()).max(1e-3);
    high - low >= min
}

/// The choice that equals a text apart from blanks and case, so that `X ** 2` is `x**2`.
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

/// Whether a text is this word, apart from case and from blanks at its ends.
#[must_use]
pub fn is_word(text: &str, word: &str) -> bool {
    trimmed(text).eq_ignore_ascii_case(word)
}
