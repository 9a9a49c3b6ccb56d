//! The data of a module, in strands.
//!
//! Where methods are listed, their places in the table rise from one to the next. So how far it is to
//! the next stands there, which is nearly always the same.

use crate::segments::Segments;
use std::{collections::HashSet, ops::Range};
use wasm_encoder::Encode;

/// What a module puts into its memory.
#[derive(Default)]
pub(super) struct Data {
    pub(super) count: usize,
    /// How far each segment is from the end of the one before, and how long it is.
    pub(super) ways: Vec<u8>,
    /// What is in them. A word whose upper half is `mark` says in its lower half how far it is from the
    /// highest that stood there.
    pub(super) bytes: Vec<u8>,
    pub(super) mark: u16,
}

impl Data {
    /// Words from here on may be places in the table.
    const LEAST: u32 = 256;
    /// How far a word may be from the highest before it to be written so.
    const FAR: u32 = 256;

    pub(super) fn of(segments: &Segments) -> Self {
        let mut taken = HashSet::new();
        for (start, bytes) in segments.iter() {
            taken.extend(words(start, bytes.len()).map(|place| word(&bytes[place]) >> 16));
        }
        let mark = (1..=u16::MAX).find(|mark| !taken.contains(&u32::from(*mark)));
        let mut data = Self {
            mark: mark.unwrap_or_default(),
            ..Self::default()
        };
        let (mut end, mut highest) = (0, Self::LEAST);
        for (start, bytes) in segments.iter() {
            (start - end).encode(&mut data.ways);
            bytes.len().encode(&mut data.ways);
            data.count += 1;
            end = start + bytes.len();
            let mut bytes = bytes.to_vec();
            for place in words(start, bytes.len()) {
                let own = word(&bytes[place.clone()]);
                if (highest..highest + Self::FAR).contains(&own) {
                    let way = u32::from(data.mark) << 16 | (own - highest);
                    bytes[place].copy_from_slice(&way.to_le_bytes());
                    highest = own;
                }
            }
            data.bytes.extend(bytes);
        }
        data
    }
}

/// The places of the words in so many bytes from an address on.
fn words(start: usize, length: usize) -> impl Iterator<Item = Range<usize>> {
    let first = start.wrapping_neg() % 4;
    (first..length.saturating_sub(3))
        .step_by(4)
        .map(|place| place..place + 4)
}

fn word(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .rev()
        .fold(0, |word, byte| word << 8 | u32::from(*byte))
}
