//! Parsing a condition by recursive descent: each rule of the grammar is a method of [`Reader`].

mod atom;
mod comparisons;
mod lexer;
mod names;
mod operand;
mod operators;
mod reader;
mod token;

use super::{Condition, Scope};
use crate::expression::ParseError;
use reader::Reader;
use token::Token;

/// The greatest length of a condition, in characters.
pub const MAX_LENGTH: usize = 1000;

impl Condition {
    /// Parses a condition, and checks that `scope` has its names and that their kinds fit together.
    ///
    /// # Errors
    ///
    /// The first error in the text.
    ///
    /// ```
    /// use downhill_numeric::condition::{Condition, Kind, Scope, Value};
    ///
    /// struct Descent;
    ///
    /// impl Scope for Descent {
    ///     fn ids(&self) -> Vec<String> {
    ///         Vec::new()
    ///     }
    ///
    ///     fn fields(&self, _: &str) -> Vec<(String, Kind)> {
    ///         vec![("step".into(), Kind::Number)]
    ///     }
    /// }
    ///
    /// let some_steps = Condition::parse("step >= 10", &Descent).expect("a condition");
    /// assert!(some_steps.holds(&mut |_, _| Some(Value::Number(12.0))));
    /// let fault = Condition::parse("step => 10", &Descent).unwrap_err();
    /// assert_eq!((fault.at, fault.what.as_str()), (5, "“=>” is written “>=” here."));
    /// ```
    pub fn parse(text: &str, scope: &dyn Scope) -> Result<Self, ParseError> {
        let letters: Vec<char> = text.chars().take(MAX_LENGTH + 1).collect();
        if letters.len() > MAX_LENGTH {
            let what = format!("a condition has at most {MAX_LENGTH} characters.");
            return Err(ParseError::new(MAX_LENGTH, what));
        }
        let mut reader = Reader::new(&letters, scope)?;
        if reader.token == Token::End {
            let what = "a condition is missing, such as step >= 10.";
            return Err(ParseError::new(reader.at, what));
        }
        let root = reader.condition()?;
        if reader.token != Token::End {
            let what = unexpected(&reader.token, letters[..reader.at].contains(&'|'));
            return Err(ParseError::new(reader.at, what));
        }
        Ok(Self {
            plain_field: root.text.filter(|_| root.node.is_path()),
            root: root.node,
            kind: root.kind,
            fields: reader.fields,
        })
    }
}

/// What is wrong with a token after a complete condition; whether a bar stands before it.
fn unexpected(token: &Token, after_bar: bool) -> String {
    match token {
        Token::Sign(')') => "there is no “(” for this “)”.".into(),
        Token::Sign(']') => "there is no “[” for this “]”.".into(),
        Token::Sign(',') => "a decimal point is written “.”, and no comma is needed here.".into(),
        Token::Word(word) if word == "is" => "“is” is written “==” here.".into(),
        Token::Word(word) if matches!(word.as_str(), "AND" | "And" | "OR" | "Or") => {
            format!("“{word}” is written “{}” here.", word.to_lowercase())
        }
        Token::Sign('|') => with_bars(),
        token if after_bar && token.begins_atom() => with_bars(),
        token if token.begins_atom() => {
            "an operator such as and, < or * is missing before this.".into()
        }
        _ => "this is not clear here: parentheses or an operator are missing.".into(),
    }
}

fn with_bars() -> String {
    "with these bars it is not clear: write abs(…), and an operator between values.".into()
}
