//! Predicted values, and what happened beside them.

use std::fmt;

use crate::numeric::decimal::{repr, significant, spoken};

/// A prediction beside what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What was predicted.
    pub guess: Guess,
    /// What happened; `None` if there was nothing to compare with, as after a divergence.
    pub happened: Option<Guess>,
    /// What happened, in the words of the figure.
    pub described: String,
    /// Whether the prediction was near enough.
    pub is_right: bool,
}

/// A predicted or a real value.
#[derive(Clone, Debug, PartialEq)]
pub enum Guess {
    /// A number.
    Number(f64),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// A word.
    Word(String),
}

impl Comparison {
    /// What to say of it; `what` is what was predicted.
    #[must_use]
    pub fn sentence(&self, what: &str) -> String {
        let Self {
            guess,
            happened,
            is_right,
            ..
        } = self;
        let Some(happened) = happened else {
            return format!("You predicted {guess}, but {what} has no value there.");
        };
        let (shown, real) = (guess.to_string(), happened.to_string());
        match is_right {
            true if shown == real => format!("Right: {what} is {real}, as you predicted."),
            true => format!("Right: {what} is {real}; you predicted {shown}."),
            false => format!("Not quite: {what} is {real}; you predicted {shown}."),
        }
    }
}

impl Guess {
    /// The numbers, if it is some.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        match self {
            Self::Number(number) => std::slice::from_ref(number),
            Self::Numbers(numbers) => numbers,
            Self::Word(_) => &[],
        }
    }

    /// The text that [`Predict::read`](super::predict::Predict::read) reads, exactly.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Number(number) => repr(*number),
            Self::Numbers(numbers) => {
                let numbers: Vec<_> = numbers.iter().map(|number| repr(*number)).collect();
                numbers.join(" ")
            }
            Self::Word(word) => word.clone(),
        }
    }
}

/// As a person reads it, with six significant digits.
impl fmt::Display for Guess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |number: &f64| spoken(&significant(*number, 6));
        match self {
            Self::Number(number) => f.write_str(&shown(number)),
            Self::Numbers(numbers) => {
                let numbers: Vec<_> = numbers.iter().map(shown).collect();
                write!(f, "[{}]", numbers.join(", "))
            }
            Self::Word(word) => f.write_str(word),
        }
    }
}
