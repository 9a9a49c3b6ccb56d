//! A list of a fixed count of numbers.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{numbers, plain};
use crate::settings::value::Value;

/// A list of numbers: the first field is their count, the others the ends of their range. They are
/// separated by commas or spaces, in brackets or not; between semicolons or spaces a comma may be the
/// decimal mark.
#[derive(Clone, Copy)]
pub struct Numbers(pub usize, pub f64, pub f64);

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = (plain(self.1), plain(self.2));
        write!(
            f,
            "{} numbers from {low} to {high}, separated by commas",
            self.0
        )
    }
}

impl Kind for Numbers {
    fn parse(&self, text: &str) -> Option<Value> {
        let Self(count, low, high) = *self;
        numbers(text, low, high, count..=count).map(Value::Numbers)
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
        Python::new("Numbers", arguments, "list[float] | None", set)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        Value::Numbers(dice.numbers(self.0, self.1, self.2))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "[]", "a b", "1,nan"]
    }
}
