//! A formula of given variables.

use std::fmt;

use crate::numeric::expression::{Expression, ParseError};
use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{is_word, trimmed};
use crate::settings::value::Value;

/// A formula of these variables.
#[derive(Clone, Copy)]
pub struct Formula(pub &'static [&'static str]);

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a formula in {}", self.0.join(" and "))
    }
}

impl Kind for Formula {
    fn parse(&self, text: &str) -> Option<Value> {
        let formula = Expression::parse(trimmed(text), self.0).ok()?;
        Some(Value::Text(formula.to_string()))
    }

    fn reason(&self, text: &str) -> String {
        at_character(Expression::parse(trimmed(text), self.0).err())
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
        let formulas = [
            "x**2",
            "-x",
            "sin(3*x) + 0.3*x**2",
            "(1 + x)**-2",
            "minimum(x, 1)",
        ];
        Value::Text(dice.pick(&formulas).into())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "x +", "q", "x**2)"]
    }
}

/// A formula of these variables, or the word.
#[derive(Clone, Copy)]
pub struct FormulaOr(pub &'static [&'static str], pub &'static str);

impl fmt::Display for FormulaOr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, or {}", self.1, Formula(self.0))
    }
}

impl Kind for FormulaOr {
    fn parse(&self, text: &str) -> Option<Value> {
        if is_word(text, self.1) {
            return Some(Value::Word(self.1));
        }
        Formula(self.0).parse(text)
    }

    fn reason(&self, text: &str) -> String {
        Formula(self.0).reason(text)
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
        if dice.once_in(4) {
            return Value::Word(self.1);
        }
        let formulas = ["x**2 + y**2", "x*y", "(1 - x)**2 + 100*(y - x**2)**2", "1"];
        Value::Text(dice.pick(&formulas).into())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        Formula(self.0).refused()
    }
}

/// The error of a formula with its position, as the end of a sentence on what its kind takes.
pub(super) fn at_character(error: Option<ParseError>) -> String {
    error.map_or_else(String::new, |error| {
        let (at, what) = (error.at + 1, error.what.trim_end_matches('.'));
        format!("; at character {at}, {what}")
    })
}
