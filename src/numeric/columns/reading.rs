//! The result of parsing a table: the data, and how the text was interpreted.

use std::fmt;

use super::notation::Notation;
use crate::dataset::Dataset;

/// The data of a table, and how the text was interpreted, which it prints as sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct TableReading {
    /// The numbers.
    pub data: Dataset,
    /// The lines that were taken for names of columns: the number of each, from 1, and its beginning.
    pub names: Vec<(usize, String)>,
    /// The names of the two columns, if there are more than two or speed comes first.
    pub chosen: Option<[String; 2]>,
    /// The number of comments.
    pub comments: usize,
    /// The notation of the numbers, if one of them has a comma.
    pub(super) notation: Option<Notation>,
}

impl fmt::Display for TableReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows read.", self.data.time.len())?;
        for (line, text) in &self.names {
            write!(
                f,
                " Line {line}, \u{201c}{text}\u{201d}, was taken for names."
            )?;
        }
        if let Some([time, speed]) = &self.chosen {
            write!(
                f,
                " Time is \u{201c}{time}\u{201d}, speed is \u{201c}{speed}\u{201d}."
            )?;
        }
        match self.comments {
            0 => {}
            1 => f.write_str(" A comment was left out.")?,
            count => write!(f, " {count} comments were left out.")?,
        }
        f.write_str(match self.notation {
            None => "",
            Some(Notation::Point) => " Commas were read as thousands separators.",
            Some(Notation::Comma) => {
                " Commas were read as decimal points, and points as thousands separators."
            }
        })
    }
}
