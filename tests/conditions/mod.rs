//! A state to write conditions about: of one figure, or of several with ids.

use downhill::numeric::condition::{Condition, Kind, Scope, Value};

/// Figures with these ids, all of the same state; a single figure without an id if there are none.
pub(crate) struct Figures(pub(crate) &'static [&'static str]);

/// A single figure.
pub(crate) const ONE: Figures = Figures(&[]);

impl Scope for Figures {
    fn ids(&self) -> Vec<String> {
        words(self.0)
    }

    fn fields(&self, id: &str) -> Vec<(String, Kind)> {
        assert!(
            self.0.contains(&id) || (self.0.is_empty() && id.is_empty()),
            "{id}"
        );
        let numbers = |names: &[&str]| {
            let names = names.iter();
            names.map(|name| ((*name).into(), Kind::Number)).collect()
        };
        let statuses = ["ready", "running", "paused", "converged", "diverged"];
        [
            ("f", Kind::Text),
            ("x", Kind::Number),
            ("lr", Kind::Number),
            ("step", Kind::Number),
            ("status", Kind::Word(words(&statuses))),
            ("loss", Kind::NumberOrText(words(&["diverged"]))),
            ("speed", Kind::NumberOrText(words(&["diverged"]))),
            ("open", Kind::Flag),
            ("losses", Kind::Numbers),
            ("none", Kind::Numbers),
            ("history", Kind::Records(numbers(&["x", "y"]))),
            (
                "optimum",
                Kind::Record(vec![
                    ("params".into(), Kind::Numbers),
                    ("loss".into(), Kind::Number),
                ]),
            ),
            ("nan", Kind::Number),
        ]
        .map(|(name, kind)| (name.into(), kind))
        .into()
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).into()).collect()
}

/// The value of a field; the figure `gone` is not there.
pub(crate) fn now(id: &str, field: &str) -> Option<Value> {
    let point = |x: f64| vec![Value::Number(x), Value::Number(x * x)];
    let value = match field {
        "f" => Value::Text("x**2".into()),
        "x" => Value::Number(-1.5),
        "lr" => Value::Number(0.1),
        "step" => Value::Number(7.0),
        "status" => Value::Text("paused".into()),
        "loss" => Value::Number(4.5),
        "speed" => Value::Text("diverged".into()),
        "open" => Value::Flag(true),
        "losses" => Value::Numbers(vec![8.0, 4.0, 2.0, 1.0]),
        "none" => Value::Numbers(Vec::new()),
        "history" => Value::Records(
            words(&["x", "y"]),
            vec![point(3.0), point(-2.0), point(1.0)],
        ),
        "optimum" => Value::Record(vec![
            ("params".into(), Value::Numbers(vec![1.0, -2.0])),
            ("loss".into(), Value::Number(0.5)),
        ]),
        "nan" => Value::Number(f64::NAN),
        _ => panic!("there is no field {field} of {id}"),
    };
    (id != "gone").then_some(value)
}

/// A condition of these figures.
pub(crate) fn condition_of(figures: &Figures, text: &str) -> Condition {
    Condition::parse(text, figures).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

/// The value of a condition of one figure.
pub(crate) fn value(text: &str) -> Option<Value> {
    condition_of(&ONE, text).value(&mut now)
}
