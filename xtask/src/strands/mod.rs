//! WebAssembly in strands: what the page weaves back (`src/embed/weave.js`) before it compiles it.
//!
//! In a module's code operators and their operands take turns, and a compressor finds little that
//! repeats. With each kind of thing in a strand of its own brotli makes a tenth less of it: 18 kB for
//! somebody who reads the lesson. What follows from the rest is left out: the lengths of functions,
//! alignments, which are hints, so that woven code names the natural ones, and the names of functions
//! that one part has from another, which are numbers.

mod data;
#[cfg(test)]
mod tests;

use self::data::Data;
use crate::{
    files::{bytes, write},
    segments::Segments,
    shell::Result,
};
use std::path::Path;
use wasm_encoder::{
    CustomSection, Encode, Module, RawSection, Section, SectionId, reencode::Error,
};
use wasmparser::{
    ExportSectionReader, ExternalKind, FunctionBody, ImportSectionReader, Parser, Payload, TypeRef,
};

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
    functions: usize,
    /// What stands before the imports, with the mark of their section.
    before_imports: Vec<u8>,
    imports: Names,
    /// The types of the imported functions that have numbers.
    types: Vec<u8>,
    /// What stands between the imports and the exports, with the mark of that section.
    before_exports: Vec<u8>,
    exports: Names,
    /// What stands between the exports and the code, with the mark of that section.
    before_code: Vec<u8>,
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
    data: Data,
    /// What stands after the data.
    tail: Vec<u8>,
}

/// Imports or exports.
#[derive(Default)]
struct Names {
    count: usize,
    /// Those that have other names than numbers.
    named: Vec<u8>,
    /// How far each number is from the one before.
    numbered: Vec<u8>,
    last: u32,
}

impl Names {
    fn number(&mut self, number: u32) {
        (number - self.last).encode(&mut self.numbered);
        self.last = number;
    }
}

impl Strands {
    fn of(wasm: &[u8]) -> Result<Self, Error> {
        let mut strands = Self {
            before_imports: Module::HEADER.to_vec(),
            ..Self::default()
        };
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let section = payload.as_section();
            match payload {
                Payload::ImportSection(imports) => strands.import(wasm, imports)?,
                Payload::ExportSection(exports) => strands.export(exports)?,
                Payload::CodeSectionEntry(body) => strands.add(wasm, &body)?,
                Payload::DataSection(data) => strands.data = Data::of(&Segments::read(data)?),
                _ => {}
            }
            let Some((id, range)) = section else {
                continue;
            };
            let strand = match id {
                1 => &mut strands.before_imports,
                3..=6 => &mut strands.before_exports,
                8 | 9 | 12 => &mut strands.before_code,
                0 => &mut strands.tail,
                _ => continue,
            };
            let data = &wasm[range.start as usize..range.end as usize];
            RawSection { id, data }.append_to(strand);
        }
        strands.before_imports.push(SectionId::Import.into());
        strands.before_exports.push(SectionId::Export.into());
        strands.before_code.push(SectionId::Code.into());
        let copied = [
            &strands.before_imports,
            &strands.imports.named,
            &strands.before_exports,
            &strands.exports.named,
            &strands.before_code,
            &strands.tail,
        ];
        let data = 1 + 2 * PLACE + strands.data.bytes.len() + strands.data.count * (3 + 2 * PLACE);
        strands.length += copied.map(Vec::len).iter().sum::<usize>() + 6 * PLACE + data;
        Ok(strands)
    }

    /// Those that have numbers come in their order, and go after all others.
    fn import(&mut self, wasm: &[u8], imports: ImportSectionReader<'_>) -> wasmparser::Result<()> {
        let end = imports.range().end;
        let imports: Vec<_> = imports
            .into_imports_with_offsets()
            .collect::<Result<_, _>>()?;
        let starts = imports.iter().map(|(start, _)| *start);
        let ends: Vec<_> = starts.skip(1).chain([end]).collect();
        self.imports.count = imports.len();
        for ((start, import), end) in imports.into_iter().zip(ends) {
            if let (TypeRef::Func(kind), Ok(number)) = (import.ty, import.name.parse()) {
                self.length += 4 + import.name.len() + PLACE;
                self.imports.number(number);
                kind.encode(&mut self.types);
            } else {
                let named = &mut self.imports.named;
                named.extend(&wasm[start as usize..end as usize]);
            }
        }
        Ok(())
    }

    /// The same for exports.
    fn export(&mut self, exports: ExportSectionReader<'_>) -> wasmparser::Result<()> {
        self.exports.count = exports.count() as usize;
        for export in exports {
            let export = export?;
            if export.kind == ExternalKind::Func && export.name == export.index.to_string() {
                self.length += 2 + export.name.len() + PLACE;
                self.exports.number(export.index);
            } else {
                let named = &mut self.exports.named;
                export.name.encode(named);
                named.push(export.kind as u8);
                export.index.encode(named);
            }
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
            &self.before_imports,
            &self.imports.named,
            &self.imports.numbered,
            &self.types,
            &self.before_exports,
            &self.exports.named,
            &self.exports.numbered,
            &self.before_code,
            &self.operators,
            &self.declarations,
            &self.locals,
            &self.offsets,
            &self.constants,
            &self.floats,
            &self.data.ways,
            &self.data.bytes,
            &self.tail,
        ];
        let mut data = Vec::new();
        let counts = [
            self.length,
            self.imports.count,
            self.exports.count,
            self.functions,
            self.data.count,
            usize::from(self.data.mark),
        ];
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
