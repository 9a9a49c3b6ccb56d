//! The range of an axis.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types, literal};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{are_ends, is_word, numbers, plain};
use crate::settings::value::Value;

/// The ends of an axis, two numbers between the first and the second field, the smaller one first; or
/// the word.
#[derive(Clone, Copy)]
pub struct Span(pub f64, pub f64, pub &'static str);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high, word) = (plain(self.0), plain(self.1), self.2);
        write!(
            f,
            "{word}, or two numbers from {low} to {high}, the smaller one first"
        )
    }
}

impl Kind for Span {
    fn parse(&self, text: &str) -> Option<Value> {
        if is_word(text, self.2) {
            return Some(Value::Word(self.2));
        }
        let ends = numbers(text, self.0, self.1, 2..=2)?;
        are_ends(ends[0], ends[1]).then_some(Value::Numbers(ends))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new(
            &format!("[number, number] | \"{}\"", self.2),
            "readonly number[] | string",
        )
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let Self(low, high, word) = *self;
        Python::new(
            "Span",
            format!("{}, {}, {word:?}", plain(low), plain(high)),
            &format!("list[float] | {}", literal(&[word])),
            &format!("Iterable[SupportsFloat] | {}", literal(&[word])),
        )
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        if dice.once_in(4) {
            return Value::Word(self.2);
        }
        Value::Numbers(dice.ends(self.0, self.1).to_vec())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "1", "1,1", "2,1", "1,2,3", "far,wide"]
    }
}
