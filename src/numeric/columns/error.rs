//! The errors of a table, and the limits of its size.

use std::fmt;

/// The greatest number of rows.
pub const MAX_ROWS: usize = 10_000;
/// The greatest number of bytes of a text. [`MAX_ROWS`] rows of numbers take far fewer.
pub const MAX_BYTES: usize = 2_000_000;
/// The greatest absolute value of a number.
pub const MAX_SIZE: f64 = 1e9;

/// Why a text cannot be read as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// The text has no number.
    Empty,
    /// The text has this many bytes, more than [`MAX_BYTES`].
    TooLong(usize),
    /// The text has more rows than [`MAX_ROWS`].
    TooManyRows,
    /// A line (its number from 1) has not two columns but this many.
    Columns(usize, usize),
    /// In a line (its number from 1) this cell is not a number, or not of a size up to [`MAX_SIZE`].
    NoNumber(usize, String),
    /// In a line (its number from 1) this cell has another decimal mark than the cells before it.
    Mixed(usize, String),
    /// In a line (its number from 1) the comma of this cell may be the decimal mark or group thousands,
    /// and no number of the text decides which.
    Ambiguous(usize, String),
    /// The text has only this many different times; a quadratic needs three.
    FewTimes(usize),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("There are no numbers here. It takes two columns, time and speed.")
            }
            Self::TooLong(bytes) => write!(
                f,
                "That is {} of text; {MAX_ROWS} rows of numbers take less than {}.",
                megabytes(*bytes),
                megabytes(MAX_BYTES)
            ),
            Self::TooManyRows => write!(f, "There are more than {MAX_ROWS} rows."),
            Self::Columns(line, 1) => {
                write!(
                    f,
                    "Line {line} has one column. It takes two, time and speed."
                )
            }
            Self::Columns(line, count) => write!(
                f,
                "Line {line} has {count} columns. It takes two, time and speed."
            ),
            Self::NoNumber(line, word) => write!(
                f,
                "Line {line}: \u{201c}{word}\u{201d} is not a number from -1e9 to 1e9."
            ),
            Self::Mixed(line, word) => write!(
                f,
                "Line {line}: \u{201c}{word}\u{201d} does not go with the numbers before it. All of \
                 them need the same decimal point."
            ),
            Self::Ambiguous(line, word) => write!(
                f,
                "Line {line}: the comma of \u{201c}{word}\u{201d} may be the decimal point, or stand \
                 between thousands. Write the number without it."
            ),
            Self::FewTimes(1) => f.write_str(
                "All times are equal. A quadratic needs at least three different times.",
            ),
            Self::FewTimes(count) => write!(
                f,
                "There are only {count} different times. A quadratic needs at least three."
            ),
        }
    }
}

/// A number of bytes in megabytes, rounded up, with the unit.
fn megabytes(bytes: usize) -> String {
    const MEGA: usize = 1_000_000;
    match bytes.div_ceil(MEGA) {
        1 => "1 MB".into(),
        some => format!("{some} MB"),
    }
}
