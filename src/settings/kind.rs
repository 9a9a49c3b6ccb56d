//! The kinds of values that a setting takes, read; `print` writes them. Parse then print is the
//! identity on values.

use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::numeric::dataset::Dataset;
use crate::numeric::digits::classes::Classes;
use crate::numeric::expression::Expression;
use crate::numeric::model::Model;
use crate::numeric::optimizer::{Method, Racer};
use crate::numeric::{columns, decimal};

/// So many steps at a learning rate; a negative rate walks against the slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// How many.
    pub steps: usize,
    /// The learning rate, or none for the one in force.
    pub learning_rate: Option<f64>,
}

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A finite number in a range, both ends included. A comma is its decimal point, as good as a
    /// point.
    Number(f64, f64),
    /// So many numbers, each in a range, separated by commas or spaces, in brackets or not; with
    /// semicolons or spaces between them a comma may be the decimal point.
    Numbers(usize, f64, f64),
    /// A whole number in a range.
    Whole(i64, i64),
    /// Whole numbers from 0 to the second, at least one and at most as many as the first says,
    /// separated by commas or spaces.
    Wholes(usize, usize),
    /// A whole number, or the word.
    WholeOr(i64, i64, &'static str),
    /// One of these words; blanks and case do not count.
    Choice(&'static [&'static str]),
    /// Any of these words, separated by commas or spaces.
    Subset(&'static [&'static str]),
    /// `on` or `off`; an empty attribute is `on`.
    Flag,
    /// Steps already taken: `20`, or runs with their learning rates as `5@0.1 15@0.3`, at most so
    /// many in all.
    Steps(usize),
    /// One of these words with a number between its ends, such as `steps 10`.
    Rule(&'static [(&'static str, f64, f64)]),
    /// Two numbers in a range, the first the smaller one, or `auto`.
    Span(f64, f64),
    /// A formula of these names.
    Formula(&'static [&'static str]),
    /// A formula of these names, or the word.
    FormulaOr(&'static [&'static str], &'static str),
    /// A formula of `t` and parameters.
    Model,
    /// One of these words, or two names; the state says which names it takes.
    Plane(&'static [&'static str]),
    /// Four numbers in a range: the ends of the horizontal axis, then of the vertical, the smaller one
    /// first; or the word.
    Area(f64, f64, &'static str),
    /// From one number to so many, each in a range, separated by commas or spaces, in brackets or
    /// not; the state says how many it takes, and takes no other count.
    Some(usize, f64, f64),
    /// From one optimiser to so many, each with its learning rate in a range and, after a slash, the
    /// rows of its batches: `sgd@1e-5/4`.
    Race(usize, f64, f64),
    /// Two digits, or one and `rest`, or `all`: see [`Classes`].
    Classes,
    /// Two columns of numbers, a row a line, with `_` for the end of a line too; empty for none.
    Columns,
}

