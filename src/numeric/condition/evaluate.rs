//! The value of a condition now.

use super::function::Function;
use super::node::Node;
use super::value::Value;

/// Gives the value of a field now, by the id of its figure and its name; `None` if it is not there.
pub type Read<'a> = &'a mut dyn FnMut(&str, &str) -> Option<Value>;

/// Gives a part of the value of a field now, by the id of its figure and its name; `None` if it is not
/// there.
pub type ReadPart<'a> = &'a mut dyn FnMut(&str, &str, Part) -> Option<Value>;

/// What a condition asks of a field: a list may be long, and an entry or its length is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// The value.
    Whole,
    /// The length of a list, or that of a text in characters.
    Length,
    /// The entry of a list at an index, which counts from the end if it is negative.
    Entry(f64),
}

impl Part {
    /// This part of a value, if the value has it.
    #[must_use]
    pub fn of(self, value: Value) -> Option<Value> {
        match self {
            Self::Whole => Some(value),
            Self::Length => value.len().map(|length| Value::Number(length as f64)),
            Self::Entry(index) => value.entry(index),
        }
    }
}

impl Node {
    /// A part of the value. A field is asked for no more than that.
    fn part(&self, part: Part, fields: &[(String, String)], read: ReadPart<'_>) -> Option<Value> {
        match self {
            Self::Field(index) => {
                let (id, field) = fields.get(*index)?;
                read(id, field, part)
            }
            _ => part.of(self.value(fields, read)?),
        }
    }

    /// The value; `None` if an entry or a figure that it needs is not there, or if it computes with a
    /// text. `fields` are what [`Node::Field`] counts.
    pub(super) fn value(&self, fields: &[(String, String)], read: ReadPart<'_>) -> Option<Value> {
        match self {
            Self::Number(number) => Some(Value::Number(*number)),
            Self::Text(text) => Some(Value::Text(text.clone())),
            Self::Flag(flag) => Some(Value::Flag(*flag)),
            Self::Field(_) => self.part(Part::Whole, fields, read),
            Self::Entry(list, index) => {
                let index = index.value(fields, read)?.number()?;
                list.part(Part::Entry(index), fields, read)
            }
            Self::Member(record, name) => record.value(fields, read)?.member(name),
            Self::Call(function, inputs) => call(*function, inputs, fields, read),
            Self::Compare(first, others) => {
                let mut others = others.iter();
                let mut left = first.value(fields, read);
                let holds = junction(false, || {
                    let (comparison, other) = others.next()?;
                    let right = other.value(fields, read);
                    let holds = left.as_ref().zip(right.as_ref());
                    let holds = holds.and_then(|(left, right)| left.compares(*comparison, right));
                    left = right;
                    Some(holds)
                });
                holds.map(Value::Flag)
            }
            Self::Not(part) => {
                let flag = part.value(fields, read)?.flag()?;
                Some(Value::Flag(!flag))
            }
            Self::All(parts) | Self::Any(parts) => {
                let mut parts = parts.iter();
                let flag = junction(matches!(self, Self::Any(_)), || {
                    let value = parts.next()?.value(fields, read);
                    Some(value.and_then(|value| value.flag()))
                });
                flag.map(Value::Flag)
            }
        }
    }
}

/// The disjunction of some flags if `decisive` is true, else their conjunction. The first flag that
/// decides it ends it. One that has no value may be true or false: where none decides, neither has
/// the whole.
fn junction(decisive: bool, mut next: impl FnMut() -> Option<Option<bool>>) -> Option<bool> {
    let mut whole = Some(!decisive);
    while let Some(flag) = next() {
        match flag {
            Some(flag) if flag == decisive => return Some(decisive),
            Some(_) => {}
            None => whole = None,
        }
    }
    whole
}

/// The value of a call.
fn call(
    function: Function,
    inputs: &[Node],
    fields: &[(String, String)],
    read: ReadPart<'_>,
) -> Option<Value> {
    let mut numbers = Vec::with_capacity(inputs.len());
    for input in inputs {
        if function == Function::Len {
            return input.part(Part::Length, fields, read);
        }
        match input.value(fields, read)? {
            Value::Number(number) => numbers.push(number),
            Value::Numbers(list) => numbers = list,
            _ => return None,
        }
    }
    function.value(&numbers).map(Value::Number)
}
