//! The lexer of a condition: it consumes characters and gives tokens.

use super::token::{Token, compares, comparison, elsewhere};
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
    /// The ids of figures that cannot be written.
    unusable: Vec<Vec<char>>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new<'i>(letters: &'a [char], ids: impl Iterator<Item = &'i str>) -> Self {
        let (ids, unusable): (Vec<&str>, Vec<&str>) = ids
            .filter(|id| !id.is_empty())
            .partition(|id| is_usable(id));
        let letters_of = |id: &str| id.chars().collect();
        let mut ids: Vec<Vec<char>> = ids.into_iter().map(letters_of).collect();
        ids.retain(|id| !id.iter().all(in_word));
        ids.sort_by_key(|id| std::cmp::Reverse(id.len()));
        Self {
            letters,
            at: 0,
            ids,
            unusable: unusable.into_iter().map(letters_of).collect(),
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
        if let Some(id) = self.unusable(rest) {
            let what = format!(
                "the id “{id}” cannot be used in a condition: give the figure another, which begins with a letter."
            );
            return Err(ParseError::new(start, what));
        }
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

    /// The id at the start of some letters that cannot be written, if a field follows it.
    fn unusable(&self, rest: &[char]) -> Option<String> {
        let mut ids = self.unusable.iter();
        let id = ids.find(|id| {
            let field = rest.strip_prefix(id.as_slice());
            matches!(field, Some(['.', letter, ..]) if begins_word(*letter))
        })?;
        Some(id.iter().collect())
    }

    /// Whether this word comes after the last token, in capitals or not.
    pub(super) fn is_before(&self, word: &str) -> bool {
        let rest = self.letters[self.at..].iter();
        let rest = rest.skip_while(|c| is_blank(**c));
        let next: String = rest.take_while(|c| in_word(c)).collect();
        next.eq_ignore_ascii_case(word)
    }

    /// Whether nothing comes after the last token.
    pub(super) fn is_at_end(&self) -> bool {
        self.letters[self.at..].iter().all(|c| is_blank(*c))
    }

    /// Whether there is a decimal comma at this index: one between digits.
    pub(super) fn is_decimal_comma(&self, at: usize) -> bool {
        let part = self.letters.get(at.saturating_sub(1)..at + 2);
        matches!(part, Some([a, ',', b]) if a.is_ascii_digit() && b.is_ascii_digit())
    }
}

/// Whether the id of a figure can be written in a condition.
pub(super) fn is_usable(id: &str) -> bool {
    id.starts_with(begins_word) && !matches!(id, "and" | "or" | "not")
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
    if let Some(reason) = misread(&text, &rest[length..]) {
        let rest = rest[length..].iter();
        let rest: String = rest.take_while(|c| in_word(c) || **c == '.').collect();
        let what = format!("“{text}{rest}” is not a number: {reason}.");
        return Err(ParseError::new(start, what));
    }
    let number = decimal::parse(&decimal::tidy(&text)).filter(|number| number.is_finite());
    match number {
        Some(number) => Ok((Token::Number(number), length)),
        None => {
            let what = "this is not a number that can be computed with.";
            Err(ParseError::new(start, what))
        }
    }
}

/// Why a number is none with what follows it, where that was meant to belong to it.
fn misread(number: &str, rest: &[char]) -> Option<&'static str> {
    match rest {
        ['_', ..] => Some("its digits stand without “_”"),
        ['.', digit, ..] if digit.is_ascii_digit() => Some("it has a point too many"),
        ['e' | 'E', rest @ ..] if !rest.first().is_some_and(in_word) => {
            Some("digits are missing after the e, or * before it")
        }
        ['x' | 'X' | 'b' | 'B' | 'o' | 'O', digit, ..]
            if number == "0" && digit.is_ascii_hexdigit() =>
        {
            Some("it is written with the digits from 0 to 9 alone")
        }
        _ => None,
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
    if let Some((right, length)) = comparison(rest) {
        return match compares(&rest[..length]) {
            Some(comparison) => Ok((Token::Compare(comparison), length)),
            None => Err(written(start, &rest[..length], right)),
        };
    }
    if let Some((sign, right)) = elsewhere(rest) {
        return Err(written(start, &rest[..sign.chars().count()], right));
    }
    match rest {
        ['*', '*', ..] => Ok((Token::Power, 2)),
        ['^', ..] => Ok((Token::Power, 1)),
        ['*' | '×' | '·' | '⋅' | '∙' | '∗', ..] => Ok((Token::Sign('*'), 1)),
        ['/' | '÷' | '∕' | '⁄', ..] => Ok((Token::Sign('/'), 1)),
        [letter, ..] if is_minus(*letter) => Ok((Token::Sign('-'), 1)),
        [
            letter @ ('+' | '(' | ')' | '[' | ']' | ',' | ';' | '.' | '|' | '√'),
            ..,
        ] => Ok((Token::Sign(*letter), 1)),
        ['«' | '»' | '‹' | '›' | '`' | '´' | '′' | '″', ..] => Err(ParseError::new(
            start,
            "a text stands in quotes such as '…'.",
        )),
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

/// The error of what is written otherwise here.
fn written(start: usize, letters: &[char], right: &str) -> ParseError {
    let letters: String = letters.iter().collect();
    ParseError::new(start, format!("“{letters}” is written “{right}” here."))
}
