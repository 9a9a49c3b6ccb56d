//! The kind of the setting `plane`.

use std::fmt;

use super::state::parameter_plane::Plane;
use crate::settings::Value;
use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{choice, trimmed, words};

/// The name of a plane of directions, or two different parameters. Whether the model has these
/// parameters is checked by the state.
#[derive(Clone, Copy)]
pub struct PlaneKind;

impl fmt::Display for PlaneKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let choices = Plane::WORDS.join(", ");
        write!(f, "one of: {choices}, or two parameters such as a,b")
    }
}

impl Kind for PlaneKind {
    fn parse(&self, text: &str) -> Option<Value> {
        if let Some(word) = choice(&Plane::WORDS, trimmed(text)) {
            return Some(Value::Text(word.into()));
        }
        let names: Vec<&str> = words(text).collect();
        let plain = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let two = names.len() == 2 && names[0] != names[1] && names.iter().all(plain);
        two.then(|| Value::Text(names.join(",")))
    }

    fn reread(&self, _text: &str, given: &Value, kept: &Value) -> Result<Option<Value>, String> {
        if kept == given {
            return Ok(None);
        }
        Err(format!("{given} are not both parameters of the model here"))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::string()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        // Two different names of parameters.
        let pattern = format!(r"{}|(\w+),(?!\1$)\w+", Plane::WORDS.join("|"));
        Python::notation(&self.to_string(), &pattern)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let planes = [&Plane::WORDS[..], &["a,b", "c,a", "b,c"]].concat();
        Value::Text(dice.pick(&planes).into())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "a", "a,a", "a,b,c", "a;b c", "a+,b"]
    }
}
