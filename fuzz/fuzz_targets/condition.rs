//! Any text is a condition with a value or without, or has a fault that points into it.

#![no_main]

use downhill_numeric::condition::{Condition, Kind, Scope, Value};
use libfuzzer_sys::fuzz_target;

/// Figures with these ids; a single one without an id if there are none.
struct Figures(&'static [&'static str]);

impl Scope for Figures {
    fn ids(&self) -> Vec<String> {
        words(self.0)
    }

    fn fields(&self, _: &str) -> Vec<(String, Kind)> {
        let x = || vec![("x".into(), Kind::Number)];
        [
            ("x", Kind::Number),
            ("f", Kind::Text),
            ("status", Kind::Word(words(&["ready", "converged"]))),
            ("loss", Kind::NumberOrText(words(&["diverged"]))),
            ("open", Kind::Flag),
            ("losses", Kind::Numbers),
            ("history", Kind::Records(x())),
            ("optimum", Kind::Record(x())),
        ]
        .map(|(name, kind)| (name.into(), kind))
        .into()
    }
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for figures in [Figures(&[]), Figures(&["a", "a-b", "gone", "2nd", "and"])] {
        match Condition::parse(&text, &figures) {
            Ok(condition) => has_its_kind(&condition, &text),
            Err(fault) => {
                assert!(fault.at <= text.chars().count(), "{fault}");
                assert!(fault.what.len() > 1 && fault.what.ends_with('.'), "{fault}");
            }
        }
    }
});

/// The value is of the kind that the condition said, and made of the fields that it named.
fn has_its_kind(condition: &Condition, text: &str) {
    let reads = condition.reads();
    let value = condition.value(&mut |id, field| {
        let is_named = |(known, name): &(String, String)| known == id && name == field;
        assert!(reads.iter().any(is_named), "{text}: {id}.{field}");
        read(id, field)
    });
    let Some(value) = value else {
        return;
    };
    let fits = match value {
        Value::Number(_) => condition.is_number(),
        Value::Text(_) => !condition.is_flag(),
        Value::Flag(flag) => condition.is_flag() && flag == condition.holds(&mut read),
        Value::Numbers(_) => *condition.kind() == Kind::Numbers,
        Value::Records(..) => matches!(condition.kind(), Kind::Records(_)),
        Value::Record(_) => matches!(condition.kind(), Kind::Record(_)),
    };
    assert!(fits, "{text}");
}

/// The value of a field; one figure is not there.
fn read(id: &str, field: &str) -> Option<Value> {
    (id != "gone").then(|| now(field))
}

/// The value of a field of a figure that is there.
fn now(field: &str) -> Value {
    let x = Value::Number(-1.5);
    match field {
        "x" => x,
        "f" => Value::Text("x**2".into()),
        "status" => Value::Text("ready".into()),
        "loss" => Value::Text("diverged".into()),
        "open" => Value::Flag(true),
        "losses" => Value::Numbers(vec![2.0, 1.0]),
        "history" => Value::Records(words(&["x"]), vec![vec![x]]),
        _ => Value::Record(vec![("x".into(), x)]),
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).into()).collect()
}
