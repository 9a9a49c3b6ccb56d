//! A list of numbers whose count the state determines.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{numbers, plain};
use crate::settings::value::Value;

/// A list of numbers: the first field is their greatest count (the least is 1), the others the ends of
/// their range. They are separated by commas or spaces, in brackets or not. The state determines the
/// count, and rejects any other.
#[derive(Clone, Copy)]
pub struct NumbersUpTo(pub usize, pub f64, pub f64);

impl fmt::Display for NumbersUpTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = (plain(self.1), plain(self.2));
        write!(
            f,
            "up to {} numbers from {low} to {high}, separated by commas",
            self.0
        )
    }
}

impl Kind for NumbersUpTo {
    fn parse(&self, text: &str) -> Option<Value> {
        let Self(max, low, high) = *self;
        numbers(text, low, high, 1..=max).map(Value::Numbers)
    }

    fn reread(&self, text: &str, given: &Value, kept: &Value) -> Result<Option<Value>, String> {
        let (Value::Numbers(given), Value::Numbers(kept)) = (given, kept) else {
            return Ok(None);
        };
        let count = kept.len();
        if count == given.len() {
            return Ok(None);
        }
        // The count may be right with the commas as decimal marks.
        match numbers(text, self.1, self.2, count..=count) {
            Some(numbers) => Ok(Some(Value::Numbers(numbers))),
            None => Err(format!("it takes {count} numbers here")),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new("number[]", "readonly number[] | string")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let Self(count, low, high) = *self;
        let arguments = format!("{count}, {}, {}", plain(low), plain(high));
        let set = "Iterable[SupportsFloat] | str";
        Python::new("NumbersUpTo", arguments, "list[float] | None", set)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let count = 1 + dice.below(self.0);
        Value::Numbers(dice.numbers(count, self.1, self.2))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "[]", "a b", "1,nan"]
    }
}
