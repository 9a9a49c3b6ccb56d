//! The kind of the setting `classes`.

use std::fmt;

use crate::numeric::digits::classes::Classes;
use crate::settings::Value;
use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::trimmed;

/// The kind of [`Classes`]: two digits, or one digit and `rest`, or `all`.
#[derive(Clone, Copy)]
pub struct ClassesKind;

impl fmt::Display for ClassesKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("two digits such as 3,7, a digit and rest such as 8,rest, or all")
    }
}

impl Kind for ClassesKind {
    fn parse(&self, text: &str) -> Option<Value> {
        Some(Value::Text(Classes::parse(trimmed(text))?.to_string()))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::string()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        // Two different digits, or one and `rest`, or `all`.
        let pattern = r"([0-9]),(?!\1)[0-9]|[0-9],rest|all";
        Python::notation(&self.to_string(), pattern)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        Value::Text(dice.pick(&["3,7", "0,1", "8,rest", "all"]).into())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "3", "3,3", "3,10", "rest", "rest,8"]
    }
}
