//! A subset of words.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types, literal, quoted, union};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{choice, each};
use crate::settings::value::Value;

/// Any of these words, separated by commas or spaces; the value has them in the order of this list.
#[derive(Clone, Copy)]
pub struct Subset(pub &'static [&'static str]);

impl fmt::Display for Subset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "any of: {}", self.0.join(", "))
    }
}

impl Kind for Subset {
    fn parse(&self, text: &str) -> Option<Value> {
        let given = each(text, |word| choice(self.0, word))?;
        let kept = self.0.iter().filter(|name| given.contains(*name));
        Some(Value::Words(kept.copied().collect()))
    }

    fn words(&self) -> &'static [&'static str] {
        self.0
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new(
            "string",
            &format!("readonly ({})[] | string", union(self.0)),
        )
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let types = format!("list[{}]", literal(self.0));
        // A list of words that stands in a variable is a `list[str]` for a checker of types.
        Python::new("Subset", quoted(self.0), &types, "Iterable[str] | str")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let kept = self.0.iter().filter(|_| dice.once_in(2));
        Value::Words(kept.copied().collect())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["no such word", "0"]
    }
}
