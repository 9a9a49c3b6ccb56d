//! A number.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{number, plain};
use crate::settings::value::Value;

/// A finite number in a range, both ends included. The decimal mark is a point or a comma.
#[derive(Clone, Copy)]
pub struct Number(pub f64, pub f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number from {} to {}", plain(self.0), plain(self.1))
    }
}

impl Kind for Number {
    fn parse(&self, text: &str) -> Option<Value> {
        number(text, self.0, self.1).map(Value::Number)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new("number", "number | string")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let arguments = format!("{}, {}", plain(self.0), plain(self.1));
        Python::new("Number", arguments, "float", "SupportsFloat")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        Value::Number(dice.number(self.0, self.1))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "fast", "nan", "inf", "-inf", "1e999", "1 2", "0x10"]
    }
}
