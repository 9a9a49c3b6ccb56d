//! The kind of the setting `race`.

use std::fmt;

use crate::numeric::columns::MOST_ROWS;
use crate::numeric::optimizer::{Method, Racer};
use crate::settings::Value;
use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::Types;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{choice, each, joined, number, plain};

/// From one optimiser to so many, each with its learning rate in a range and, after a slash, the rows of
/// its batches: `sgd@1e-5/4`.
#[derive(Clone, Copy)]
pub struct RacersKind(pub usize, pub f64, pub f64);

impl fmt::Display for RacersKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = self.0;
        write!(
            f,
            "up to {most} optimisers with their learning rates, such as sgd@1e-5/4 adam@0.1"
        )
    }
}

impl Kind for RacersKind {
    fn parse(&self, text: &str) -> Option<Value> {
        self.racers(text).map(|racers| self.value(&racers))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::string()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let count = 1 + dice.below(self.0);
        let mut racer = || Racer {
            method: Method::ALL[dice.below(Method::ALL.len())],
            learning_rate: dice.number(self.1, self.2),
            batch: dice.below(30),
        };
        let racers: Vec<Racer> = (0..count).map(|_| racer()).collect();
        self.value(&racers)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "sgd", "sgd@", "walk@1e-5", "sgd@1e-5/0", "sgd@1e-5/x"]
    }
}

impl RacersKind {
    /// The optimisers that a text names.
    #[must_use]
    pub fn racers(&self, text: &str) -> Option<Vec<Racer>> {
        let racers = each(text, |word| racer(word, self.1, self.2))?;
        (1..=self.0).contains(&racers.len()).then_some(racers)
    }

    /// The value that these optimisers are.
    #[must_use]
    pub fn value(&self, racers: &[Racer]) -> Value {
        Value::Text(joined(racers, ",", written))
    }
}

/// An optimiser as the setting writes it.
#[must_use]
pub fn written(racer: &Racer) -> String {
    let text = format!("{}@{}", racer.method.name(), plain(racer.learning_rate));
    match racer.batch {
        0 => text,
        rows => format!("{text}/{rows}"),
    }
}

fn racer(text: &str, low: f64, high: f64) -> Option<Racer> {
    let (name, rest) = text.split_once('@')?;
    let (rate, batch) = rest.split_once('/').unwrap_or((rest, ""));
    let batch = if batch.is_empty() {
        0
    } else {
        let rows = batch.parse().ok();
        rows.filter(|rows| (1..=MOST_ROWS).contains(rows))?
    };
    Some(Racer {
        method: choice(Method::NAMES, name)?.parse().ok()?,
        learning_rate: number(rate, low, high)?,
        batch,
    })
}
