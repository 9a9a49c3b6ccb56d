//! The words and signs of a condition.

use crate::condition::node::Comparison;
use crate::decimal::is_blank;

/// A word or sign of a condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A number, not negative.
    Number(f64),
    /// A text in quotes.
    Text(String),
    /// A name, or a word such as `and`.
    Word(String),
    /// The id of a figure that is no word, such as one with hyphens.
    Id(String),
    /// A raised exponent.
    Raised(f64),
    /// `<` and the like.
    Compare(Comparison),
    /// `**` or `^`.
    Power,
    /// One of `+ - * / ( ) [ ] , ; . | √`; a `;` is always one too many.
    Sign(char),
    /// The end of the text.
    End,
}

impl Token {
    /// Whether it is this word.
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }

    /// Whether a number, a name, a text, a root or parentheses begin with it.
    pub(super) fn begins_atom(&self) -> bool {
        matches!(
            self,
            Self::Number(_) | Self::Text(_) | Self::Word(_) | Self::Id(_) | Self::Sign('(' | '√')
        )
    }
}

/// What other languages write beside comparisons, and what is written here instead. Of two that begin
/// alike, the longer one comes first.
const ELSEWHERE: [(&str, &str); 11] = [
    ("¬", "not"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "and"),
    ("&quot;", "'"),
    ("&&", "and"),
    ("&", "and"),
    ("∧", "and"),
    ("||", "or"),
    ("∨", "or"),
    ("//", "round(…/…)"),
];

/// A sign of other languages at the start of some letters, and what is written here instead.
pub(super) fn elsewhere(letters: &[char]) -> Option<(&'static str, &'static str)> {
    let mut signs = ELSEWHERE.iter().copied();
    signs.find(|(sign, _)| {
        sign.chars().count() <= letters.len() && sign.chars().zip(letters).all(|(a, b)| a == *b)
    })
}

/// How the comparison at the start of some letters is written here, and the length that it has there,
/// with the blanks within it: `>=` for `> =` or `=>`.
pub(super) fn comparison(letters: &[char]) -> Option<(&'static str, usize)> {
    let mut signs = String::new();
    let mut found = None;
    for (index, letter) in letters.iter().enumerate() {
        match letter {
            '≤' => signs.push_str("<="),
            '≥' => signs.push_str(">="),
            '≠' => signs.push_str("!="),
            '<' | '>' | '=' => signs.push(*letter),
            '!' if index == 0 => signs.push('!'),
            letter if index > 0 && is_blank(*letter) => continue,
            _ => break,
        }
        let written = match signs.as_str() {
            "<" => "<",
            ">" => ">",
            "<=" | "=<" | "<==" => "<=",
            ">=" | "=>" | ">==" => ">=",
            "==" | "=" | "===" => "==",
            "!=" | "!==" | "<>" => "!=",
            "!" => "not",
            _ => break,
        };
        found = Some((written, index + 1));
    }
    found
}

/// The comparison that is written so; `None` for any other letters.
pub(super) fn compares(letters: &[char]) -> Option<Comparison> {
    match letters {
        ['<'] => Some(Comparison::Less),
        ['>'] => Some(Comparison::Greater),
        ['<', '='] | ['≤'] => Some(Comparison::LessEqual),
        ['>', '='] | ['≥'] => Some(Comparison::GreaterEqual),
        ['=', '='] => Some(Comparison::Equal),
        ['!', '='] | ['≠'] => Some(Comparison::NotEqual),
        _ => None,
    }
}
