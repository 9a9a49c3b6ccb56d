//! Conversion of snapshots and setting values to JavaScript.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::figures::shared::fields::{Datum, Snapshot};
use crate::settings::Value;

/// A record as a plain JavaScript object.
#[must_use]
pub fn record(fields: Snapshot) -> JsValue {
    let object = Object::new();
    for (name, datum) in fields {
        set(&object, name, &plain(datum));
    }
    object.into()
}

/// The value of a field as a JavaScript value.
#[must_use]
pub fn plain(datum: Datum) -> JsValue {
    match datum {
        Datum::Number(number) => number.into(),
        Datum::Text(text) => text.into(),
        Datum::Numbers(numbers) => list(numbers),
        Datum::Records(names, rows) => {
            let names: Vec<JsValue> = names.iter().copied().map(JsValue::from).collect();
            let record = |row: Vec<f64>| {
                let object = Object::new();
                for (name, number) in names.iter().zip(row) {
                    // Cannot fail on a plain object.
                    let _ = Reflect::set(&object, name, &number.into());
                }
                object
            };
            rows.into_iter().map(record).collect::<Array>().into()
        }
        Datum::Record(fields) => record(fields),
    }
}

fn list(numbers: Vec<f64>) -> JsValue {
    numbers
        .into_iter()
        .map(JsValue::from)
        .collect::<Array>()
        .into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Cannot fail on a plain object.
    let _ = Reflect::set(object, &name.into(), value);
}

/// The value of a setting as the value of a JavaScript property; a string for kinds without a JavaScript
/// counterpart.
#[must_use]
pub fn property(value: Value) -> JsValue {
    match value {
        Value::Number(number) => number.into(),
        Value::Numbers(numbers) => list(numbers),
        #[expect(
            clippy::cast_precision_loss,
            reason = "the ranges of integer settings are within the integers of f64"
        )]
        Value::Integer(number) => (number as f64).into(),
        Value::Word(word) => word.into(),
        Value::Flag(on) => on.into(),
        Value::Text(text) => text.into(),
        Value::Words(_) | Value::Rule(..) | Value::Steps(_) | Value::Columns(_) => {
            value.to_string().into()
        }
    }
}