/// A value of a setting.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of [`Kind::Number`].
    Number(f64),
    /// Of [`Kind::Numbers`], [`Kind::Some`] and [`Kind::Area`].
    Numbers(Vec<f64>),
    /// Of [`Kind::Whole`] and [`Kind::WholeOr`].
    Whole(i64),
    /// Of [`Kind::Wholes`].
    Wholes(Vec<usize>),
    /// Of [`Kind::Choice`], and of kinds that take a word beside others: as the table has it.
    Word(&'static str),
    /// Of [`Kind::Subset`], in the table's order.
    Words(Vec<&'static str>),
    /// Of [`Kind::Flag`].
    Flag(bool),
    /// Of [`Kind::Steps`].
    Steps(Vec<Run>),
    /// Of [`Kind::Rule`].
    Rule(&'static str, f64),
    /// Of [`Kind::Span`]; none is `auto`.
    Span(Option<(f64, f64)>),
    /// Of [`Kind::Formula`] and its kin, as it is printed; of [`Kind::Plane`] and
    /// [`Kind::Classes`].
    Formula(String),
    /// Of [`Kind::Race`].
    Race(Vec<Racer>),
    /// Of [`Kind::Columns`].
    Columns(Option<Dataset>),
}

impl Value {
    /// The variant of an enum that the word names.
    ///
    /// # Panics
    ///
    /// Panics when it is no such word: a setting of variants is a [`Kind::Choice`] of their names, so
    /// that all others have been refused.
    #[must_use]
    pub fn variant<T: FromStr>(&self) -> T {
        let variant = match self {
            Self::Word(word) => word.parse().ok(),
            _ => None,
        };
        variant.expect("a setting of variants takes their names alone")
    }
}

impl Kind {
    /// Reads a text; none if it is not of this kind or out of range.
    #[must_use]
    pub fn parse(&self, text: &str) -> Option<Value> {
        let text = text.trim_matches(decimal::is_blank);
        match *self {
            Self::Number(low, high) => number(text, low, high).map(Value::Number),
            Self::Numbers(count, low, high) => {
                numbers(text, low, high, count..=count).map(Value::Numbers)
            }
            Self::Some(count, low, high) => numbers(text, low, high, 1..=count).map(Value::Numbers),
            Self::Whole(low, high) => whole(text, low, high).map(Value::Whole),
            Self::Wholes(count, most) => {
                let whole = |word: &str| word.parse().ok().filter(|value| *value <= most);
                each(text, whole)
                    .filter(|values| (1..=count).contains(&values.len()))
                    .map(Value::Wholes)
            }
            Self::WholeOr(low, high, word) => {
                if text.eq_ignore_ascii_case(word) {
                    Some(Value::Word(word))
                } else {
                    whole(text, low, high).map(Value::Whole)
                }
            }
            Self::Choice(choices) => choice(choices, text).map(Value::Word),
            Self::Subset(choices) => {
                let given = each(text, |word| choice(choices, word))?;
                let kept = choices.iter().filter(|name| given.contains(*name));
                Some(Value::Words(kept.copied().collect()))
            }
            Self::Flag => match text.to_ascii_lowercase().as_str() {
                "" | "on" | "true" | "yes" | "1" => Some(Value::Flag(true)),
                "off" | "false" | "no" | "0" => Some(Value::Flag(false)),
                _ => None,
            },
            Self::Steps(most) => {
                let runs = each(text, |word| run(word, most)).filter(|runs| !runs.is_empty())?;
                let total = runs
                    .iter()
                    .try_fold(0_usize, |sum, run| sum.checked_add(run.steps))?;
                (total <= most).then_some(Value::Steps(runs))
            }
            Self::Rule(rules) => {
                let (name, rest) = text.split_once(is_between)?;
                let rule = |(rule, ..): &&(&str, f64, f64)| rule.eq_ignore_ascii_case(name);
                let (rule, low, high) = rules.iter().find(rule)?;
                let value = number(rest.trim_start_matches(is_between), *low, *high)?;
                Some(Value::Rule(rule, value))
            }
            Self::Span(..) if text.eq_ignore_ascii_case("auto") => Some(Value::Span(None)),
            Self::Span(low, high) => {
                let Value::Numbers(ends) = Self::Numbers(2, low, high).parse(text)? else {
                    return None;
                };
                apart(&ends).then_some(Value::Span(Some((ends[0], ends[1]))))
            }
            Self::Area(.., word) | Self::FormulaOr(_, word) if text.eq_ignore_ascii_case(word) => {
                Some(Value::Word(word))
            }
            Self::Area(low, high, _) => {
                let ends = numbers(text, low, high, 4..=4)?;
                let fits = apart(&ends[..2]) && apart(&ends[2..]);
                fits.then_some(Value::Numbers(ends))
            }
            Self::Plane(choices) => match choice(choices, text) {
                Some(word) => Some(Value::Formula(word.into())),
                None => {
                    let names: Vec<&str> = words(text).collect();
                    let plain =
                        |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                    let two = names.len() == 2 && names[0] != names[1] && names.iter().all(plain);
                    two.then(|| Value::Formula(names.join(",")))
                }
            },
            Self::Formula(names) | Self::FormulaOr(names, _) => {
                let formula = Expression::parse(text, names).ok()?;
                Some(Value::Formula(formula.to_string()))
            }
            Self::Model => Some(Value::Formula(Model::read(text).ok()?.formula().into())),
            Self::Race(most, low, high) => each(text, |word| racer(word, low, high))
                .filter(|racers| (1..=most).contains(&racers.len()))
                .map(Value::Race),
            Self::Classes => Some(Value::Formula(Classes::parse(text)?.to_string())),
            Self::Columns if text.is_empty() => Some(Value::Columns(None)),
            Self::Columns => Some(Value::Columns(Some(table(text).ok()?))),
        }
    }
}

impl Kind {
    /// Whether digits are all that it takes.
    #[must_use]
    pub fn is_of_digits(&self) -> bool {
        matches!(self, Self::Whole(0.., _))
    }

    /// Why it cannot take a text: what it takes, and for a formula or for data the first fault.
    #[must_use]
    pub fn refusal(&self, text: &str) -> String {
        if let (Self::Columns, Err(fault)) = (self, table(text)) {
            return format!(
                "it takes {self}. {}",
                fault.to_string().trim_end_matches('.')
            );
        }
        let fault = match self {
            Self::Formula(names) | Self::FormulaOr(names, _) => {
                Expression::parse(text.trim(), names).err()
            }
            Self::Model => Model::read(text.trim()).err(),
            _ => None,
        };
        match fault {
            None => format!("it takes {self}"),
            Some(fault) => {
                let (at, what) = (fault.at + 1, fault.what.trim_end_matches('.'));
                format!("it takes {self}; at character {at}, {what}")
            }
        }
    }
}

/// Two columns, with `_` for the end of a line where they cannot be read otherwise.
fn table(text: &str) -> Result<Dataset, columns::Fault> {
    columns::read(text).or_else(|fault| {
        let joined = columns::read(&text.replace('_', "\n"));
        // The lines that a fault counts are those of the text, if it has some.
        joined.map_err(|other| if text.contains('\n') { fault } else { other })
    })
}

/// Whether the first end is the smaller one, by more than what no axis can tell apart.
fn apart(ends: &[f64]) -> bool {
    let least = 1e-6 * ends[0].abs().max(ends[1].abs()).max(1e-3);
    ends[1] - ends[0] >= least
}

/// Whether a letter stands between the words of a list: a comma or a blank.
fn is_between(letter: char) -> bool {
    letter == ',' || decimal::is_blank(letter)
}

/// The words of a list. Where it has semicolons, its commas are decimal points.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let has_points = text.contains(';');
    text.split(move |letter: char| match letter {
        ',' | ';' => (letter == ';') == has_points,
        _ => decimal::is_blank(letter),
    })
    .filter(|word| !word.is_empty())
}

/// What each word reads as; none if one of them does not.
fn each<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut values = Vec::new();
    for word in words(text) {
        values.push(read(word)?);
    }
    Some(values)
}

