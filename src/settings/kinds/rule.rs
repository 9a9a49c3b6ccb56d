//! A word with a number.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::text::joined;
use crate::settings::text::{is_between, number, plain, trimmed};
use crate::settings::value::Value;

/// One of these words with a number in its range, such as `steps 10`.
#[derive(Clone, Copy)]
pub struct Rule(pub &'static [(&'static str, f64, f64)]);

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (k, (rule, low, high)) in self.0.iter().enumerate() {
            let or = if k == 0 { "" } else { ", or " };
            let (low, high) = (plain(*low), plain(*high));
            write!(f, "{or}{rule} and a number from {low} to {high}")?;
        }
        Ok(())
    }
}

impl Kind for Rule {
    fn parse(&self, text: &str) -> Option<Value> {
        let (name, rest) = trimmed(text).split_once(is_between)?;
        let rule = |(rule, ..): &&(&str, f64, f64)| rule.eq_ignore_ascii_case(name);
        let (rule, low, high) = self.0.iter().find(rule)?;
        let value = number(rest.trim_start_matches(is_between), *low, *high)?;
        Some(Value::Rule(rule, value))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::string()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let rule = |(word, low, high): &(&str, f64, f64)| {
            format!("({word:?}, {}, {})", plain(*low), plain(*high))
        };
        let arguments = joined(self.0, ", ", rule);
        let set = "tuple[str, float] | str";
        Python::new("Rule", arguments, "str", set)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let (rule, low, high) = self.0[dice.below(self.0.len())];
        Value::Rule(rule, dice.number(low, high))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "10", "never 1"]
    }
}
