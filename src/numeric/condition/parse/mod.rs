//! Parsing a condition by recursive descent: each rule of the grammar is a method of [`Reader`].

mod atom;
mod comparisons;
mod lexer;
mod names;
mod operand;
mod operators;
mod reader;
mod token;
mod unexpected;

use super::{Condition, Scope};
use crate::decimal::is_blank;
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
        Self::parsed(text, scope).map_err(|fault| ParseError::new(fault.at, visible(&fault.what)))
    }

    fn parsed(text: &str, scope: &dyn Scope) -> Result<Self, ParseError> {
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
            let what = reader.unexpected(letters[..reader.at].contains(&'|'));
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

/// A message with the characters that would not show in it, or would turn it round, as their numbers.
fn visible(what: &str) -> String {
    let mut shown = String::new();
    for letter in what.chars() {
        let is_hidden = letter.is_control()
            || (letter != ' ' && is_blank(letter))
            || matches!(letter, '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{206f}');
        if is_hidden {
            shown += &format!("U+{:04X}", letter as u32);
        } else {
            shown.push(letter);
        }
    }
    shown
}
