//! Splitting a line of a table into cells.

use crate::decimal::{is_blank, is_letter};

/// The separator between two columns.
#[derive(Clone, Copy)]
pub(super) enum Separator {
    /// This character.
    Mark(char),
    /// Blanks; those that may group the digits of a number (see [`is_narrow`]) only if `within` is true.
    Blanks { within: bool },
}

impl Separator {
    /// The separator of a line: the first of tab, semicolon, comma and blanks that divides it.
    pub(super) fn of(line: &str) -> Self {
        let marks = ['\t', ';', ','].map(Self::Mark).into_iter();
        marks
            .chain([Self::Blanks { within: false }])
            .find(|separator| separator.split(line).len() > 1)
            .unwrap_or(Self::Blanks { within: true })
    }

    /// The separator that a line such as `sep=;` declares, as spreadsheets write and read it.
    pub(super) fn declared(line: &str) -> Option<Self> {
        let plain = line.trim_start_matches(|letter| is_blank(letter) || letter == '"');
        let (word, mark) = plain.split_at_checked(4)?;
        if !word.eq_ignore_ascii_case("sep=") {
            return None;
        }
        Some(match mark.chars().next() {
            Some(mark) if mark == '\t' || !is_blank(mark) => Self::Mark(mark),
            _ => Self::Blanks { within: false },
        })
    }

    /// The cells of a line, without the blanks around them. A cell in quotes may contain separators, and
    /// quotes written as two.
    pub(super) fn split(self, line: &str) -> Vec<String> {
        let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
        let mut letters = line.trim_start_matches(is_blank).chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if is_quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' if is_quoted || cell.trim().is_empty() => is_quoted = !is_quoted,
                _ if !is_quoted && self.is(letter) => cells.push(std::mem::take(&mut cell)),
                _ => cell.push(letter),
            }
        }
        cells.push(cell);
        let mut cells: Vec<String> = cells
            .iter()
            .map(|cell| cell.trim_matches(is_blank).to_owned())
            .collect();
        if matches!(self, Self::Blanks { .. }) {
            cells.retain(|cell| !cell.is_empty());
        }
        cells
    }

    /// Whether it is a single character, not blanks.
    pub(super) fn is_mark(self) -> bool {
        matches!(self, Self::Mark(_))
    }

    fn is(self, letter: char) -> bool {
        match self {
            Self::Mark(mark) => letter == mark,
            Self::Blanks { within } => letter.is_whitespace() && (within || !is_narrow(letter)),
        }
    }
}

/// Whether a blank may group the digits of a number by thousands: a non-breaking or a thin one.
fn is_narrow(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// Whether a line consists of separators, quotes and blanks only.
pub(super) fn is_empty(line: &str) -> bool {
    line.chars()
        .all(|letter| is_blank(letter) || matches!(letter, ',' | ';' | '"'))
}

/// Whether a line is a comment.
pub(super) fn is_comment(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    ["#", "//", "%"].iter().any(|mark| line.starts_with(mark))
}

/// Whether a character is a fraction such as `½`, or a digit of another script.
fn is_numeral(letter: char) -> bool {
    matches!(letter, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{218b}' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}')
}

/// Whether the cells of a line are names of columns: some have letters, and none is meant as a number.
/// `$1`, `<0.1` and `~0` are meant as numbers, and so are words for a missing one such as `n/a`.
pub(super) fn is_header(cells: &[String]) -> bool {
    let is_number = |cell: &String| {
        let is_digit = |letter: char| letter.is_ascii_digit() || is_numeral(letter);
        let word = cell.trim_start_matches(|letter| !is_letter(letter) && !is_digit(letter));
        let missing = ["nan", "inf", "infinity", "na", "n/a", "null", "none"];
        word.starts_with(is_digit) || missing.iter().any(|name| word.eq_ignore_ascii_case(name))
    };
    let has_letters = |cell: &String| cell.contains(is_letter);
    cells.iter().any(has_letters) && !cells.iter().any(is_number)
}

/// The first 20 characters of a text, with control characters replaced by blanks.
pub(super) fn shorten(word: &str) -> String {
    const MAX_LETTERS: usize = 20;
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = word.chars().map(plain);
    let mut short: String = letters.by_ref().take(MAX_LETTERS).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// The indices of the columns of time and speed, and the names of all columns; `None` if no line of the
/// header has both.
pub(super) fn columns(
    header: &[(usize, &str)],
    separator: Separator,
    width: usize,
) -> Option<([usize; 2], Vec<String>)> {
    header.iter().find_map(|(_, line)| {
        let names = separator.split(line);
        let column_of = |words: [&str; 2]| {
            names.iter().position(|name| {
                let mut parts = name.split(|letter| !is_letter(letter));
                let word = parts.next().unwrap_or_default();
                words.iter().any(|known| word.eq_ignore_ascii_case(known))
            })
        };
        let columns = [column_of(["time", "t"])?, column_of(["speed", "v"])?];
        // Separated by blanks, a title looks like names of columns; the count tells them apart.
        (separator.is_mark() || names.len() == width).then_some((columns, names))
    })
}
