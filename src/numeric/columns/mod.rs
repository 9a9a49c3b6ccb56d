//! Two columns of numbers out of a text, as people paste them: from a spreadsheet, a CSV file, a
//! notebook.

mod cells;
mod notation;

use std::fmt;

use super::dataset::Dataset;
use super::decimal::{is_blank, is_letter};
use cells::Separator;
use notation::{Notation, Numbers};

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
    /// In this line (from 1) a comma or a point is not what it is before, the decimal point or
    /// between thousands.
    Mixed(usize, String),
    /// In this line (from 1) a comma may be the decimal point or stand between thousands, and no
    /// number of the text tells which.
    Ambiguous(usize, String),
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

fn megabytes(bytes: usize) -> String {
    const MEGA: usize = 1_000_000;
    match bytes.div_ceil(MEGA) {
        1 => "1 MB".into(),
        some => format!("{some} MB"),
    }
}

/// What was read of a text, and how it was taken. As a text, it is that in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The numbers.
    pub data: Dataset,
    /// The lines (from 1) that were taken for names, with their beginnings.
    pub names: Vec<(usize, String)>,
    /// The names of the two columns, where there were others, or these in another order.
    pub chosen: Option<[String; 2]>,
    /// How many lines were left out as comments.
    pub comments: usize,
    notation: Option<Notation>,
}

impl fmt::Display for Reading {
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
            Some(Notation::Point) => " Commas were taken to stand between thousands.",
            Some(Notation::Comma) => {
                " Commas were taken for decimal points, points to stand between thousands."
            }
        })
    }
}

/// Reads times and speeds, as [`reading`] does.
///
/// # Errors
///
/// As [`reading`].
///
/// ```
/// use downhill_numeric::columns::read;
///
/// let data = read("time,speed\n0,67.4\n1,56.4\n2,40.3\n").expect("two columns");
/// assert_eq!(data.time, [0.0, 1.0, 2.0]);
/// assert_eq!(read("0 1\n1 x\n").unwrap_err().to_string(), "Line 2: “x” is no number from -1e9 to 1e9.");
/// ```
pub fn read(text: &str) -> Result<Dataset, Fault> {
    reading(text).map(|reading| reading.data)
}

/// Reads times and speeds, a row a line. A tab, a semicolon, a comma or blanks stand between the
/// two, the same in all rows, or what a first line such as `sep=;` says. Cells may be in quotes.
///
/// A comma within a number is the decimal point or stands between thousands, in all of them alike:
/// `0.5` or `1,234.5` anywhere tells one, `0,5` or `1.234,5` the other.
///
/// First rows of words are names. They may name more columns than two: the times are those of
/// `time` or `t`, the speeds those of `speed` or `v`, whatever follows these words. Comments, which
/// begin with `#`, `//` or `%`, empty lines, and empty cells at the end of a row do not count.
///
/// # Errors
///
/// What is wrong with the first line that cannot be read, or with the whole.
///
/// ```
/// use downhill_numeric::columns::reading;
///
/// let reading = reading("time;speed\n0;950\n0,5;1.050\n1;1.250\n").expect("two columns");
/// assert_eq!(reading.data.speed, [950.0, 1050.0, 1250.0]);
/// assert!(reading.to_string().starts_with("3 rows read. Line 1, “time;speed”, was taken for names."));
/// ```
pub fn reading(text: &str) -> Result<Reading, Fault> {
    if text.len() > MOST_BYTES {
        return Err(Fault::TooLong(text.len()));
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
    let (_, first) = rows.peek().ok_or(Fault::Empty)?;
    let separator = separator(first);
    let named = named(&header, separator, separator.split(first).len());
    let (places, width) = match &named {
        Some((places, names)) => (*places, names.len()),
        None => ([0, 1], 2),
    };
    // Beside commas, a blank within a number would make one column look like two.
    let mut numbers = Numbers::new(!matches!(separator, Separator::Mark(',')));
    for (row, (line, text)) in rows.enumerate() {
        let cells = separator.split(text);
        let is_wide = cells.iter().skip(width).any(|cell| !cell.is_empty());
        if is_wide || cells.len() < 2 {
            return Err(Fault::Columns(line, cells.len()));
        }
        for place in places {
            numbers.push(line, cells.get(place).map_or("", String::as_str))?;
        }
        if row == MOST_ROWS {
            return Err(Fault::TooManyRows);
        }
    }
    let (numbers, notation) = numbers.end()?;
    let (pairs, _) = numbers.as_chunks::<2>();
    let data = Dataset {
        time: pairs.iter().map(|[time, _]| *time).collect(),
        speed: pairs.iter().map(|[_, speed]| *speed).collect(),
    };
    match different(&data.time) {
        few @ 0..3 => Err(Fault::FewTimes(few)),
        _ => Ok(Reading {
            data,
            names: header
                .iter()
                .map(|(line, text)| (*line, shorten(text.trim_matches(is_blank))))
                .collect(),
            chosen: named
                .filter(|(places, names)| *places != [0, 1] || names.len() > 2)
                .map(|(places, names)| places.map(|place| names[place].clone())),
            comments: comments.len(),
            notation,
        }),
    }
}

/// The places of time and speed among the names of columns, and these names, if a line has them.
fn named(
    header: &[(usize, &str)],
    separator: Separator,
    width: usize,
) -> Option<([usize; 2], Vec<String>)> {
    header.iter().find_map(|(_, line)| {
        let names = separator.split(line);
        let place = |words: [&str; 2]| {
            names.iter().position(|name| {
                let mut parts = name.split(|letter| !is_letter(letter));
                let word = parts.next().unwrap_or_default();
                words.iter().any(|known| word.eq_ignore_ascii_case(known))
            })
        };
        let places = [place(["time", "t"])?, place(["speed", "v"])?];
        // With blanks between its words, a title looks like names.
        (separator.is_mark() || names.len() == width).then_some((places, names))
    })
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

/// The beginning of a word, on one line.
fn shorten(word: &str) -> String {
    const LONGEST: usize = 20;
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = word.chars().map(plain);
    let mut short: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
