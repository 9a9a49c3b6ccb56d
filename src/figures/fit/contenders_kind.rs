//! The kind of the setting `race`.

use std::fmt;

use crate::numeric::columns::MAX_ROWS;
use crate::numeric::optimizer::{Contender, Method};
use crate::settings::Value;
use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{choice, each, joined, number, plain};

/// A list of one to `.0` contenders. Each is an optimiser with a learning rate from `.1` to `.2`
/// and, after a slash, the size of its batches: `sgd@1e-5/4`.
#[derive(Clone, Copy)]
pub struct ContendersKind(pub usize, pub f64, pub f64);

impl fmt::Display for ContendersKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let max = self.0;
        write!(
            f,
            "up to {max} optimisers with their learning rates, such as sgd@1e-5/4 adam@0.1"
        )
    }
}

impl Kind for ContendersKind {
    fn parse(&self, text: &str) -> Option<Value> {
        self.contenders(text)
            .map(|contenders| self.value(&contenders))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::string()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let (words, more) = (Method::NAMES.join("|"), self.0 - 1);
        let one = format!(r"({words})@[0-9.e+-]+(/[1-9][0-9]*)?");
        Python::notation(&self.to_string(), &format!("{one}(,{one}){{0,{more}}}"))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let count = 1 + dice.below(self.0);
        let mut contender = || Contender {
            method: Method::ALL[dice.below(Method::ALL.len())],
            learning_rate: dice.number(self.1, self.2),
            batch: dice.below(30),
        };
        let contenders: Vec<Contender> = (0..count).map(|_| contender()).collect();
        self.value(&contenders)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "sgd", "sgd@", "walk@1e-5", "sgd@1e-5/0", "sgd@1e-5/x"]
    }
}

impl ContendersKind {
    /// Parses a list of contenders; none if it is not valid.
    #[must_use]
    pub fn contenders(&self, text: &str) -> Option<Vec<Contender>> {
        let contenders = each(text, |word| contender(word, self.1, self.2))?;
        (1..=self.0)
            .contains(&contenders.len())
            .then_some(contenders)
    }

    /// The setting's value for these contenders.
    #[must_use]
    pub fn value(&self, contenders: &[Contender]) -> Value {
        Value::Text(joined(contenders, ",", written))
    }
}

/// A contender in the setting's notation.
#[must_use]
pub fn written(contender: &Contender) -> String {
    let text = format!(
        "{}@{}",
        contender.method.name(),
        plain(contender.learning_rate)
    );
    match contender.batch {
        0 => text,
        rows => format!("{text}/{rows}"),
    }
}

/// Parses a contender whose learning rate is from `low` to `high`.
fn contender(text: &str, low: f64, high: f64) -> Option<Contender> {
    let (name, rest) = text.split_once('@')?;
    let (rate, batch) = rest.split_once('/').unwrap_or((rest, ""));
    let batch = if batch.is_empty() {
        0
    } else {
        let rows = batch.parse().ok();
        rows.filter(|rows| (1..=MAX_ROWS).contains(rows))?
    };
    Some(Contender {
        method: choice(Method::NAMES, name)?.parse().ok()?,
        learning_rate: number(rate, low, high)?,
        batch,
    })
}
