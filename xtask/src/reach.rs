//! What the functions of a linked program reach, by what the linker says of it.
//!
//! The linker, asked with `--emit-relocs`, writes down each place of the code and of the data that
//! names a function or a datum. So the search sees through tables of functions in the data, which
//! no look at the code alone does, and tells which data only some functions look at.

use crate::shell::Result;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::Path,
};
use wasmparser::{
    DataKind, ExternalKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry,
    RelocationType, SymbolInfo,
};

/// What is reached only by way of some functions, those among it.
#[derive(Default)]
pub(crate) struct Beyond {
    /// The names of functions.
    pub(crate) functions: BTreeSet<String>,
    /// The addresses of data, one range after the other.
    pub(crate) data: Vec<Range<usize>>,
}

/// A function by its number, or a datum by its symbol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Function(u32),
    Datum(u32),
}

/// A linked program.
#[derive(Default)]
struct Program<'a> {
    names: BTreeMap<u32, &'a str>,
    roots: Vec<u32>,
    /// The symbols, as relocations number them.
    symbols: Vec<Option<Node>>,
    /// Where each function and each datum ends in its section, by where it begins.
    code: BTreeMap<usize, (usize, Node)>,
    data: BTreeMap<usize, (usize, Node)>,
    /// The addresses of all data that have symbols.
    addresses: Vec<(Range<usize>, Node)>,
    /// The places that name something, with its symbol, in the code and in the data.
    in_code: Vec<(usize, u32)>,
    in_data: Vec<(usize, u32)>,
}

/// What of `wasm`, as the linker left it, is reached only by way of functions whose names begin with
/// `ends`.
///
/// # Errors
/// When it is no program with the linker's notes.
pub(crate) fn beyond(wasm: &[u8], file: &Path, ends: &str) -> Result<Beyond> {
    let failed = |error: wasmparser::Error| format!("{}: {error}", file.display());
    let program = Program::read(wasm).map_err(failed)?;
    if program.in_code.is_empty() || program.in_data.is_empty() {
        return Err(format!("{} has no relocations", file.display()));
    }
    // The functions themselves, not what is made inside of them: a closure may have become one with
    // its like from elsewhere.
    let is_end = |function: &u32| {
        let name = program.names.get(function);
        let rest = name.and_then(|name| name.rsplit_once(ends));
        rest.is_some_and(|(_, rest)| rest.chars().all(|c| c == '_' || c.is_ascii_lowercase()))
    };
    let named = program.named();
    let mut reached = BTreeSet::new();
    let mut open: Vec<Node> = program.roots.iter().copied().map(Node::Function).collect();
    while let Some(node) = open.pop() {
        if matches!(node, Node::Function(function) if is_end(&function)) || !reached.insert(node) {
            continue;
        }
        open.extend(named.get(&node).into_iter().flatten());
    }
    let functions = program.names.iter();
    let functions =
        functions.filter(|(function, _)| !reached.contains(&Node::Function(**function)));
    Ok(Beyond {
        functions: functions.map(|(_, name)| (*name).to_owned()).collect(),
        data: program.data_beyond(&reached),
    })
}

