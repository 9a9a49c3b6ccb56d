//! What is wrong with a token after a complete part of a condition.

use super::reader::Reader;
use super::token::Token;

/// What is wrong with a comma between digits.
pub(super) const DECIMAL: &str = "a decimal point is written “.”, and no comma is needed here.";

impl Reader<'_> {
    /// What is wrong with the token after a complete condition; whether a bar stands before it.
    pub(super) fn unexpected(&self, after_bar: bool) -> String {
        match &self.token {
            Token::Sign(')') => "there is no “(” for this “)”.".into(),
            Token::Sign(']') => "there is no “[” for this “]”.".into(),
            Token::Sign('|') => with_bars(),
            token if after_bar && token.begins_atom() => with_bars(),
            token if token.begins_atom() => {
                "an operator such as and, < or * is missing before this.".into()
            }
            _ => self.separator().unwrap_or_else(|| {
                "this is not clear here: parentheses or an operator are missing.".into()
            }),
        }
    }

    /// What is wrong with a comma or a semicolon; `None` for any other token.
    pub(super) fn separator(&self) -> Option<String> {
        let sign = match self.token {
            Token::Sign(sign @ (',' | ';')) => sign,
            _ => return None,
        };
        Some(if self.lexer.is_at_end() {
            format!("no “{sign}” is needed at the end.")
        } else if sign == ';' {
            "“;” is written “and” here.".into()
        } else if self.lexer.is_decimal_comma(self.at) {
            DECIMAL.into()
        } else {
            "“,” stands only in calls such as max(x, 0); conditions are joined by and.".into()
        })
    }

    /// What is wrong with a word of other languages after a comparison or a part of one; `None` for any
    /// other token.
    pub(super) fn misplaced_word(&self) -> Option<String> {
        let Token::Word(word) = &self.token else {
            return None;
        };
        let lowercase = word.to_lowercase();
        let (written, right) = match lowercase.as_str() {
            "is" if self.lexer.is_before("not") => ("is not", "!="),
            "is" => (word.as_str(), "=="),
            "and" | "or" if *word != lowercase => (word.as_str(), lowercase.as_str()),
            "not" if !self.lexer.is_before("in") => return None,
            "in" | "not" => {
                let what = "there is no “in” here: write what it may be, as in x == 1 or x == 2.";
                return Some(what.into());
            }
            _ => return None,
        };
        Some(format!("“{written}” is written “{right}” here."))
    }
}

fn with_bars() -> String {
    "with these bars it is not clear: write abs(…), and an operator between values.".into()
}
