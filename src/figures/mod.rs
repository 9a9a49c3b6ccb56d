//! The figures, a folder each. They do not know each other.

pub mod autograd;
pub mod code;
pub mod curve;
pub mod descending;
pub mod digits;
pub mod fit;
pub mod fitting;
pub mod landscape;

use crate::numeric::steps::Steps;
use crate::settings::Table;
use crate::settings::common::Shown;

/// What a figure is to those outside: a table of settings, verbs, a snapshot.
pub trait Figure: Steps + Default + 'static {
    /// Its element is `downhill-` and this.
    const NAME: &'static str;

    /// Its settings.
    const TABLE: Table<Shown<Self>>;

    /// What it shows now, for scripts.
    fn snapshot(&self) -> Vec<(&'static str, Datum)>;
}

/// A part of a snapshot.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// A list of records, with the names of their fields.
    Rows(Vec<&'static str>, Vec<Vec<f64>>),
    /// A record.
    Record(Vec<(&'static str, Datum)>),
}

impl Datum {
    /// A count, as a number.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a history has fewer entries than f64 has whole numbers"
    )]
    pub fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }
}
