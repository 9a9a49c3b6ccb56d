//! The formula of a model to fit.

use std::fmt;

use super::formula::at_character;
use crate::numeric::model;
use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::trimmed;
use crate::settings::value::Value;

/// A formula of `t` and parameters.
#[derive(Clone, Copy)]
pub struct Model;

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a formula in t and up to six parameters")
    }
}

impl Kind for Model {
    fn parse(&self, text: &str) -> Option<Value> {
        let model = model::Model::read(trimmed(text)).ok()?;
        Some(Value::Text(model.formula().into()))
    }

    fn reason(&self, text: &str) -> String {
        at_character(model::Model::read(trimmed(text)).err())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::string()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        Python::new("Formula", format!("{:?}", self.to_string()), "str", "str")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let models = ["a*t**2 + b*t + c", "a*sin(b*t) + c", "k", "u*exp(-v*t)"];
        Value::Text(dice.pick(&models).into())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "t +", "a*t**2 + b*t + c)", "f(t)"]
    }
}
