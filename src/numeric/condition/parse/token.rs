//! The words and signs of a condition.

use crate::condition::node::Comparison;

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
    /// One of `+ - * / ( ) [ ] , . | √`.
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

/// What other languages write, and what is written here instead. Of two that begin alike, the longer
/// one comes first.
const ELSEWHERE: [(&str, &str); 14] = [
    ("===", "=="),
    ("!==", "!="),
    ("<>", "!="),
    ("=>", ">="),
    ("=<", "<="),
    ("=", "=="),
    ("!", "not"),
    ("¬", "not"),
    ("&&", "and"),
    ("&", "and"),
    ("∧", "and"),
    ("||", "or"),
    ("∨", "or"),
    (";", "and"),
];

/// A sign of other languages at the start of some letters, and what is written here instead.
pub(super) fn elsewhere(letters: &[char]) -> Option<(&'static str, &'static str)> {
    let mut signs = ELSEWHERE.iter().copied();
    signs.find(|(sign, _)| starts_with(letters, sign))
}

/// The comparison at the start of some letters, and its length.
pub(super) fn comparison(letters: &[char]) -> Option<(Comparison, usize)> {
    const SIGNS: [(&str, Comparison); 9] = [
        ("<=", Comparison::LessEqual),
        ("≤", Comparison::LessEqual),
        ("<", Comparison::Less),
        (">=", Comparison::GreaterEqual),
        ("≥", Comparison::GreaterEqual),
        (">", Comparison::Greater),
        ("==", Comparison::Equal),
        ("!=", Comparison::NotEqual),
        ("≠", Comparison::NotEqual),
    ];
    let (sign, comparison) = SIGNS.iter().find(|(sign, _)| starts_with(letters, sign))?;
    Some((*comparison, sign.chars().count()))
}

fn starts_with(letters: &[char], sign: &str) -> bool {
    sign.chars().count() <= letters.len() && sign.chars().zip(letters).all(|(a, b)| a == *b)
}
