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

/// Why bytes cannot be read as digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdxError {
    /// They do not begin with the magic number of pictures, but with this one.
    NoImages(u32),
    /// They do not begin with the magic number of labels, but with this one.
    NoLabels(u32),
    /// The pictures have another size: their rows and columns.
    Size(u32, u32),
    /// There are not as many bytes as the head says: how many there are, and how many there should be.
    Length(usize, usize),
    /// A label that is not a digit: its index from 0, and what it is.
    Label(usize, u8),
    /// There are not as many pictures as labels: both counts.
    Counts(usize, usize),
    /// There is no picture.
    Empty,
}

impl fmt::Display for IdxError {
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
            Self::Label(index, label) => {
                write!(f, "label {index} is {label}, and no digit")
            }
            Self::Counts(images, labels) => {
                write!(f, "there are {images} pictures and {labels} labels")
            }
            Self::Empty => f.write_str("there are no pictures"),
        }
    }
}

/// The big-endian number of the head with this index; 0 beyond the end.
fn head(bytes: &[u8], index: usize) -> u32 {
    let (numbers, _) = bytes.as_chunks();
    numbers
        .get(index)
        .map_or(0, |number| u32::from_be_bytes(*number))
}

/// The bytes after a head of so many numbers, if they are `count` items of `size` bytes.
fn body(bytes: &[u8], numbers: usize, count: u32, size: usize) -> Result<&[u8], IdxError> {
    let start = 4 * numbers;
    let wanted = (count as usize).saturating_mul(size).saturating_add(start);
    if bytes.len() == wanted {
        Ok(&bytes[start..])
    } else {
        Err(IdxError::Length(bytes.len(), wanted))
    }
}

/// The pictures of a file, decompressed already.
///
/// # Errors
///
/// A wrong beginning, another size than 28 by 28, bytes missing or too many.
pub fn images(bytes: &[u8]) -> Result<Vec<Image>, IdxError> {
    match head(bytes, 0) {
        IMAGES => {}
        magic => return Err(IdxError::NoImages(magic)),
    }
    let [count, rows, columns] = [1, 2, 3].map(|index| head(bytes, index));
    if [rows, columns] != [SIDE as u32; 2] {
        return Err(IdxError::Size(rows, columns));
    }
    let (images, _) = body(bytes, 4, count, PIXELS)?.as_chunks();
    Ok(images.to_vec())
}

/// The labels of a file, decompressed already: digits from 0 to 9.
///
/// # Errors
///
/// A wrong beginning, bytes missing or too many, a label above 9.
pub fn labels(bytes: &[u8]) -> Result<Vec<u8>, IdxError> {
    match head(bytes, 0) {
        LABELS => {}
        magic => return Err(IdxError::NoLabels(magic)),
    }
    let labels = body(bytes, 2, head(bytes, 1), 1)?;
    match labels.iter().position(|label| *label > 9) {
        Some(index) => Err(IdxError::Label(index, labels[index])),
        None => Ok(labels.to_vec()),
    }
}
