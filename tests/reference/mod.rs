//! Reading the files of references.

use serde_json::Value;

/// A file of references.
pub(crate) fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("the reference is JSON")
}

/// The numbers of a list.
pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().expect("a list");
    list.iter()
        .map(|number| number.as_f64().expect("a number"))
        .collect()
}
