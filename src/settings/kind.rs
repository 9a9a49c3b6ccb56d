//! What a kind of setting is: which values it takes, how it reads and describes them.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use super::sample::Dice;
use super::value::Value;

/// A kind of setting with its range, such as a number from 0 to 1. Printed, it says what it takes:
/// "a number from 0 to 1".
///
/// To parse what [`Value`] prints is the identity. Kinds that several figures use are in
/// [`kinds`](super::kinds), a file each; a kind that one figure alone uses is in that figure's folder.
pub trait Kind: fmt::Display + Sync {
    /// Reads a text; none if it is not of this kind or out of range.
    fn parse(&self, text: &str) -> Option<Value>;

    /// The first fault of a text that cannot be read, to follow what the kind takes in a sentence, with
    /// the punctuation before it; empty if there is no more to say.
    fn fault(&self, _text: &str) -> String {
        String::new()
    }

    /// Reads a text again, for a kind of which the state decides what it takes: the state was given
    /// the value that the text reads as, and has kept another. None if the state is right as it is.
    ///
    /// # Errors
    ///
    /// Why the state did not take the value.
    fn reread(&self, _text: &str, _given: &Value, _kept: &Value) -> Result<Option<Value>, String> {
        Ok(None)
    }

    /// The words that it takes, where it takes a choice of words.
    fn words(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether digits are all that a text of this kind can have.
    fn takes_only_digits(&self) -> bool {
        false
    }

    /// Its types in TypeScript.
    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types;

    /// A random value of this kind, for tests.
    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value;

    /// Texts that it refuses, for tests.
    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str];
}

/// The types of a property in TypeScript.
#[cfg(not(target_arch = "wasm32"))]
pub struct Types {
    /// What the property reads as.
    pub get: String,
    /// What it takes.
    pub set: String,
}

#[cfg(not(target_arch = "wasm32"))]
impl Types {
    /// These two types.
    #[must_use]
    pub fn new(get: &str, set: &str) -> Self {
        Self {
            get: get.into(),
            set: set.into(),
        }
    }

    /// A text, read and taken.
    #[must_use]
    pub fn string() -> Self {
        Self::new("string", "string")
    }
}

/// The type of one of these words in TypeScript.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn union(words: &[&str]) -> String {
    super::text::joined(words, " | ", |word| format!("\"{word}\""))
}
