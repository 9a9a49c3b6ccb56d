//! WebAssembly in strands: what the page weaves back (`src/embed/weave.js`) before it compiles it.
//!
//! In a module's code operators and their operands take turns, and a compressor finds little that
//! repeats. With each kind of thing in a strand of its own brotli makes a tenth less of it: 18 kB for
//! somebody who reads the lesson. What follows from the rest is left out: the lengths of functions,
//! alignments, which are hints, so that woven code names the natural ones, and the names of functions
//! that are exported under their number.

use crate::{
    files::{bytes, write},
    shell::Result,
};
use std::path::Path;
use wasm_encoder::{CustomSection, Encode, Module, RawSection, Section, SectionId};
use wasmparser::{ExportSectionReader, ExternalKind, FunctionBody, Parser, Payload};

/// The bytes of a length that is filled in later.
const PLACE: usize = 5;

/// Takes the module in `file` apart.
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
    /// How long the module will be.
    length: usize,
    exports: usize,
    functions: usize,
    /// What stands before the exports, with the mark of their section.
    head: Vec<u8>,
    /// The exports but for those that follow.
    named: Vec<u8>,
    /// How far each function that is exported under its number is from the one before: the sum of
    /// bytes up to one below 255.
    numbered: Vec<u8>,
    /// What stands between the exports and the code, with the mark of that section.
    middle: Vec<u8>,
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
    /// What stands after the code.
    tail: Vec<u8>,
}

impl Strands {
    fn of(wasm: &[u8]) -> wasmparser::Result<Self> {
        let mut strands = Self {
            head: Module::HEADER.to_vec(),
            ..Self::default()
        };
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let section = payload.as_section();
            match payload {
                Payload::ExportSection(exports) => strands.export(exports)?,
                Payload::CodeSectionEntry(body) => strands.add(wasm, &body)?,
                _ => {}
            }
            let Some((id, range)) = section else {
                continue;
            };
            let strand = match id {
                1..=6 => &mut strands.head,
                8 | 9 | 12 => &mut strands.middle,
                0 | 11 => &mut strands.tail,
                _ => continue,
            };
            let data = &wasm[range.start as usize..range.end as usize];
            RawSection { id, data }.append_to(strand);
        }
        strands.head.push(SectionId::Export.into());
        strands.middle.push(SectionId::Code.into());
        let copied = [
            &strands.head,
            &strands.named,
            &strands.middle,
            &strands.tail,
        ];
        strands.length += copied.map(Vec::len).iter().sum::<usize>() + 4 * PLACE;
        Ok(strands)
    }

    fn export(&mut self, exports: ExportSectionReader<'_>) -> wasmparser::Result<()> {
        let mut numbered = Vec::new();
        for export in exports {
            let export = export?;
            self.exports += 1;
            if export.kind == ExternalKind::Func && export.name == export.index.to_string() {
                self.length += 2 + export.name.len() + PLACE;
                numbered.push(export.index as usize);
            } else {
                export.name.encode(&mut self.named);
                self.named.push(export.kind as u8);
                export.index.encode(&mut self.named);
            }
        }
        numbered.sort_unstable();
        let mut last = 0;
        for number in numbered {
            let way = number - last;
            self.numbered.extend(std::iter::repeat_n(255, way / 255));
            self.numbered.push((way % 255) as u8);
            last = number;
        }
        Ok(())
    }

    fn add(&mut self, wasm: &[u8], body: &FunctionBody<'_>) -> wasmparser::Result<()> {
        self.functions += 1;
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
            &self.named,
            &self.numbered,
            &self.middle,
            &self.operators,
            &self.declarations,
            &self.locals,
            &self.offsets,
            &self.constants,
            &self.floats,
            &self.tail,
        ];
        let mut data = Vec::new();
        let counts = [self.length, self.exports, self.functions];
        for number in counts.into_iter().chain(strands.map(Vec::len)) {
            number.encode(&mut data);
        }
        data.extend(strands.into_iter().flatten());
        let section = CustomSection {
            name: "strands".into(),
            data: data.into(),
        };
        let mut module = Module::new();
        module.section(&section);
        module.finish()
    }
}
