//! The data that a module puts into its memory at the start.

use std::ops::Range;
use wasm_encoder::{ConstExpr, DataSection, reencode::Error};
use wasmparser::{DataKind, DataSectionReader, Operator};

/// Fewer bytes than this stay where they are: a segment of their own would cost more.
const LEAST: usize = 8;

/// Active segments of the first memory: addresses, and what lies there.
#[derive(Clone, Default)]
pub(crate) struct Segments(Vec<(usize, Vec<u8>)>);

impl Segments {
    /// The segments of a module.
    ///
    /// # Errors
    /// When one of them has no fixed address.
    pub(crate) fn read(data: DataSectionReader<'_>) -> Result<Self, Error> {
        let mut segments = Vec::new();
        for segment in data {
            let segment = segment?;
            let DataKind::Active {
                memory_index: 0,
                offset_expr,
            } = segment.kind
            else {
                return Err(Error::UnexpectedNonCoreModuleSection);
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                return Err(Error::InvalidConstExpr);
            };
            segments.push((value as u32 as usize, segment.data.to_vec()));
        }
        Ok(Self(segments))
    }

    /// Takes out what lies in these ranges of addresses.
    pub(crate) fn take(&mut self, ranges: &[Range<usize>]) -> Self {
        let (mut kept, mut taken) = (Vec::new(), Vec::new());
        for (start, bytes) in self.0.drain(..) {
            let end = start + bytes.len();
            let inside = |range: &Range<usize>| range.start.max(start)..range.end.min(end);
            let parts = ranges.iter().map(inside);
            let mut free = start;
            let cut = |range: Range<usize>| {
                (
                    range.start,
                    bytes[range.start - start..range.end - start].to_vec(),
                )
            };
            for part in parts.filter(|part| part.end >= part.start + LEAST) {
                if free < part.start {
                    kept.push(cut(free..part.start));
                }
                free = part.end;
                taken.push(cut(part));
            }
            if free < end {
                kept.push(cut(free..end));
            }
        }
        self.0 = kept;
        Self(taken)
    }

    /// The addresses, and what lies there.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &[u8])> {
        self.0.iter().map(|(start, bytes)| (*start, &bytes[..]))
    }

    /// As a section of a module.
    pub(crate) fn section(&self) -> DataSection {
        let mut section = DataSection::new();
        for (address, bytes) in &self.0 {
            let address = ConstExpr::i32_const(*address as u32 as i32);
            section.active(0, &address, bytes.iter().copied());
        }
        section
    }
}

#[cfg(test)]
mod tests {
    use super::Segments;

    // Guards against data that are lost, or lie in both parts, or elsewhere.
    #[test]
    fn what_is_taken_and_what_stays_are_the_whole() {
        let bytes: Vec<u8> = (0..100).collect();
        let mut kept = Segments(vec![(1000, bytes.clone()), (2000, bytes)]);
        let taken = kept.take(&[990..1010, 1020..1040, 1050..1052, 1090..2010]);
        let places = |segments: &Segments| -> Vec<(usize, usize)> {
            let all = segments.0.iter();
            all.map(|(start, bytes)| (*start, bytes.len())).collect()
        };
        assert_eq!(
            places(&taken),
            [(1000, 10), (1020, 20), (1090, 10), (2000, 10)]
        );
        assert_eq!(places(&kept), [(1010, 10), (1040, 50), (2010, 90)]);
        for (start, bytes) in taken.0.iter().chain(&kept.0) {
            let first = (start % 1000) as u8;
            assert_eq!(bytes[0], first);
            assert_eq!(bytes[bytes.len() - 1], first + bytes.len() as u8 - 1);
        }
    }
}
