//! The values of settings of all kinds, and how they are printed.

use std::fmt;
use std::str::FromStr;

use super::run::StepRun;
use super::text::{joined, plain};
use crate::numeric::dataset::Dataset;

/// A value of a setting. Each kind of setting has values of one variant; a kind that also takes a word
/// has [`Value::Word`] for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// An integer.
    Integer(i64),
    /// A word of the table of settings.
    Word(&'static str),
    /// Words, in the order of the table of settings.
    Words(Vec<&'static str>),
    /// On or off.
    Flag(bool),
    /// A text such as a formula, printed in its normal form. Its kind has parsed it with the same
    /// function that the state uses, so the state can parse it.
    Text(String),
    /// A word with a number.
    Rule(&'static str, f64),
    /// Steps already taken.
    Steps(Vec<StepRun>),
    /// Two columns of numbers, or no data.
    Columns(Option<Dataset>),
}

/// Conversions for a setting's `set`. Each panics for a value of another variant, which means that the
/// kind of the setting does not match its `set`.
impl Value {
    /// The number.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Number`].
    #[must_use]
    pub fn number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            _ => mismatch(),
        }
    }

    /// The numbers.
    ///
    /// # Panics
    ///
    /// Panics unless it is [`Value::Numbers`].
    #[must_use]
    pub fn numbers(self) -> Vec<f64> {
        self.numbers_or_word().unwrap_or_else(|| mismatch())
    }

    /// The numbers; `None` for a word.
    ///
    /// # Panics
    ///
    /// Panics unless it is [`Value::Numbers`] or a [`Value::Word`].
    #[must_use]
    pub fn numbers_or_word(self) -> Option<Vec<f64>> {
        match self {
            Self::Numbers(numbers) => Some(numbers),
            Self::Word(_) => None,
            _ => mismatch(),
        }
    }

    /// The integer; `None` for a word.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Integer`] or a [`Value::Word`].
    #[must_use]
    pub fn integer_or_word(&self) -> Option<i64> {
        match self {
            Self::Integer(integer) => Some(*integer),
            Self::Word(_) => None,
            _ => mismatch(),
        }
    }

    /// The integer.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Integer`].
    #[must_use]
    pub fn integer(&self) -> i64 {
        self.integer_or_word().unwrap_or_else(|| mismatch())
    }

    /// The integer as a count, 0 if it is negative; `None` for a word.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Integer`] or a [`Value::Word`].
    #[must_use]
    pub fn count_or_word(&self) -> Option<usize> {
        let count = |integer| usize::try_from(integer).unwrap_or_default();
        self.integer_or_word().map(count)
    }

    /// The integer as a count, 0 if it is negative.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Integer`].
    #[must_use]
    pub fn count(&self) -> usize {
        self.count_or_word().unwrap_or_else(|| mismatch())
    }

    /// The enum variant that the word names.
    ///
    /// # Panics
    ///
    /// Panics unless it is a word that names a variant. The setting's kind must be a
    /// [`Choice`](super::kinds::Choice) of the names, which rejects all other words.
    #[must_use]
    pub fn variant<T: FromStr>(&self) -> T {
        let variant = match self {
            Self::Word(word) => word.parse().ok(),
            _ => None,
        };
        variant.unwrap_or_else(|| mismatch())
    }

    /// The words.
    ///
    /// # Panics
    ///
    /// Panics unless it is [`Value::Words`].
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Words(words) => words,
            _ => mismatch(),
        }
    }

    /// Whether it is on.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Flag`].
    #[must_use]
    pub fn flag(&self) -> bool {
        match self {
            Self::Flag(on) => *on,
            _ => mismatch(),
        }
    }

    /// The text.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Text`].
    #[must_use]
    pub fn text(self) -> String {
        self.text_or_word().unwrap_or_else(|| mismatch())
    }

    /// The text; `None` for a word.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Text`] or a [`Value::Word`].
    #[must_use]
    pub fn text_or_word(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Word(_) => None,
            _ => mismatch(),
        }
    }

    /// The word and the number of a rule.
    ///
    /// # Panics
    ///
    /// Panics unless it is a [`Value::Rule`].
    #[must_use]
    pub fn rule(&self) -> (&'static str, f64) {
        match self {
            Self::Rule(word, number) => (*word, *number),
            _ => mismatch(),
        }
    }

    /// The runs of steps.
    ///
    /// # Panics
    ///
    /// Panics unless it is [`Value::Steps`].
    #[must_use]
    pub fn steps(self) -> Vec<StepRun> {
        match self {
            Self::Steps(runs) => runs,
            _ => mismatch(),
        }
    }

    /// The data; `None` for no columns.
    ///
    /// # Panics
    ///
    /// Panics unless it is [`Value::Columns`].
    #[must_use]
    pub fn columns(self) -> Option<Dataset> {
        match self {
            Self::Columns(data) => data,
            _ => mismatch(),
        }
    }

    /// The value for a count, or the word for `None`.
    #[must_use]
    pub fn of_count(count: Option<usize>, word: &'static str) -> Self {
        match count {
            Some(count) => Self::Integer(i64::try_from(count).unwrap_or(i64::MAX)),
            None => Self::Word(word),
        }
    }
}

/// Panics for a value of a variant that a setting's `set` does not take.
#[cold]
fn mismatch() -> ! {
    panic!("the kind of a setting has other values than its `set` takes")
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(&plain(*number)),
            Self::Numbers(numbers) => f.write_str(&joined(numbers, ",", |number| plain(*number))),
            Self::Integer(integer) => write!(f, "{integer}"),
            Self::Word(word) => f.write_str(word),
            Self::Words(words) => f.write_str(&words.join(",")),
            Self::Flag(on) => f.write_str(if *on { "on" } else { "off" }),
            Self::Text(text) => f.write_str(text),
            Self::Rule(word, number) => write!(f, "{word} {}", plain(*number)),
            Self::Steps(runs) => f.write_str(&joined(runs, ",", StepRun::to_string)),
            Self::Columns(None) => Ok(()),
            // Percent-encoding does not lengthen blanks and `_` in an address.
            Self::Columns(Some(data)) => {
                let rows: Vec<_> = data.time.iter().zip(&data.speed).collect();
                f.write_str(&joined(&rows, "_", |(time, speed)| {
                    format!("{} {}", plain(**time), plain(**speed))
                }))
            }
        }
    }
}
