//! Classes of characters in typed text: minus signs, blanks, letters of any alphabet.

/// Whether a character means a minus: the minus sign, or a hyphen or dash that keyboards and word
/// processors write instead.
#[must_use]
pub fn is_minus(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Whether a character is a letter of any alphabet. Beyond ASCII this goes by the blocks of Unicode:
/// from U+00C0 on, all but the blocks of punctuation and symbols.
#[must_use]
pub fn is_letter(letter: char) -> bool {
    let is_sign = matches!(letter, '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{ff20}');
    letter.is_ascii_alphabetic() || (letter >= '\u{c0}' && !is_sign)
}

/// Whether a character is blank: white space, or of zero width.
#[must_use]
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
