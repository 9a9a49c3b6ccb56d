//! The fields of a figure's state that scripts can read: a table with the name, type, description
//! and value of each.

use crate::numeric::condition::{Part, place};
use crate::numeric::descent::Status;
use crate::numeric::steps::Steps;
use crate::settings::about;

/// A field of the state of a figure `S`.
pub struct Field<S: 'static> {
    /// The name in scripts: `element.state.name`.
    pub name: &'static str,
    /// A description in one sentence, given by [`about`].
    pub doc: &'static str,
    /// The function that reads its value; the variant is the type of the field.
    pub value: Getter<S>,
}

/// The function that reads the value of a field from a figure `S`, by the type of the field.
pub enum Getter<S: 'static> {
    /// A number.
    Number(fn(&S) -> f64),
    /// An integer from 0.
    Count(fn(&S) -> usize),
    /// A number, or one of these words if there is none.
    NumberOr(&'static [&'static str], fn(&S) -> Result<f64, &'static str>),
    /// A text.
    Text(fn(&S) -> String),
    /// One of the names of [`Status`].
    Status(fn(&S) -> Status),
    /// One of these words.
    Word(&'static [&'static str], fn(&S) -> &'static str),
    /// A list of numbers.
    Numbers(fn(&S) -> Vec<f64>),
    /// A list of records of numbers: the names of their fields, how many records there are, and the
    /// numbers of one in this order.
    Records(
        &'static [&'static str],
        fn(&S) -> usize,
        fn(&S, usize) -> Vec<f64>,
    ),
    /// A record.
    Record(&'static [Field<S>]),
}

/// The words of the field `outcome`: that of a run that goes on, and the names of
/// [`OutcomeKind`](crate::numeric::outcome::OutcomeKind).
pub const OUTCOMES: [&str; 7] = [
    "none",
    "arrived",
    "stuck",
    "stopped",
    "oscillates",
    "diverged",
    "undefined",
];

/// The field `outcome` of a figure with a descent.
#[must_use]
pub const fn outcome<S: Steps>() -> Field<S> {
    Field {
        name: "outcome",
        doc: about(
            "How it ended: `arrived` at a minimum, `stuck` elsewhere, `stopped` by a rule, `oscillates`, `diverged`, or `undefined` where there is no number; `none` while it goes on.",
        ),
        value: Getter::Word(&OUTCOMES, |state| {
            let outcome = state.outcome();
            outcome.map_or(OUTCOMES[0], |outcome| outcome.kind.name())
        }),
    }
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// A list of records, with the names of their fields.
    Records(&'static [&'static str], Vec<Vec<f64>>),
    /// A record.
    Record(Snapshot),
}

/// The values of some fields, by name.
pub type Snapshot = Vec<(&'static str, Datum)>;

/// The values of the fields of a state.
#[must_use]
pub fn snapshot<S>(fields: &[Field<S>], state: &S) -> Snapshot {
    let fields = fields.iter();
    fields
        .map(|field| (field.name, field.value.read(state)))
        .collect()
}

/// A part of the value of the field of this name in a state; `None` if there is no such field or part.
#[must_use]
pub fn read<S>(fields: &[Field<S>], name: &str, state: &S, part: Part) -> Option<Datum> {
    let field = fields.iter().find(|field| field.name == name)?;
    match (&field.value, part) {
        // A history has a record for each step: all of them at each step would be too many.
        (Getter::Records(_, count, _), Part::Length) => Some(counted(count(state))),
        (Getter::Records(names, count, row), Part::Entry(index)) => {
            let row = row(state, place(index, count(state))?);
            let row = row.into_iter().map(Datum::Number);
            Some(Datum::Record(names.iter().copied().zip(row).collect()))
        }
        (value, part) => value.read(state).part(part),
    }
}

impl Datum {
    /// A part of it, if it has that; records are read by part.
    fn part(self, part: Part) -> Option<Self> {
        match (self, part) {
            (whole, Part::Whole) => Some(whole),
            (Self::Numbers(list), Part::Length) => Some(counted(list.len())),
            (Self::Numbers(list), Part::Entry(index)) => {
                let place = place(index, list.len())?;
                list.get(place).copied().map(Self::Number)
            }
            (Self::Text(text), Part::Length) => Some(counted(text.chars().count())),
            _ => None,
        }
    }
}

/// A count as a value.
#[expect(
    clippy::cast_precision_loss,
    reason = "what is counted has fewer entries than f64 has whole numbers"
)]
fn counted(count: usize) -> Datum {
    Datum::Number(count as f64)
}

/// The property `value` of an element, as form controls have it.
#[derive(Clone, Copy, Debug)]
pub struct ElementValue {
    /// The field of the state that it is.
    pub field: &'static str,
    /// The setting that assigning to it sets; `None` if it cannot be assigned to.
    pub setting: Option<&'static str>,
}

impl<S> Getter<S> {
    /// The value of the field in a state.
    fn read(&self, state: &S) -> Datum {
        match self {
            Self::Number(get) => Datum::Number(get(state)),
            Self::Count(get) => counted(get(state)),
            Self::NumberOr(_, get) => {
                get(state).map_or_else(|word| Datum::Text(word.into()), Datum::Number)
            }
            Self::Text(get) => Datum::Text(get(state)),
            Self::Status(get) => Datum::Text(get(state).name().into()),
            Self::Word(_, get) => Datum::Text(get(state).into()),
            Self::Numbers(get) => Datum::Numbers(get(state)),
            Self::Records(names, count, row) => {
                let rows = (0..count(state)).map(|index| row(state, index));
                Datum::Records(names, rows.collect())
            }
            Self::Record(fields) => Datum::Record(snapshot(fields, state)),
        }
    }
}

/// The description of a field, for the documentation.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDoc {
    /// The name.
    pub name: &'static str,
    /// A description in one sentence.
    pub doc: &'static str,
    /// The type.
    pub of: FieldType,
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldType {
    /// A number.
    Number,
    /// An integer from 0.
    Count,
    /// A number, or one of these words.
    NumberOr(&'static [&'static str]),
    /// A text.
    Text,
    /// One of the names of [`Status`].
    Status,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of numbers.
    Numbers,
    /// A list of records of numbers with these names.
    Records(&'static [&'static str]),
    /// A record with these fields.
    Record(Vec<FieldDoc>),
}

/// The descriptions of the fields.
#[must_use]
pub fn described<S>(fields: &[Field<S>]) -> Vec<FieldDoc> {
    let described = |field: &Field<S>| FieldDoc {
        name: field.name,
        doc: field.doc,
        of: match &field.value {
            Getter::Number(_) => FieldType::Number,
            Getter::Count(_) => FieldType::Count,
            Getter::NumberOr(words, _) => FieldType::NumberOr(words),
            Getter::Text(_) => FieldType::Text,
            Getter::Status(_) => FieldType::Status,
            Getter::Word(words, _) => FieldType::Word(words),
            Getter::Numbers(_) => FieldType::Numbers,
            Getter::Records(names, ..) => FieldType::Records(names),
            Getter::Record(fields) => FieldType::Record(self::described(fields)),
        },
    };
    fields.iter().map(described).collect()
}
