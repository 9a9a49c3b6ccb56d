//! A list of integers.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::each;
use crate::settings::value::Value;

/// A list of integers, separated by commas or spaces: the first field is the greatest count (the least
/// is 1), the second the greatest value (the least is 0).
#[derive(Clone, Copy)]
pub struct Integers(pub usize, pub u32);

impl fmt::Display for Integers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(count, max) = self;
        write!(
            f,
            "up to {count} whole numbers from 0 to {max}, separated by commas"
        )
    }
}

impl Kind for Integers {
    fn parse(&self, text: &str) -> Option<Value> {
        let Self(count, max) = *self;
        let integer = |word: &str| word.parse::<u32>().ok().filter(|value| *value <= max);
        let values = each(text, integer)?;
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        (1..=count)
            .contains(&values.len())
            .then_some(Value::Numbers(values))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new("number[]", "readonly number[] | string")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let arguments = format!("{}, {}", self.0, self.1);
        let set = "Iterable[SupportsInt] | str";
        Python::new("Integers", arguments, "list[int]", set)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let count = 1 + dice.below(self.0);
        let mut integer = || dice.integer(0, self.1.into()) as f64;
        Value::Numbers((0..count).map(|_| integer()).collect())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", ",", "-1", "1.5", "few"]
    }
}
