//! A row of a table of settings, and the table.

use super::kind::Kind;
use super::value::Value;

/// One row of a table of settings over a state `S`.
pub struct Setting<S> {
    /// As it is written in an attribute.
    pub name: &'static str,
    /// What it takes.
    pub kind: &'static dyn Kind,
    /// One sentence on what it does, by [`about`].
    pub doc: &'static str,
    /// The value that a state has.
    pub get: fn(&S) -> Value,
    /// Gives a state this value, which is of the setting's kind and in its range.
    pub set: fn(&mut S, Value),
}

impl<S> Clone for Setting<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Setting<S> {}

/// A figure's settings, in the order in which they are applied.
pub type Table<S> = &'static [Setting<S>];

/// A sentence for the tables of documentation. The page does not show it, so it does not carry it.
#[must_use]
pub const fn about(sentence: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        sentence
    }
}

/// How many settings some parts of a table have.
#[must_use]
pub const fn count<S>(parts: &[&[Setting<S>]]) -> usize {
    let (mut count, mut k) = (0, 0);
    while k < parts.len() {
        count += parts[k].len();
        k += 1;
    }
    count
}

/// The table that these parts make, for figures that have a part in common; `N` is their [`count`].
///
/// # Panics
///
/// Panics when the parts have another number of settings than `N`, or the first part has none.
#[must_use]
pub const fn table<S, const N: usize>(parts: &[&[Setting<S>]]) -> [Setting<S>; N] {
    assert!(
        count(parts) == N,
        "the parts have another number of settings"
    );
    let mut table = [parts[0][0]; N];
    let (mut at, mut k) = (0, 0);
    while k < parts.len() {
        let mut row = 0;
        while row < parts[k].len() {
            table[at] = parts[k][row];
            (at, row) = (at + 1, row + 1);
        }
        k += 1;
    }
    table
}