impl<'a> Program<'a> {
    fn read(wasm: &'a [u8]) -> wasmparser::Result<Self> {
        let mut program = Self::default();
        let (mut functions, mut code_start, mut segments) = (0, 0, Vec::new());
        let (mut section, mut code_section) = (0, 0);
        let mut data_symbols = Vec::new();
        let at = |range: std::ops::Range<u64>| (range.start as usize, range.end as usize);
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let is_section = payload.as_section().is_some();
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let is_function = matches!(import?.ty, wasmparser::TypeRef::Func(_));
                        functions += u32::from(is_function);
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            program.roots.push(export.index);
                        }
                    }
                }
                Payload::CodeSectionStart {
                    unchecked_range: range,
                    ..
                } => {
                    (code_start, _) = at(range);
                    code_section = section;
                }
                Payload::CodeSectionEntry(body) => {
                    let (start, end) = at(body.range());
                    let node = Node::Function(functions);
                    program
                        .code
                        .insert(start - code_start, (end - code_start, node));
                    functions += 1;
                }
                Payload::DataSection(data) => {
                    let (data_start, _) = at(data.range());
                    for segment in data {
                        let segment = segment?;
                        let (_, end) = at(segment.range.clone());
                        let place = end - segment.data.len() - data_start;
                        segments.push((place, address(&segment.kind)?));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Name(names) => {
                        for part in names {
                            if let Name::Function(functions) = part? {
                                for name in functions {
                                    let name = name?;
                                    program.names.insert(name.index, name.name);
                                }
                            }
                        }
                    }
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                for symbol in symbols {
                                    data_symbols.push(symbol?);
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => {
                        let places = if relocations.section_index() == code_section {
                            &mut program.in_code
                        } else if custom.name() == "reloc.DATA" {
                            &mut program.in_data
                        } else {
                            continue;
                        };
                        for entry in relocations.entries() {
                            let entry = entry?;
                            if names_symbol(&entry) {
                                places.push((entry.offset as usize, entry.index));
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
            section += u32::from(is_section);
        }
        for (number, symbol) in (0..).zip(data_symbols) {
            program.symbols.push(match symbol {
                SymbolInfo::Func { index, .. } => Some(Node::Function(index)),
                SymbolInfo::Data {
                    symbol: Some(place),
                    ..
                } => {
                    let (segment, address) = segments[place.index as usize];
                    let (offset, size) = (place.offset as usize, place.size as usize);
                    let (start, end) = (segment + offset, segment + offset + size);
                    // Of several symbols for the same bytes the first stands for all.
                    let (_, node) = *program
                        .data
                        .entry(start)
                        .or_insert((end, Node::Datum(number)));
                    let address = address + offset;
                    program.addresses.push((address..address + size, node));
                    Some(node)
                }
                _ => None,
            });
        }
        Ok(program)
    }

    /// The addresses of the data that none of these reach. Data may share bytes, as one text may be
    /// another's end: such bytes are reached with either.
    fn data_beyond(&self, reached: &BTreeSet<Node>) -> Vec<Range<usize>> {
        let end = self.addresses.iter().map(|(place, _)| place.end).max();
        let mut is_beyond = vec![false; end.unwrap_or_default()];
        for goes in [true, false] {
            for (place, node) in &self.addresses {
                if goes != reached.contains(node) {
                    is_beyond[place.clone()].fill(goes);
                }
            }
        }
        let (mut start, mut beyond) = (0, Vec::new());
        for run in is_beyond.chunk_by(|one, next| one == next) {
            if run[0] {
                beyond.push(start..start + run.len());
            }
            start += run.len();
        }
        beyond
    }

    /// What each function and each datum names.
    fn named(&self) -> BTreeMap<Node, Vec<Node>> {
        let mut named: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (owners, places) in [(&self.code, &self.in_code), (&self.data, &self.in_data)] {
            for &(place, symbol) in places {
                let owner = owners.range(..=place).next_back();
                let owner = owner.filter(|(_, (end, _))| place < *end);
                let target = self.symbols.get(symbol as usize).copied().flatten();
                if let (Some((_, &(_, owner))), Some(target)) = (owner, target) {
                    named.entry(owner).or_default().push(target);
                }
            }
        }
        named
    }
}

/// Whether a relocation is by a symbol, and no type's.
fn names_symbol(entry: &RelocationEntry) -> bool {
    entry.ty != RelocationType::TypeIndexLeb
}

/// Where in the memory an active segment begins.
fn address(kind: &DataKind<'_>) -> wasmparser::Result<usize> {
    let DataKind::Active { offset_expr, .. } = kind else {
        return Ok(0);
    };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32 as usize),
        _ => Ok(0),
    }
}
