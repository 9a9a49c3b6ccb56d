//! The title of a formula: `y =` or `f(x) =` in front of it.

use super::error::{ParseError, equation};
use super::reader::Reader;
use crate::decimal::{is_blank, is_letter};
use crate::expression::Expression;
use crate::expression::functions::FUNCTIONS;

/// The title of a formula: its name and its arguments.
pub(super) struct Title {
    /// The index of the `=`.
    pub(super) at: usize,
    /// The name of the formula.
    name: String,
    /// The names of the arguments.
    of: Vec<String>,
}

impl Title {
    /// Whether it fits a formula: the formula does not contain its own name, and all arguments are among
    /// `names`, if that is not empty.
    pub(super) fn is_of(&self, expression: &Expression, names: &[&str]) -> bool {
        let known = |name: &String| names.is_empty() || names.contains(&name.as_str());
        !expression.names().contains(&self.name) && self.of.iter().all(known)
    }
}

impl Reader<'_> {
    /// Consumes the title, if there is one.
    pub(super) fn title(&mut self) -> Result<Option<Title>, ParseError> {
        let Some(at) = self.letters.iter().position(|letter| *letter == '=') else {
            return Ok(None);
        };
        let before: String = self.letters[..at].iter().collect();
        let before = before.trim_matches(is_blank);
        let (name, of) = match before
            .strip_suffix(')')
            .and_then(|text| text.split_once('('))
        {
            None => (before, Vec::new()),
            Some((name, of)) => (name, of.split(',').collect()),
        };
        let name = name.trim_matches(is_blank);
        let of: Vec<String> = of
            .iter()
            .map(|name| name.trim_matches(is_blank).to_owned())
            .collect();
        let is_free = !self.allowed.contains(&name) && !is_known(name);
        let is_second = self.letters.get(at + 1) == Some(&'=');
        if !is_free || is_second || !is_name(name) || !of.iter().all(|name| is_name(name)) {
            return Err(equation(at));
        }
        self.at = at + 1;
        Ok(Some(Title {
            at,
            name: name.to_owned(),
            of,
        }))
    }
}

/// Whether a text is a name, in any alphabet.
fn is_name(text: &str) -> bool {
    let in_name = |letter: char| is_letter(letter) || letter.is_ascii_digit() || letter == '_';
    text.chars().all(in_name)
        && !text.starts_with(|letter: char| letter.is_ascii_digit())
        && !text.is_empty()
}

/// Whether a name is a constant, a function or `torch`.
fn is_known(name: &str) -> bool {
    matches!(name, "pi" | "π" | "e" | "torch") || FUNCTIONS.iter().any(|(known, _)| *known == name)
}
