//! An integer.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::integer;
use crate::settings::value::Value;

/// An integer in a range, both ends included.
#[derive(Clone, Copy)]
pub struct Integer(pub i64, pub i64);

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from {} to {}", self.0, self.1)
    }
}

impl Kind for Integer {
    fn parse(&self, text: &str) -> Option<Value> {
        integer(text, self.0, self.1).map(Value::Integer)
    }

    fn takes_only_digits(&self) -> bool {
        self.0 >= 0
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new("number", "number | string")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let arguments = format!("{}, {}", self.0, self.1);
        Python::new("Integer", arguments, "int", "SupportsInt")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        Value::Integer(dice.integer(self.0, self.1))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "many", "1.5", "1e3", "99999999999999999999"]
    }
}
