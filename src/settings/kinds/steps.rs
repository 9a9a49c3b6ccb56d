//! Steps already taken.

use std::fmt;

use crate::settings::kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::kind::{Python, Types};
use crate::settings::run::StepRun;
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::sample::Dice;
use crate::settings::text::{each, number};
use crate::settings::value::Value;

/// Steps already taken: a number such as `20`, or runs with their learning rates such as `5@0.1 15@0.3`.
/// The field is the greatest total.
#[derive(Clone, Copy)]
pub struct Steps(pub usize);

impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a number of steps up to {}, or runs with their learning rates, such as 5@0.1 15@0.3",
            self.0
        )
    }
}

impl Kind for Steps {
    fn parse(&self, text: &str) -> Option<Value> {
        let runs = each(text, |word| run(word, self.0)).filter(|runs| !runs.is_empty())?;
        let total = runs
            .iter()
            .try_fold(0_usize, |sum, run| sum.checked_add(run.steps))?;
        (total <= self.0).then_some(Value::Steps(runs))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn types(&self) -> Types {
        Types::new("string", "number | string")
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn python(&self) -> Python {
        let set = "SupportsInt | str";
        Python::new("Steps", self.0.to_string(), "StepCount", set)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sample(&self, dice: &mut Dice) -> Value {
        let (count, mut left) = (1 + dice.below(4), self.0);
        let mut run = || {
            let steps = dice.below(left + 1);
            left -= steps;
            let rate = dice.number(-10.0, 10.0);
            StepRun {
                steps,
                learning_rate: (!dice.once_in(3)).then_some(rate),
            }
        };
        Value::Steps((0..count).map(|_| run()).collect())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn refused(&self) -> &'static [&'static str] {
        &["", "some", "-1", "1.5", "5@", "5@fast", "@0.1"]
    }
}

/// Parses one run of at most `max` steps.
fn run(text: &str, max: usize) -> Option<StepRun> {
    let (steps, learning_rate) = match text.split_once('@') {
        Some((steps, rate)) => (steps, Some(number(rate, -1e9, 1e9)?)),
        None => (text, None),
    };
    let steps = steps.parse().ok().filter(|steps| *steps <= max)?;
    Some(StepRun {
        steps,
        learning_rate,
    })
}
