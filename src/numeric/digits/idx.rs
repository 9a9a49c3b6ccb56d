//! Pictures and labels in MNIST's own format, IDX: a magic number, the sizes as big-endian numbers
//! of 32 bits, then a byte for each pixel or label.
//!
//! Source: Yann LeCun, Corinna Cortes and Christopher Burges, The MNIST database (1998).

use std::fmt;

use super::{Image, PIXELS, SIDE};

/// Three dimensions of unsigned bytes.
const IMAGES: u32 = 0x0803;
/// One dimension of unsigned bytes.
const LABELS: u32 = 0x0801;

/// What is wrong with bytes that are to be digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// They do not begin as pictures: the number they begin with.
    NoImages(u32),
    /// They do not begin as labels: the number they begin with.
    NoLabels(u32),
    /// The pictures have another size: their rows and columns.
    Size(u32, u32),
    /// There are fewer bytes than the beginning says, or more: how many there are, and are to be.
    Length(usize, usize),
    /// A label that is no digit: its place from 0, and what it is.
    Label(usize, u8),
    /// Not as many pictures as labels.
    Counts(usize, usize),
    /// There is no picture.
    Empty,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoImages(magic) => {
                write!(
                    f,
                    "these are no pictures: they begin with {magic}, not {IMAGES}"
                )
            }
            Self::NoLabels(magic) => {
                write!(
                    f,
                    "these are no labels: they begin with {magic}, not {LABELS}"
                )
            }
            Self::Size(rows, columns) => {
                write!(
                    f,
                    "the pictures have {rows} by {columns} pixels, not {SIDE} by {SIDE}"
                )
            }
            Self::Length(found, wanted) => {
                write!(f, "there are {found} bytes where there should be {wanted}")
            }
            Self::Label(place, label) => {
                write!(f, "label {place} is {label}, and no digit")
            }
            Self::Counts(images, labels) => {
                write!(f, "there are {images} pictures and {labels} labels")
            }
            Self::Empty => f.write_str("there are no pictures"),
        }
    }
}

/// The big-endian number at a place of the head, counted in numbers; 0 beyond the end.
fn head(bytes: &[u8], place: usize) -> u32 {
    let (numbers, _) = bytes.as_chunks();
    numbers
        .get(place)
        .map_or(0, |number| u32::from_be_bytes(*number))
}

/// What follows a head of so many numbers, if it is `count` items of `size` bytes.
fn body(bytes: &[u8], numbers: usize, count: u32, size: usize) -> Result<&[u8], Fault> {
    let start = 4 * numbers;
    let wanted = (count as usize).saturating_mul(size).saturating_add(start);
    if bytes.len() == wanted {
        Ok(&bytes[start..])
    } else {
        Err(Fault::Length(bytes.len(), wanted))
    }
}

/// The pictures of a file, decompressed already.
///
/// # Errors
///
/// A wrong beginning, another size than 28 by 28, bytes missing or too many.
pub fn images(bytes: &[u8]) -> Result<Vec<Image>, Fault> {
    match head(bytes, 0) {
        IMAGES => {}
        magic => return Err(Fault::NoImages(magic)),
    }
    let [count, rows, columns] = [1, 2, 3].map(|place| head(bytes, place));
    if [rows, columns] != [SIDE as u32; 2] {
        return Err(Fault::Size(rows, columns));
    }
    let (images, _) = body(bytes, 4, count, PIXELS)?.as_chunks();
    Ok(images.to_vec())
}

/// The labels of a file, decompressed already: digits from 0 to 9.
///
/// # Errors
///
/// A wrong beginning, bytes missing or too many, a label above 9.
pub fn labels(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    match head(bytes, 0) {
        LABELS => {}
        magic => return Err(Fault::NoLabels(magic)),
    }
    let labels = body(bytes, 2, head(bytes, 1), 1)?;
    match labels.iter().position(|label| *label > 9) {
        Some(place) => Err(Fault::Label(place, labels[place])),
        None => Ok(labels.to_vec()),
    }
}
