//! Classes of characters in a formula.

/// Whether a name can begin with this character.
pub(super) fn begins_name(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

/// Whether a number, a name, a root or parentheses can begin with this character.
pub(super) fn begins_atom(letter: char) -> bool {
    begins_name(letter) || letter.is_ascii_digit() || matches!(letter, '(' | 'π' | '√')
}

/// The digit or sign whose superscript this character is.
pub(super) fn lowered(letter: char) -> Option<char> {
    let index = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".chars().position(|raised| raised == letter)?;
    "0123456789+-".chars().nth(index)
}
