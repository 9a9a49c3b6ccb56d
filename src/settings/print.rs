//! Kinds and values of settings in words: what a setting takes, and a value as it is written.

use std::fmt;

use super::kind::{Kind, Run, Value};
use crate::numeric::optimizer::Racer;
use crate::numeric::{columns, decimal};

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(low, high) => {
                write!(f, "a number from {} to {}", plain(*low), plain(*high))
            }
            Self::Numbers(count, low, high) => write!(
                f,
                "{count} numbers from {} to {}, separated by commas",
                plain(*low),
                plain(*high)
            ),
            Self::Whole(low, high) => write!(f, "a whole number from {low} to {high}"),
            Self::Wholes(count, most) => {
                write!(
                    f,
                    "up to {count} whole numbers from 0 to {most}, separated by commas"
                )
            }
            Self::WholeOr(low, high, word) => {
                write!(f, "{word}, or a whole number from {low} to {high}")
            }
            Self::Choice(choices) => write!(f, "one of: {}", choices.join(", ")),
            Self::Subset(choices) => write!(f, "any of: {}", choices.join(", ")),
            Self::Flag => f.write_str("on or off"),
            Self::Steps(most) => write!(
                f,
                "a number of steps up to {most}, or runs with their learning rate such as 5@0.1 15@0.3"
            ),
            Self::Rule(rules) => {
                for (k, (rule, low, high)) in rules.iter().enumerate() {
                    let or = if k == 0 { "" } else { ", or " };
                    write!(
                        f,
                        "{or}{rule} and a number from {} to {}",
                        plain(*low),
                        plain(*high)
                    )?;
                }
                Ok(())
            }
            Self::Span(low, high) => write!(
                f,
                "auto, or two numbers from {} to {}, the smaller one first",
                plain(*low),
                plain(*high)
            ),
            Self::Model => f.write_str("a formula of t and up to six parameters"),
            Self::Some(count, low, high) => write!(
                f,
                "up to {count} numbers from {} to {}, separated by commas",
                plain(*low),
                plain(*high)
            ),
            Self::Formula(names) => write!(f, "a formula of {}", names.join(" and ")),
            Self::FormulaOr(names, word) => {
                write!(f, "{word}, or a formula of {}", names.join(" and "))
            }
            Self::Plane(choices) => write!(
                f,
                "one of: {}, or two parameters such as a,b",
                choices.join(", ")
            ),
            Self::Area(low, high, word) => write!(
                f,
                "{word}, or four numbers from {} to {}: left, right, below, above",
                plain(*low),
                plain(*high)
            ),
            Self::Race(most, ..) => write!(
                f,
                "up to {most} optimisers with their learning rates, such as sgd@1e-5/4 adam@0.1"
            ),
            Self::Classes => {
                f.write_str("two digits such as 3,7, a digit and rest such as 8,rest, or all")
            }
            Self::Columns => write!(
                f,
                "two columns of numbers, a row a line, at most {} rows",
                columns::MOST_ROWS
            ),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(value) => f.write_str(&plain(*value)),
            Self::Numbers(values) => {
                let texts: Vec<String> = values.iter().map(|value| plain(*value)).collect();
                f.write_str(&texts.join(","))
            }
            Self::Whole(value) => write!(f, "{value}"),
            Self::Wholes(values) => {
                let texts: Vec<String> = values.iter().map(usize::to_string).collect();
                f.write_str(&texts.join(","))
            }
            Self::Word(word) => f.write_str(word),
            Self::Words(words) => f.write_str(&words.join(",")),
            Self::Flag(on) => f.write_str(if *on { "on" } else { "off" }),
            Self::Steps(runs) => {
                let texts: Vec<String> = runs.iter().map(Run::to_string).collect();
                f.write_str(&texts.join(","))
            }
            Self::Rule(rule, number) => write!(f, "{rule} {}", plain(*number)),
            Self::Span(None) => f.write_str("auto"),
            Self::Span(Some((low, high))) => write!(f, "{},{}", plain(*low), plain(*high)),
            Self::Formula(formula) => f.write_str(formula),
            Self::Race(racers) => {
                let texts: Vec<String> = racers.iter().map(racer_text).collect();
                f.write_str(&texts.join(","))
            }
            Self::Columns(None) => Ok(()),
            // Blanks and `_` stay short in an address.
            Self::Columns(Some(data)) => {
                let rows = data.time.iter().zip(&data.speed);
                let rows = rows.map(|(time, speed)| format!("{} {}", plain(*time), plain(*speed)));
                f.write_str(&rows.collect::<Vec<_>>().join("_"))
            }
        }
    }
}

fn racer_text(racer: &Racer) -> String {
    let text = format!("{}@{}", racer.method.name(), plain(racer.learning_rate));
    match racer.batch {
        0 => text,
        rows => format!("{text}/{rows}"),
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.learning_rate {
            Some(rate) => write!(f, "{}@{}", self.steps, plain(rate)),
            None => write!(f, "{}", self.steps),
        }
    }
}

/// The shortest text that reads back as the number: `1`, `0.1`, `1e-5`.
fn plain(value: f64) -> String {
    decimal::short(decimal::repr(value))
}
