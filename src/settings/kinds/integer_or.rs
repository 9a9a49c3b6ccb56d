//! An integer or a word.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types, literal};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{integer, is_word};
use crate::settings::value::Value;

/// An integer in a range, both ends included, or the word.
#[derive(Clone, Copy)]
pub struct IntegerOr(pub i64, pub i64, pub &'static str);

impl fmt::Display for IntegerOr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, or a whole number from {} to {}",
            self.2, self.0, self.1
        )
    }
}

impl Kind for IntegerOr {
    fn parse(&self, text: &str) -> Option<Value> {
        let Self(low, high, word) = *self;
        if is_word(text, word) {
            return Some(Value::Word(word));
        }
        integer(text, low, high).map(Value::Integer)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        let types = format!("number | \"{}\"", self.2);
        Types::new(&types, &types)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let Self(low, high, word) = *self;
        let arguments = format!("{low}, {high}, {word:?}");
        let or = literal(&[word]);
        let (get, set) = (format!("int | {or}"), format!("SupportsInt | {or}"));
        Python::new("IntegerOr", arguments, &get, &set)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        if dice.once_in(4) {
            return Value::Word(self.2);
        }
        Value::Integer(dice.integer(self.0, self.1))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "many", "1.5", "1e3", "99999999999999999999"]
    }
}
