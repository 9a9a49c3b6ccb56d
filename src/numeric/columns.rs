//! Two columns of numbers out of a text, as people paste them: from a spreadsheet, a CSV file, a
//! notebook.

use std::fmt;

use super::dataset::Dataset;
use super::decimal;

/// The most rows that are read.
pub const MOST_ROWS: usize = 10_000;
/// The most bytes that are looked at: far more than so many rows of numbers take.
pub const MOST_BYTES: usize = 2_000_000;
/// The largest number that is taken, of either sign.
pub const LARGEST: f64 = 1e9;

/// Why a text is no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no number in it.
    Empty,
    /// It has this many bytes.
    TooLong(usize),
    /// It has more rows than [`MOST_ROWS`].
    TooManyRows,
    /// This line (from 1) has so many columns, not two.
    Columns(usize, usize),
    /// In this line (from 1) this is no number that can be taken.
    NoNumber(usize, String),
    /// The times are so many different numbers, and a quadratic needs three.
    FewTimes(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("There are no numbers here. It takes two columns, time and speed.")
            }
            Self::TooLong(bytes) => write!(
                f,
                "That is {} of text; {MOST_ROWS} rows of numbers take less than {}.",
                megabytes(*bytes),
                megabytes(MOST_BYTES)
            ),
            Self::TooManyRows => write!(f, "There are more than {MOST_ROWS} rows."),
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
                "Line {line}: \u{201c}{word}\u{201d} is no number from -1e9 to 1e9."
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

fn megabytes(bytes: usize) -> String {
    const MEGA: usize = 1_000_000;
    match bytes.div_ceil(MEGA) {
        1 => "1 MB".into(),
        some => format!("{some} MB"),
    }
}

/// Reads times and speeds, a row a line. A tab, a semicolon, a comma or blanks stand between the
/// two, the same in all rows; with a tab or a semicolon a comma may be the decimal point. A first
/// row of words is a header. Empty lines do not count.
///
/// # Errors
///
/// What is wrong with the first line that cannot be read, or with the whole.
///
/// ```
/// use downhill_numeric::columns::read;
///
/// let data = read("time,speed\n0,67.4\n1,56.4\n2,40.3\n").expect("two columns");
/// assert_eq!(data.time, [0.0, 1.0, 2.0]);
/// assert_eq!(read("0 1\n1 x\n").unwrap_err().to_string(), "Line 2: “x” is no number from -1e9 to 1e9.");
/// ```
pub fn read(text: &str) -> Result<Dataset, Fault> {
    if text.len() > MOST_BYTES {
        return Err(Fault::TooLong(text.len()));
    }
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let rows = (1..).zip(lines).filter(|(_, line)| !line.is_empty());
    let mut rows = rows.peekable();
    rows.next_if(|(_, line)| is_header(line));
    let separator = rows.peek().map(|(_, line)| Separator::of(line));
    let separator = separator.ok_or(Fault::Empty)?;
    let mut data = Dataset {
        time: Vec::new(),
        speed: Vec::new(),
    };
    for (line, text) in rows {
        let cells: Vec<&str> = separator.split(text).collect();
        let &[time, speed] = cells.as_slice() else {
            return Err(Fault::Columns(line, cells.len()));
        };
        let number = |cell| {
            separator
                .number(cell)
                .ok_or_else(|| Fault::NoNumber(line, shorten(cell)))
        };
        let (time, speed) = (number(time)?, number(speed)?);
        if data.time.len() == MOST_ROWS {
            return Err(Fault::TooManyRows);
        }
        data.time.push(time);
        data.speed.push(speed);
    }
    match different(&data.time) {
        few @ 0..3 => Err(Fault::FewTimes(few)),
        _ => Ok(data),
    }
}

/// What stands between two columns.
#[derive(Clone, Copy)]
enum Separator {
    Tab,
    Semicolon,
    Comma,
    Blanks,
}

impl Separator {
    fn of(line: &str) -> Self {
        if line.contains('\t') {
            Self::Tab
        } else if line.contains(';') {
            Self::Semicolon
        } else if line.contains(',') {
            Self::Comma
        } else {
            Self::Blanks
        }
    }

    fn split(self, line: &str) -> impl Iterator<Item = &str> {
        let between = move |c: char| match self {
            Self::Tab => c == '\t',
            Self::Semicolon => c == ';',
            Self::Comma => c == ',',
            Self::Blanks => c.is_whitespace(),
        };
        let blanks = matches!(self, Self::Blanks);
        let cells = line.split(between).map(str::trim);
        cells.filter(move |cell| !(blanks && cell.is_empty()))
    }

    fn number(self, cell: &str) -> Option<f64> {
        let value = match self {
            Self::Tab | Self::Semicolon => decimal::parse(&cell.replace(',', ".")),
            Self::Comma | Self::Blanks => decimal::parse(cell),
        };
        value.filter(|value| value.abs() <= LARGEST)
    }
}

/// Whether a line is made of words only. What begins like a number is meant to be one.
fn is_header(line: &str) -> bool {
    let like_a_number = |cell: &str| {
        let word = cell
            .trim_start_matches(['+', '-', '.'])
            .to_ascii_lowercase();
        word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word.as_str(), "nan" | "inf")
    };
    !Separator::of(line).split(line).any(like_a_number)
}

/// How many different numbers there are; three are as good as more.
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

/// The beginning of a word.
fn shorten(word: &str) -> String {
    const LONGEST: usize = 20;
    let mut short: String = word.chars().take(LONGEST).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    short
}
