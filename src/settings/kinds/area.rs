//! The ranges of two axes.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types, literal};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{are_ends, is_word, numbers, plain};
use crate::settings::value::Value;

/// The ends of the horizontal and the vertical axis, four numbers between the first and the second
/// field, the smaller end first; or the word.
#[derive(Clone, Copy)]
pub struct Area(pub f64, pub f64, pub &'static str);

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high, word) = (plain(self.0), plain(self.1), self.2);
        write!(
            f,
            "{word}, or four numbers from {low} to {high}: left, right, below, above"
        )
    }
}

impl Kind for Area {
    fn parse(&self, text: &str) -> Option<Value> {
        let Self(low, high, word) = *self;
        if is_word(text, word) {
            return Some(Value::Word(word));
        }
        let ends = numbers(text, low, high, 4..=4)?;
        let fits = are_ends(ends[0], ends[1]) && are_ends(ends[2], ends[3]);
        fits.then_some(Value::Numbers(ends))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new(
            &format!("number[] | \"{}\"", self.2),
            "readonly number[] | string",
        )
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let Self(low, high, word) = *self;
        Python::new(
            "Area",
            format!("{}, {}, {word:?}", plain(low), plain(high)),
            &format!("list[float] | {}", literal(&[word])),
            &format!("Iterable[SupportsFloat] | {}", literal(&[word])),
        )
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        if dice.once_in(4) {
            return Value::Word(self.2);
        }
        let axes = [dice.ends(self.0, self.1), dice.ends(self.0, self.1)];
        Value::Numbers(axes.concat())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "1 2", "0 0 0 1", "1 0 0 1", "0 1 2", "0 1 0 1 0"]
    }
}
