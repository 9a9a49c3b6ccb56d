//! Values of fields, and what is computed from them.

use super::node::Comparison;

/// The value of a field or of a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number; also infinite, or not a number.
    Number(f64),
    /// A text.
    Text(String),
    /// True or false.
    Flag(bool),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// A list of records: the names of their fields, and the values of each record in this order.
    Records(Vec<String>, Vec<Vec<Value>>),
    /// A record: the names of its fields with their values.
    Record(Vec<(String, Value)>),
}

impl Value {
    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The flag, if it is one.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The length of a list, or that of a text in characters.
    pub(super) fn len(&self) -> Option<usize> {
        match self {
            Self::Numbers(numbers) => Some(numbers.len()),
            Self::Records(_, records) => Some(records.len()),
            Self::Text(text) => Some(text.chars().count()),
            _ => None,
        }
    }

    /// The entry of a list at an index, which counts from the end if it is negative; `None` if there
    /// is no such entry.
    pub(super) fn entry(self, index: f64) -> Option<Self> {
        let index = place(index, self.len()?)?;
        match self {
            Self::Numbers(numbers) => numbers.get(index).copied().map(Self::Number),
            Self::Records(names, mut records) => {
                let record = records.swap_remove(index);
                Some(Self::Record(names.into_iter().zip(record).collect()))
            }
            _ => None,
        }
    }

    /// The field of a record.
    pub(super) fn member(self, name: &str) -> Option<Self> {
        match self {
            Self::Record(fields) => {
                let mut fields = fields.into_iter();
                fields
                    .find(|(known, _)| known == name)
                    .map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Whether a comparison of this value with another holds. Only two numbers have an order, so that
    /// any other order is `None`; values of different kinds are not equal, and neither is what is not
    /// a number, even to itself.
    pub(super) fn compares(&self, comparison: Comparison, other: &Self) -> Option<bool> {
        let (a, b) = match comparison {
            Comparison::Equal => return Some(self == other),
            Comparison::NotEqual => return Some(self != other),
            _ => (self.number()?, other.number()?),
        };
        Some(match comparison {
            Comparison::Less => a < b,
            Comparison::LessEqual => a <= b,
            Comparison::Greater => a > b,
            _ => a >= b,
        })
    }
}

/// The place from 0 of the entry at an index in a list of some length. The index counts from the end if
/// it is negative; `None` if there is no such entry.
#[must_use]
pub fn place(index: f64, length: usize) -> Option<usize> {
    let length = length as f64;
    let index = if index < 0.0 { length + index } else { index };
    (index.fract() == 0.0 && (0.0..length).contains(&index)).then_some(index as usize)
}
