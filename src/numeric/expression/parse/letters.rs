//! Classes of characters in a formula, and the extent of a number.

use crate::decimal::is_minus;

/// Whether a name can begin with this character.
pub(super) fn begins_name(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

/// Whether a number, a name, a root or parentheses can begin with this character.
pub(super) fn begins_atom(letter: char) -> bool {
    begins_name(letter) || letter.is_ascii_digit() || matches!(letter, '(' | 'π' | '√')
}

/// The length of the number at the start of some letters, of which the first is a digit or a point.
pub(crate) fn number_length(letters: &[char]) -> usize {
    let digits_from = |start: usize| {
        let digits = letters.iter().skip(start);
        start + digits.take_while(|letter| letter.is_ascii_digit()).count()
    };
    let mut at = digits_from(0);
    // The point of `2.sin()` does not belong to the number.
    let method = |letter: &char| begins_name(*letter) && !matches!(letter, 'e' | 'E');
    if letters.get(at) == Some(&'.') && !letters.get(at + 1).is_some_and(method) {
        at = digits_from(at + 1);
    }
    if matches!(letters.get(at), Some('e' | 'E')) {
        let is_sign = |letter: &char| *letter == '+' || is_minus(*letter);
        let sign = usize::from(letters.get(at + 1).is_some_and(is_sign));
        let power = at + 1 + sign;
        if letters.get(power).is_some_and(char::is_ascii_digit) {
            at = digits_from(power);
        }
    }
    at
}

/// The digit or sign whose superscript this character is.
pub(crate) fn lowered(letter: char) -> Option<char> {
    let index = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".chars().position(|raised| raised == letter)?;
    "0123456789+-".chars().nth(index)
}
