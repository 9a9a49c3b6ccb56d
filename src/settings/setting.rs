//! A setting, and tables of settings.

use super::kind::Kind;
use super::value::Value;

/// A setting of a state `S`: one row of a table.
pub struct Setting<S> {
    /// The name, as in an attribute.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: &'static dyn Kind,
    /// One sentence on what it does, made by [`about`].
    pub doc: &'static str,
    /// Returns the value in a state.
    pub get: fn(&S) -> Value,
    /// Sets the value in a state. The value must be of the setting's kind and in its range.
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

/// A sentence for the documentation's tables. It is empty in WebAssembly, which does not show it, to
/// keep the file small.
#[must_use]
pub const fn about(sentence: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        sentence
    }
}

/// The number of settings in the parts of a table.
#[must_use]
pub const fn count<S>(parts: &[&[Setting<S>]]) -> usize {
    let (mut count, mut k) = (0, 0);
    while k < parts.len() {
        count += parts[k].len();
        k += 1;
    }
    count
}

/// The table made of these parts, for figures that share a part; `N` must be their [`count`].
///
/// # Panics
///
/// Panics if `N` is not the number of settings in the parts, or if the first part is empty.
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
