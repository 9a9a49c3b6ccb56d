//! A list of whole numbers.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::Types;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::each;
use crate::settings::value::Value;

/// Whole numbers from 0 to the second, at least one and at most as many as the first says, separated by
/// commas or spaces.
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
        let whole = |word: &str| word.parse::<u32>().ok().filter(|value| *value <= max);
        let values = each(text, whole)?;
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
    fn sample(&self, dice: &mut Dice) -> Value {
        let count = 1 + dice.below(self.0);
        let mut whole = || dice.integer(0, self.1.into()) as f64;
        Value::Numbers((0..count).map(|_| whole()).collect())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", ",", "-1", "1.5", "few"]
    }
}
