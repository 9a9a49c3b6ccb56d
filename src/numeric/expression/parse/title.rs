//! What a formula is called, in front of it: `y =` or `f(x) =`.

use super::{Fault, Reader};
use crate::decimal::{is_blank, is_letter};
use crate::expression::{Expression, FUNCTIONS};

/// What stands before a formula's `=`.
pub(super) struct Title {
    /// Where the `=` is.
    pub(super) at: usize,
    /// The name of the formula.
    name: String,
    /// What it says that the formula is of.
    of: Vec<String>,
}

impl Title {
    /// Whether it may be the title of this formula, which is of these names, or of any.
    pub(super) fn is_of(&self, expression: &Expression, names: &[&str]) -> bool {
        let known = |name: &String| names.is_empty() || names.contains(&name.as_str());
        !expression.names().contains(&self.name) && self.of.iter().all(known)
    }
}

/// The fault of a text that is an equation and no formula.
pub(crate) fn equation(at: usize) -> Fault {
    Fault {
        at,
        what: "a formula has no “=”; write what is computed alone.".into(),
    }
}

impl Reader<'_> {
    /// Goes past the title, if there is one.
    pub(super) fn title(&mut self) -> Result<Option<Title>, Fault> {
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

/// Whether a text may name something, in any alphabet.
fn is_name(text: &str) -> bool {
    let in_name = |letter: char| is_letter(letter) || letter.is_ascii_digit() || letter == '_';
    text.chars().all(in_name)
        && !text.starts_with(|letter: char| letter.is_ascii_digit())
        && !text.is_empty()
}

/// Whether a name means something already.
fn is_known(name: &str) -> bool {
    matches!(name, "pi" | "π" | "e" | "torch") || FUNCTIONS.iter().any(|(known, _)| *known == name)
}
