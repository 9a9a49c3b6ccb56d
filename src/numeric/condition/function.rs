//! The functions of conditions, with their values.

use crate::autodiff::Operation;
use crate::decimal::{parse, power_of_ten};
use crate::expression::FUNCTIONS;

/// A function or an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    /// One of formulas: of one number or two, or of a list.
    Of(Operation),
    /// The least of some numbers.
    Min,
    /// The length of a list or a text.
    Len,
    /// A number rounded to some decimals.
    Round,
}

/// The functions that formulas do not have.
const OWN: [(&str, Function); 3] = [
    ("min", Function::Min),
    ("len", Function::Len),
    ("round", Function::Round),
];

impl Function {
    /// The function of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let of_formulas = FUNCTIONS.iter().find(|(known, _)| *known == name);
        let own = || OWN.iter().find(|(known, _)| *known == name);
        of_formulas
            .map(|(_, operation)| Self::Of(*operation))
            .or_else(|| own().map(|(_, function)| *function))
    }

    /// All names.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        let of_formulas = FUNCTIONS.iter().map(|(name, _)| *name);
        of_formulas.chain(OWN.iter().map(|(name, _)| *name))
    }

    /// The least and the greatest number of inputs.
    pub(super) fn inputs(self) -> (usize, usize) {
        match self {
            Self::Of(Operation::Max) | Self::Min => (1, usize::MAX),
            Self::Of(operation) if operation.is_binary() => (2, 2),
            Self::Of(_) | Self::Len => (1, 1),
            Self::Round => (1, 2),
        }
    }

    /// What it takes, in words.
    pub(super) fn takes(self) -> &'static str {
        match self {
            Self::Of(Operation::Max) | Self::Min => "two or more numbers, or a list of numbers",
            Self::Of(operation) if operation.is_reduction() => "a list of numbers",
            Self::Of(operation) if operation.is_binary() => "two numbers",
            Self::Of(_) => "a number",
            Self::Len => "a list or a text",
            Self::Round => "a number, and how many decimals it keeps if not none",
        }
    }

    /// The value of some numbers; of a list if it takes one. `None` if they have none: the least,
    /// greatest and mean number of an empty list, a number rounded to half a decimal, and the sign of
    /// what is not a number.
    pub(super) fn value(self, numbers: &[f64]) -> Option<f64> {
        let first = *numbers.first().unwrap_or(&0.0);
        let reduced = |operation: Operation| {
            let numbers = numbers.iter().copied();
            numbers.reduce(|a, b| operation.value(a, b))
        };
        match self {
            Self::Min => reduced(Operation::Minimum),
            Self::Of(Operation::Max) => reduced(Operation::Maximum),
            Self::Of(Operation::Sum) => Some(numbers.iter().fold(0.0, |sum, number| sum + number)),
            Self::Of(Operation::Mean) => {
                let sum = reduced(Operation::Add)?;
                Some(sum / numbers.len() as f64)
            }
            Self::Of(Operation::Sign) if first.is_nan() => None,
            Self::Of(operation) => Some(operation.value(first, *numbers.get(1).unwrap_or(&0.0))),
            Self::Round => round(first, *numbers.get(1).unwrap_or(&0.0)),
            Self::Len => Some(numbers.len() as f64),
        }
    }
}

/// More decimals than this change no number, and fewer than minus this leave nothing of any.
const MAX_DECIMALS: f64 = 330.0;

/// A number rounded to some decimals, a half to the even neighbour, as Python does; before the point
/// if `decimals` is negative. `None` if that is not a whole number.
fn round(number: f64, decimals: f64) -> Option<f64> {
    if decimals.fract() != 0.0 || decimals.is_nan() {
        return None;
    }
    if decimals > MAX_DECIMALS || !number.is_finite() {
        Some(number)
    } else if decimals < -MAX_DECIMALS {
        Some(0.0)
    } else if decimals < 0.0 {
        let unit = power_of_ten(-decimals);
        Some(if unit.is_finite() {
            (number / unit).round_ties_even() * unit
        } else {
            0.0
        })
    } else {
        // By way of text, because scaling by a power of ten rounds itself.
        parse(&format!("{number:.*}", decimals as usize))
    }
}
