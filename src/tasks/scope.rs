//! The figures of a task, as the names in a condition mean them.

use crate::figures::registry::Listing;
use crate::figures::shared::fields::{Datum, FieldDoc, FieldType, Snapshot};
use crate::numeric::condition::{Kind, Scope, Value};
use crate::numeric::descent::Status;

/// The figures of a task: the id of each, and its entry in the registry.
#[derive(Clone, Default)]
pub struct Figures(pub Vec<(String, &'static Listing)>);

impl Scope for Figures {
    fn ids(&self) -> Vec<String> {
        if self.0.len() < 2 {
            return Vec::new();
        }
        self.0.iter().map(|(id, _)| id.clone()).collect()
    }

    fn fields(&self, id: &str) -> Vec<(String, Kind)> {
        let figures = &mut self.0.iter();
        let figure = figures.find(|(own, _)| id.is_empty() || own == id);
        figure.map_or_else(Vec::new, |(_, listing)| kinds((listing.fields)()))
    }
}

fn kinds(fields: Vec<FieldDoc>) -> Vec<(String, Kind)> {
    let kind = |field: FieldDoc| (field.name.into(), kind(field.of));
    fields.into_iter().map(kind).collect()
}

fn kind(of: FieldType) -> Kind {
    let owned = |words: &[&str]| words.iter().copied().map(String::from).collect();
    match of {
        FieldType::Number | FieldType::Count => Kind::Number,
        FieldType::NumberOr(words) => Kind::NumberOrText(owned(words)),
        FieldType::Text => Kind::Text,
        FieldType::Status => Kind::Word(owned(Status::NAMES)),
        FieldType::Word(words) => Kind::Word(owned(words)),
        FieldType::Numbers => Kind::Numbers,
        FieldType::Records(names) => {
            let fields = names.iter().map(|name| ((*name).into(), Kind::Number));
            Kind::Records(fields.collect())
        }
        FieldType::Record(fields) => Kind::Record(kinds(fields)),
    }
}

/// The value of a field, as a condition computes with it.
#[must_use]
pub fn value(datum: Datum) -> Value {
    match datum {
        Datum::Number(number) => Value::Number(number),
        Datum::Text(text) => Value::Text(text),
        Datum::Numbers(numbers) => Value::Numbers(numbers),
        Datum::Records(names, rows) => {
            let names = names.iter().copied().map(String::from).collect();
            let row = |row: Vec<f64>| row.into_iter().map(Value::Number).collect();
            Value::Records(names, rows.into_iter().map(row).collect())
        }
        Datum::Record(fields) => Value::Record(record(fields)),
    }
}

fn record(fields: Snapshot) -> Vec<(String, Value)> {
    let field = |(name, datum): (&str, Datum)| (name.into(), value(datum));
    fields.into_iter().map(field).collect()
}
