//! Kinds of settings: the values that they take, and how these are parsed and described.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use super::sample::Dice;
use super::value::Value;

/// A kind of setting with its range. It prints as a description of its values, such as "a number from 0
/// to 1".
///
/// Parsing the text of a [`Value`] returns the same value. Kinds that several figures use are in
/// [`kinds`](super::kinds), one per file; a kind that only one figure uses is in that figure's folder.
pub trait Kind: fmt::Display + Sync {
    /// Parses a text; `None` if it is not of this kind or is out of range.
    fn parse(&self, text: &str) -> Option<Value>;

    /// The reason why a text cannot be parsed, as the end of a sentence on what the kind takes, starting
    /// with its punctuation; empty if the kind has none.
    fn reason(&self, _text: &str) -> String {
        String::new()
    }

    /// Parses a text again, for a kind whose valid values depend on the state. `given` is the value that
    /// [`parse`](Self::parse) returned for the text, `kept` the one that the state has after it was set.
    /// Returns another value to set, or `None` if `kept` is right.
    ///
    /// # Errors
    ///
    /// The reason why the state rejected the value.
    fn reread(&self, _text: &str, _given: &Value, _kept: &Value) -> Result<Option<Value>, String> {
        Ok(None)
    }

    /// The words that it takes, for a choice of words; else empty.
    fn words(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether a text of this kind consists of digits only.
    fn takes_only_digits(&self) -> bool {
        false
    }

    /// The TypeScript types of its property.
    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types;

    /// The class of its attribute in Python.
    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python;

    /// A random value of this kind, for tests.
    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value;

    /// Texts that it rejects, for tests.
    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str];
}

/// The TypeScript types of a property.
#[cfg(not(target_arch = "wasm32"))]
pub struct Types {
    /// The type on reading the property.
    pub get: String,
    /// The type on setting the property.
    pub set: String,
}

#[cfg(not(target_arch = "wasm32"))]
impl Types {
    /// The types on reading and on setting a property.
    #[must_use]
    pub fn new(get: &str, set: &str) -> Self {
        Self {
            get: get.into(),
            set: set.into(),
        }
    }

    /// A string on reading and on setting.
    #[must_use]
    pub fn string() -> Self {
        Self::new("string", "string")
    }
}

/// The class of an attribute in the Python package, where `kinds.py` has those of all kinds.
#[cfg(not(target_arch = "wasm32"))]
pub struct Python {
    /// The name of the class.
    pub class: &'static str,
    /// The arguments of a new one, in the notation of Python.
    pub arguments: String,
    /// The type on reading the attribute.
    pub get: String,
    /// The type on setting it, apart from `None`.
    pub set: String,
}

#[cfg(not(target_arch = "wasm32"))]
impl Python {
    /// A class with these arguments, and the types on reading and on setting an attribute.
    #[must_use]
    pub fn new(class: &'static str, arguments: String, get: &str, set: &str) -> Self {
        Self {
            class,
            arguments,
            get: get.into(),
            set: set.into(),
        }
    }

    /// A text of this pattern, or a list of its parts.
    #[must_use]
    pub fn notation(takes: &str, pattern: &str) -> Self {
        let arguments = format!("{takes:?}, r\"{pattern}\"");
        Self::new("Notation", arguments, "str", "Iterable[object] | str")
    }
}

/// The Python type of one of these words.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn literal(words: &[&str]) -> String {
    format!("Literal[{}]", quoted(words))
}

/// These words as arguments in Python.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn quoted(words: &[&str]) -> String {
    super::text::joined(words, ", ", |word| format!("{word:?}"))
}

/// The TypeScript union type of these words.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn union(words: &[&str]) -> String {
    super::text::joined(words, " | ", |word| format!("\"{word}\""))
}
