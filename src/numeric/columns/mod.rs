//! Parsing two columns of numbers from a text, pasted from a spreadsheet, a CSV file or a notebook.

mod cells;
mod error;
mod notation;
mod reading;

use super::dataset::Dataset;
use super::decimal::is_blank;
use cells::{Separator, shorten};
pub use error::{MAX_BYTES, MAX_ROWS, MAX_SIZE, TableError};
use notation::Numbers;
pub use reading::TableReading;

/// Parses times and speeds as [`reading`] does, and returns the data alone.
///
/// # Errors
///
/// Those of [`reading`].
///
/// ```
/// use downhill_numeric::columns::read;
///
/// let data = read("time,speed\n0,67.4\n1,56.4\n2,40.3\n").expect("two columns");
/// assert_eq!(data.time, [0.0, 1.0, 2.0]);
/// assert_eq!(read("0 1\n1 x\n").unwrap_err().to_string(), "Line 2: “x” is not a number from -1e9 to 1e9.");
/// ```
pub fn read(text: &str) -> Result<Dataset, TableError> {
    reading(text).map(|reading| reading.data)
}

/// Parses times and speeds, one row per line. The columns are separated by a tab, a semicolon, a comma
/// or blanks, the same in all rows, or by the character that a first line such as `sep=;` declares.
/// Cells may be in quotes.
///
/// A comma within a number is the decimal mark or groups thousands, the same in all numbers: `0.5` or
/// `1,234.5` anywhere decides for grouping, `0,5` or `1.234,5` for the decimal mark.
///
/// Rows of words at the start are names of columns. If they name more than two columns, the times are in
/// the column whose name begins with the word `time` or `t`, the speeds in that with `speed` or `v`.
/// Comments, which begin with `#`, `//` or `%`, empty lines, and empty cells at the end of a row are
/// ignored.
///
/// # Errors
///
/// The error of the first line that cannot be parsed, or of the whole text.
///
/// ```
/// use downhill_numeric::columns::reading;
///
/// let reading = reading("time;speed\n0;950\n0,5;1.050\n1;1.250\n").expect("two columns");
/// assert_eq!(reading.data.speed, [950.0, 1050.0, 1250.0]);
/// assert!(reading.to_string().starts_with("3 rows read. Line 1, “time;speed”, was taken for names."));
/// ```
pub fn reading(text: &str) -> Result<TableReading, TableError> {
    if text.len() > MAX_BYTES {
        return Err(TableError::TooLong(text.len()));
    }
    let lines = (1..).zip(text.lines().flat_map(|line| line.split('\r')));
    let (comments, rows): (Vec<_>, Vec<_>) = lines
        .filter(|(_, line)| !cells::is_empty(line))
        .partition(|(_, line)| cells::is_comment(line));
    let mut rows = rows.into_iter().peekable();
    let declared = rows.peek().and_then(|(_, line)| Separator::declared(line));
    rows.next_if(|_| declared.is_some());
    let separator = |line: &str| declared.unwrap_or_else(|| Separator::of(line));
    let is_header = |line: &str| cells::is_header(&separator(line).split(line));
    let mut header = Vec::new();
    while let Some(row) = rows.next_if(|(_, line)| is_header(line)) {
        header.push(row);
    }
    let (_, first) = rows.peek().ok_or(TableError::Empty)?;
    let separator = separator(first);
    let named = cells::columns(&header, separator, separator.split(first).len());
    let (columns, width) = match &named {
        Some((columns, names)) => (*columns, names.len()),
        None => ([0, 1], 2),
    };
    // Between commas, a blank separates rather than groups: one cell could hold two numbers.
    let mut numbers = Numbers::new(!matches!(separator, Separator::Mark(',')));
    for (row, (line, text)) in rows.enumerate() {
        let cells = separator.split(text);
        let is_wide = cells.iter().skip(width).any(|cell| !cell.is_empty());
        if is_wide || cells.len() < 2 {
            return Err(TableError::Columns(line, cells.len()));
        }
        for column in columns {
            numbers.push(line, cells.get(column).map_or("", String::as_str))?;
        }
        if row == MAX_ROWS {
            return Err(TableError::TooManyRows);
        }
    }
    let (numbers, notation) = numbers.end()?;
    let (pairs, _) = numbers.as_chunks::<2>();
    let data = Dataset {
        time: pairs.iter().map(|[time, _]| *time).collect(),
        speed: pairs.iter().map(|[_, speed]| *speed).collect(),
    };
    match different(&data.time) {
        few @ 0..3 => Err(TableError::FewTimes(few)),
        _ => Ok(TableReading {
            data,
            names: header
                .iter()
                .map(|(line, text)| (*line, shorten(text.trim_matches(is_blank))))
                .collect(),
            chosen: named
                .filter(|(columns, names)| *columns != [0, 1] || names.len() > 2)
                .map(|(columns, names)| columns.map(|column| names[column].clone())),
            comments: comments.len(),
            notation,
        }),
    }
}

/// The number of different values; counting stops at three.
fn different(values: &[f64]) -> usize {
    let mut seen: Vec<f64> = Vec::new();
    for value in values {
        if !seen.contains(value) {
            seen.push(*value);
            if seen.len() == 3 {
                break;
            }
        }
    }
    seen.len()
}
