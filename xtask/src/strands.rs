//! WebAssembly in strands: what the page weaves back (`src/embed/weave.js`) before it compiles it.
//!
//! In a module's code operators and their operands take turns, and a compressor finds little that
//! repeats. With each kind of thing in a strand of its own brotli makes a tenth less of it: 17 kB for
//! somebody who reads the lesson. What follows from the rest is left out: the lengths of functions,
//! and alignments, which are hints; woven code names the natural ones.

use crate::{
    files::{bytes, write},
    shell::Result,
};
use std::path::Path;
use wasm_encoder::{CustomSection, Encode, Module};
use wasmparser::{FunctionBody, Parser, Payload};

/// The bytes of a length that is filled in later.
const PLACE: usize = 5;

/// Takes the code of the module in `file` apart.
///
/// # Errors
/// When the file is not there, or is no module.
pub(crate) fn take_apart(file: &Path) -> Result {
    let strands = Strands::of(&bytes(file)?);
    let strands = strands.map_err(|error| format!("{}: {error}", file.display()))?;
    write(file, strands.file())
}

/// The parts of a module.
#[derive(Default)]
struct Strands {
    functions: usize,
    /// How long the module will be.
    length: usize,
    /// What stands before the code, with the mark of the section.
    head: Vec<u8>,
    /// What stands after it.
    tail: Vec<u8>,
    /// Operators, and those of their operands that are short or rare.
    operators: Vec<u8>,
    /// The kinds of the locals of each function.
    declarations: Vec<u8>,
    /// Which local an operator takes.
    locals: Vec<u8>,
    /// What loads and stores add to their address.
    offsets: Vec<u8>,
    /// Whole numbers of 32 bits that take more than a byte.
    constants: Vec<u8>,
    floats: Vec<u8>,
}

impl Strands {
    fn of(wasm: &[u8]) -> wasmparser::Result<Self> {
        let mut strands = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::CodeSectionStart {
                    count,
                    unchecked_range: range,
                    ..
                } => {
                    let (start, end) = (range.start as usize, range.end as usize);
                    let size = leb(end - start);
                    strands.functions = count as usize;
                    strands.head = wasm[..start - size.len()].to_vec();
                    strands.tail = wasm[end..].to_vec();
                    strands.length += strands.head.len() + strands.tail.len() + 2 * PLACE;
                }
                Payload::CodeSectionEntry(body) => strands.add(wasm, &body)?,
                _ => {}
            }
        }
        Ok(strands)
    }

    fn add(&mut self, wasm: &[u8], body: &FunctionBody<'_>) -> wasmparser::Result<()> {
        self.length += PLACE + body.as_bytes().len();
        let mut operators = body.get_operators_reader()?;
        let (start, code) = (body.range().start, operators.original_position());
        self.declarations
            .extend(&wasm[start as usize..code as usize]);
        while !operators.eof() {
            let start = operators.original_position();
            operators.read()?;
            let bytes = &wasm[start as usize..operators.original_position() as usize];
            let (operator, operands) = (bytes[0], &bytes[1..]);
            self.operators.push(operator);
            let strand = match operator {
                0x20..=0x22 => &mut self.locals,
                0x41 if operands.len() > 1 => {
                    self.operators.push(0x80);
                    &mut self.constants
                }
                0x43 | 0x44 => &mut self.floats,
                // Lists of labels, and operators of two bytes.
                0x0e | 0xfc.. => {
                    self.operators.push(operands.len() as u8);
                    &mut self.operators
                }
                0x28..=0x3e => {
                    self.offsets.extend(&operands[1..]);
                    continue;
                }
                _ => &mut self.operators,
            };
            strand.extend(operands);
        }
        Ok(())
    }

    /// An empty module with all of it in one section.
    fn file(&self) -> Vec<u8> {
        let strands = [
            &self.head,
            &self.operators,
            &self.declarations,
            &self.locals,
            &self.offsets,
            &self.constants,
            &self.floats,
            &self.tail,
        ];
        let lengths = strands.map(Vec::len);
        let numbers = [self.length, self.functions].into_iter().chain(lengths);
        let strands = strands.into_iter().flatten().copied();
        let data: Vec<u8> = numbers.flat_map(leb).chain(strands).collect();
        let section = CustomSection {
            name: "strands".into(),
            data: data.into(),
        };
        let mut module = Module::new();
        module.section(&section);
        module.finish()
    }
}

fn leb(number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    number.encode(&mut bytes);
    bytes
}
