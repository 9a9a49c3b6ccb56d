//! Parsing pictures and labels in IDX, the format of MNIST: a magic number and the sizes as big-endian
//! 32-bit integers, then a byte for each pixel or label.
//!
//! Source: Yann LeCun, Corinna Cortes and Christopher Burges, The MNIST database (1998).

use std::fmt;

use super::{Image, PIXELS, SIDE};

/// The magic number of pictures: three dimensions of unsigned bytes.
const IMAGES: u32 = 0x0803;
/// The magic number of labels: one dimension of unsigned bytes.
const LABELS: u32 = 0x0801;

/// Why bytes cannot be read as digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdxError {
    /// The bytes begin with this magic number, not with that of pictures.
    NoImages(u32),
    /// The bytes begin with this magic number, not with that of labels.
    NoLabels(u32),
    /// The pictures have another size: their rows and columns.
    Size(u32, u32),
    /// The number of bytes does not match the header: found, expected.
    Length(usize, usize),
    /// A label is not a digit: its index from 0, and the label.
    Label(usize, u8),
    /// The numbers of pictures and of labels differ: both counts.
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
            Self::Length(found, expected) => {
                write!(
                    f,
                    "there are {found} bytes where there should be {expected}"
                )
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

/// The integer of the header with this index; 0 beyond the end of the bytes.
fn header(bytes: &[u8], index: usize) -> u32 {
    let (numbers, _) = bytes.as_chunks();
    numbers
        .get(index)
        .map_or(0, |number| u32::from_be_bytes(*number))
}

/// The bytes after a header of this many integers. They must be `count` items of `size` bytes.
fn body(bytes: &[u8], integers: usize, count: u32, size: usize) -> Result<&[u8], IdxError> {
    let start = 4 * integers;
    let expected = (count as usize).saturating_mul(size).saturating_add(start);
    if bytes.len() == expected {
        Ok(&bytes[start..])
    } else {
        Err(IdxError::Length(bytes.len(), expected))
    }
}

/// The pictures of a decompressed file.
///
/// # Errors
///
/// A wrong magic number, a size other than 28 by 28, missing or surplus bytes.
pub fn images(bytes: &[u8]) -> Result<Vec<Image>, IdxError> {
    match header(bytes, 0) {
        IMAGES => {}
        magic => return Err(IdxError::NoImages(magic)),
    }
    let [count, rows, columns] = [1, 2, 3].map(|index| header(bytes, index));
    if [rows, columns] != [SIDE as u32; 2] {
        return Err(IdxError::Size(rows, columns));
    }
    let (images, _) = body(bytes, 4, count, PIXELS)?.as_chunks();
    Ok(images.to_vec())
}

/// The labels of a decompressed file: digits from 0 to 9.
///
/// # Errors
///
/// A wrong magic number, missing or surplus bytes, a label above 9.
pub fn labels(bytes: &[u8]) -> Result<Vec<u8>, IdxError> {
    match header(bytes, 0) {
        LABELS => {}
        magic => return Err(IdxError::NoLabels(magic)),
    }
    let labels = body(bytes, 2, header(bytes, 1), 1)?;
    match labels.iter().position(|label| *label > 9) {
        Some(index) => Err(IdxError::Label(index, labels[index])),
        None => Ok(labels.to_vec()),
    }
}
