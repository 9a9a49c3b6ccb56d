//! The notation of numbers: the meaning of commas and points, decided by all numbers of a text together.

use super::cells::shorten;
use super::error::{MAX_SIZE, TableError};
use crate::decimal;

/// The notation of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// `1,234.5`.
    Point,
    /// `1.234,5`.
    Comma,
}

impl Notation {
    const BOTH: [Self; 2] = [Self::Point, Self::Comma];

    /// The decimal mark, and the mark that groups thousands.
    fn marks(self) -> (char, char) {
        match self {
            Self::Point => ('.', ','),
            Self::Comma => (',', '.'),
        }
    }

    /// Parses a cell as a number; `None` if it is no number of this notation or its size exceeds
    /// [`MAX_SIZE`]. Thousands may also be grouped by an apostrophe, by `_`, or, if `blanks` is true,
    /// by a blank.
    fn read(self, cell: &str, blanks: bool) -> Option<f64> {
        let (point, between) = self.marks();
        let text = decimal::tidy(cell);
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(&text);
        let end = unsigned.find([point, 'e', 'E']).unwrap_or(unsigned.len());
        let (integer, rest) = unsigned.split_at(end);
        let mark = integer.chars().find(|letter| !letter.is_ascii_digit());
        let plain = match mark {
            None => integer.to_owned(),
            Some(mark) => {
                let may_group = matches!(mark, '\'' | '\u{2019}' | '_')
                    || mark == between
                    || (blanks && mark.is_whitespace());
                if !may_group || rest.contains(['e', 'E']) || !is_grouped(integer, mark) {
                    return None;
                }
                integer.replace(mark, "")
            }
        };
        let sign = &text[..text.len() - unsigned.len()];
        let number = decimal::parse(&format!("{sign}{plain}{}", rest.replace(point, ".")))?;
        (number.abs() <= MAX_SIZE).then_some(number)
    }
}

/// Whether digits are grouped in threes by a mark; the first group has one to three digits and does not
/// begin with 0.
fn is_grouped(integer: &str, mark: char) -> bool {
    let digits = |group: &str| group.chars().all(|letter| letter.is_ascii_digit());
    let mut groups = integer.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// The numbers of a text in both notations, as long as all cells can be parsed in that notation.
pub(super) struct Numbers {
    /// Whether blanks may group thousands.
    blanks: bool,
    /// The numbers in each notation; `None` if a cell cannot be parsed in it.
    read: [Option<Vec<f64>>; 2],
    /// The first cell with a comma, and its line.
    comma: Option<(usize, String)>,
}

impl Numbers {
    pub(super) fn new(blanks: bool) -> Self {
        Self {
            blanks,
            read: [Some(Vec::new()), Some(Vec::new())],
            comma: None,
        }
    }

    /// Adds a cell of a line.
    ///
    /// # Errors
    ///
    /// The cell is not a number, or not in a notation that is possible for all cells before it.
    pub(super) fn push(&mut self, line: usize, cell: &str) -> Result<(), TableError> {
        let numbers = Notation::BOTH.map(|notation| notation.read(cell, self.blanks));
        if numbers == [None, None] {
            return Err(TableError::NoNumber(line, shorten(cell)));
        }
        for (all, number) in self.read.iter_mut().zip(numbers) {
            *all = all.take().zip(number).map(|(mut all, number)| {
                all.push(number);
                all
            });
        }
        if self.read == [None, None] {
            return Err(TableError::Mixed(line, shorten(cell)));
        }
        if self.comma.is_none() && cell.contains(',') {
            self.comma = Some((line, shorten(cell)));
        }
        Ok(())
    }

    /// The numbers, and their notation if one of them has a comma.
    ///
    /// # Errors
    ///
    /// The notation is ambiguous: a comma may be the decimal mark or group thousands.
    pub(super) fn end(self) -> Result<(Vec<f64>, Option<Notation>), TableError> {
        match (self.read, self.comma) {
            ([Some(point), Some(comma)], Some((line, cell))) if point != comma => {
                Err(TableError::Ambiguous(line, cell))
            }
            // If both notations give the same numbers or there is no comma, points are decimal marks.
            ([Some(point), _], comma) => Ok((point, comma.map(|_| Notation::Point))),
            ([None, comma], _) => Ok((comma.unwrap_or_default(), Some(Notation::Comma))),
        }
    }
}
