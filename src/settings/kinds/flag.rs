//! On or off.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types, literal};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::trimmed;
use crate::settings::value::Value;

/// `on` or `off`; an empty attribute means `on`.
#[derive(Clone, Copy)]
pub struct Flag;

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("on or off")
    }
}

impl Kind for Flag {
    fn parse(&self, text: &str) -> Option<Value> {
        match trimmed(text).to_ascii_lowercase().as_str() {
            "" | "on" | "true" | "yes" | "1" => Some(Value::Flag(true)),
            "off" | "false" | "no" | "0" => Some(Value::Flag(false)),
            _ => None,
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new("boolean", "boolean | \"on\" | \"off\"")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let set = format!("bool | {}", literal(&["on", "off"]));
        Python::new("Flag", String::new(), "bool", &set)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        Value::Flag(dice.once_in(2))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["maybe", "2", "on off"]
    }
}
