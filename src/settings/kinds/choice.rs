//! A choice of one word.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types, literal, quoted, union};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::choice;
use crate::settings::value::Value;

/// One of these words; blanks and case are ignored.
#[derive(Clone, Copy)]
pub struct Choice(pub &'static [&'static str]);

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of: {}", self.0.join(", "))
    }
}

impl Kind for Choice {
    fn parse(&self, text: &str) -> Option<Value> {
        choice(self.0, text).map(Value::Word)
    }

    fn words(&self) -> &'static [&'static str] {
        self.0
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        let types = union(self.0);
        Types::new(&types, &types)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let types = literal(self.0);
        Python::new("Choice", quoted(self.0), &types, &types)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        Value::Word(dice.pick(self.0))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "no such word", "0"]
    }
}