/// So many numbers. Where they are too few or too many with commas between them, the commas are
/// their decimal points, and semicolons or blanks are between them.
fn numbers(text: &str, low: f64, high: f64, count: RangeInclusive<usize>) -> Option<Vec<f64>> {
    let inner = text.trim_start_matches('[').trim_end_matches(']');
    let read = |text: &str| {
        let values = each(text, |word| number(word.trim_end_matches(','), low, high));
        values.filter(|values| count.contains(&values.len()))
    };
    read(inner).or_else(|| read(&(inner.replace(decimal::is_blank, ";") + ";")))
}

fn number(text: &str, low: f64, high: f64) -> Option<f64> {
    let value = decimal::typed(text)?;
    (low..=high).contains(&value).then_some(value)
}

fn whole(text: &str, low: i64, high: i64) -> Option<i64> {
    let value: i64 = decimal::tidy(text).parse().ok()?;
    (low..=high).contains(&value).then_some(value)
}

/// Blanks and case do not count, so `X ** 2` is `x**2`.
fn choice(choices: &'static [&'static str], text: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let wanted = plain(text);
    choices
        .iter()
        .copied()
        .find(|choice| plain(choice) == wanted)
}

fn run(text: &str, most: usize) -> Option<Run> {
    let (steps, learning_rate) = match text.split_once('@') {
        Some((steps, rate)) => (steps, Some(number(rate, -1e9, 1e9)?)),
        None => (text, None),
    };
    let steps = steps.parse().ok().filter(|steps| *steps <= most)?;
    Some(Run {
        steps,
        learning_rate,
    })
}

fn racer(text: &str, low: f64, high: f64) -> Option<Racer> {
    let (name, rest) = text.split_once('@')?;
    let (rate, batch) = rest.split_once('/').unwrap_or((rest, ""));
    let batch = if batch.is_empty() {
        0
    } else {
        batch
            .parse()
            .ok()
            .filter(|rows| (1..=columns::MOST_ROWS).contains(rows))?
    };
    Some(Racer {
        method: choice(Method::NAMES, name)?.parse().ok()?,
        learning_rate: number(rate, low, high)?,
        batch,
    })
}
