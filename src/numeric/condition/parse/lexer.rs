//! The lexer of a condition: it consumes characters and gives tokens.

use super::token::{Token, comparison, elsewhere};
use crate::decimal::{self, is_blank, is_letter, is_minus};
use crate::expression::{ParseError, lowered, number_length};

/// The text of a condition, of which a part is consumed.
pub(super) struct Lexer<'a> {
    /// The characters of the text.
    letters: &'a [char],
    /// The index of the next character.
    at: usize,
    /// The ids of figures that are no words, longest first.
    ids: Vec<Vec<char>>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new<'i>(letters: &'a [char], ids: impl Iterator<Item = &'i str>) -> Self {
        let mut ids: Vec<Vec<char>> = ids.map(|id| id.chars().collect()).collect();
        ids.retain(|id| id.first().is_some_and(|c| begins_word(*c)) && !id.iter().all(in_word));
        ids.sort_by_key(|id| std::cmp::Reverse(id.len()));
        Self {
            letters,
            at: 0,
            ids,
        }
    }

    /// The next token and its position.
    ///
    /// # Errors
    ///
    /// A character that begins no token, a text without an end, a number out of range.
    pub(super) fn next(&mut self) -> Result<(usize, Token), ParseError> {
        while self.letters.get(self.at).is_some_and(|c| is_blank(*c)) {
            self.at += 1;
        }
        let start = self.at;
        let rest = &self.letters[start..];
        let Some(letter) = rest.first().copied() else {
            return Ok((start, Token::End));
        };
        let (token, length) = if letter.is_ascii_digit() || is_point(rest) {
            number(start, rest)?
        } else if letter == 'π' {
            (Token::Word("pi".into()), 1)
        } else if let Some(id) = self.id(rest) {
            (Token::Id(id.iter().collect()), id.len())
        } else if begins_word(letter) {
            let word: String = rest.iter().take_while(|c| in_word(c)).collect();
            let length = word.chars().count();
            (Token::Word(word), length)
        } else if let Some(closing) = quotes(letter) {
            text(start, rest, closing)?
        } else if lowered(letter).is_some() {
            raised(start, rest)?
        } else {
            sign(start, rest)?
        };
        self.at += length;
        Ok((start, token))
    }

    /// The longest id of a figure at the start of some letters.
    fn id(&self, rest: &[char]) -> Option<&Vec<char>> {
        let ends = |id: &Vec<char>| !rest.get(id.len()).is_some_and(in_word);
        let mut ids = self.ids.iter();
        ids.find(|id| rest.starts_with(id) && ends(id))
    }
}

/// Whether a word can begin with this character.
fn begins_word(letter: char) -> bool {
    is_letter(letter) || letter == '_'
}

/// Whether a word can go on with this character.
fn in_word(letter: &char) -> bool {
    begins_word(*letter) || letter.is_ascii_digit()
}

/// Whether a number begins with the point here.
fn is_point(rest: &[char]) -> bool {
    matches!(rest, ['.', digit, ..] if digit.is_ascii_digit())
}

fn number(start: usize, rest: &[char]) -> Result<(Token, usize), ParseError> {
    let length = number_length(rest);
    let text: String = rest[..length].iter().collect();
    let number = decimal::parse(&decimal::tidy(&text)).filter(|number| number.is_finite());
    match number {
        Some(number) => Ok((Token::Number(number), length)),
        None => {
            let what = "this is not a number that can be computed with.";
            Err(ParseError::new(start, what))
        }
    }
}

/// The quotes that close a text after this one opened it; `None` if it is not a quote.
fn quotes(letter: char) -> Option<&'static [char]> {
    match letter {
        '\'' => Some(&['\'']),
        '"' => Some(&['"']),
        '‘' | '’' | '‚' => Some(&['’', '‘']),
        '“' | '”' | '„' => Some(&['”', '“']),
        _ => None,
    }
}

/// A text in quotes, of which these close it.
fn text(
    start: usize,
    rest: &[char],
    closing: &'static [char],
) -> Result<(Token, usize), ParseError> {
    let length = rest[1..].iter().position(|c| closing.contains(c));
    let length = length.ok_or_else(|| {
        let what = format!("this text has no end: {} is missing.", closing[0]);
        ParseError::new(start, what)
    })?;
    let text = rest[1..=length].iter().collect();
    Ok((Token::Text(text), length + 2))
}

/// An exponent as in `x²`.
fn raised(start: usize, rest: &[char]) -> Result<(Token, usize), ParseError> {
    let text: String = rest.iter().map_while(|letter| lowered(*letter)).collect();
    let digits = text.trim_start_matches(['+', '-']);
    let is_plain = digits.len() + 1 >= text.len();
    match digits.parse::<f64>() {
        Ok(number) if is_plain && number.is_finite() => {
            let number = if text.starts_with('-') {
                -number
            } else {
                number
            };
            Ok((Token::Raised(number), text.len()))
        }
        _ => {
            let what = "a raised exponent is a whole number, as in x² or x⁻¹.";
            Err(ParseError::new(start, what))
        }
    }
}

/// A comparison, an operator, a bracket or a comma.
fn sign(start: usize, rest: &[char]) -> Result<(Token, usize), ParseError> {
    let comparison = comparison(rest);
    let length = comparison.map_or(0, |(_, length)| length);
    // Of `==` and `=`, or of `<>` and `<`, the longer one is meant.
    if let Some((written, right)) = elsewhere(rest).filter(|(sign, _)| sign.len() > length) {
        let what = format!("“{written}” is written “{right}” here.");
        return Err(ParseError::new(start, what));
    }
    if let Some((comparison, length)) = comparison {
        return Ok((Token::Compare(comparison), length));
    }
    match rest {
        ['*', '*', ..] => Ok((Token::Power, 2)),
        ['^', ..] => Ok((Token::Power, 1)),
        ['*' | '×' | '·' | '⋅' | '∙' | '∗', ..] => Ok((Token::Sign('*'), 1)),
        ['/' | '÷' | '∕' | '⁄', ..] => Ok((Token::Sign('/'), 1)),
        [letter, ..] if is_minus(*letter) => Ok((Token::Sign('-'), 1)),
        [
            letter @ ('+' | '(' | ')' | '[' | ']' | ',' | '.' | '|' | '√'),
            ..,
        ] => Ok((Token::Sign(*letter), 1)),
        _ => {
            let letter = rest.first().filter(|letter| !letter.is_control());
            let what = letter.map_or_else(
                || "this is not an operator.".into(),
                |letter| {
                    format!(
                        "“{letter}” is not an operator; there are + - * / ** and < <= > >= == !=."
                    )
                },
            );
            Err(ParseError::new(start, what))
        }
    }
}
