//! The page's WebAssembly in parts: a core, and others that join it when they are needed.
//!
//! A part shares the core's memory and tables: it takes the core's functions by name, puts its own into
//! the places of the table that the core has left for them, and brings the data that it alone looks
//! at. So whoever calls a function of a part calls it through the table, and not before the part is
//! there.

use crate::{
    files::{bytes, write},
    reach::Beyond,
    segments::Segments,
    shell::Result,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};
use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, ImportSection, Module, RawSection, SectionId,
    reencode::{Error, Reencode, RoundtripReencoder},
};
use wasmparser::{
    ElementItems, ElementKind, FunctionBody, KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

/// The module that the rest imports from: the exports of the core.
const CORE: &str = "a";

/// Splits `wasm`, whose functions have names, into a core and parts. A part takes what is beyond the
/// core and all other parts, with all that it alone calls. `first` is the same before it was made
/// short: with the same table, but with each function still under its own name. What is beyond by
/// several ways goes to the first of these parts.
///
/// # Errors
/// When a file is not there, or is no module as wasm-bindgen makes them.
pub(crate) fn split(wasm: &Path, first: &Path, core: &Path, parts: &[(PathBuf, Beyond)]) -> Result {
    let (whole, first) = (bytes(wasm)?, bytes(first)?);
    let failed = |error: Error| format!("{} cannot be split: {error}", wasm.display());
    let whole = Whole::read(&whole).map_err(failed)?;
    let first = Whole::read(&first).map_err(failed)?;
    let mut going: Vec<(Vec<bool>, Segments)> = Vec::new();
    let mut data = whole.data.clone();
    for (_, beyond) in parts {
        let before: Vec<&Vec<bool>> = going.iter().map(|(away, _)| away).collect();
        let away = whole.going(&first, &beyond.functions, &before);
        let away = away.map_err(failed)?;
        going.push((away, data.take(&beyond.data)));
    }
    let stays = |function: usize| !going.iter().any(|(away, _)| away[function]);
    let stays: Vec<bool> = (0..whole.types.len()).map(stays).collect();
    let taken = whole.taken(&stays).map_err(failed)?;
    write(core, whole.core(&stays, &taken, &data).map_err(failed)?)?;
    for ((file, _), (away, data)) in parts.iter().zip(&going) {
        write(file, whole.part(away, &taken, data).map_err(failed)?)?;
    }
    Ok(())
}

/// A module, read.
#[derive(Default)]
struct Whole<'a> {
    /// The sections that the core takes as they are, by their numbers.
    raw: BTreeMap<u8, &'a [u8]>,
    imports: usize,
    /// The types of the functions, those of imports first.
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    names: BTreeMap<u32, &'a str>,
    /// Tables, memory and globals.
    shared: Vec<(ExportKind, u32, EntityType)>,
    exports: Vec<(&'a str, ExportKind, u32)>,
    /// Functions in the first table, from these places on.
    elements: Vec<(i32, Vec<u32>)>,
    data: Segments,
}

impl<'a> Whole<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self, Error> {
        let mut whole = Self::default();
        let mut same = RoundtripReencoder;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                whole
                    .raw
                    .insert(id, &wasm[range.start as usize..range.end as usize]);
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let TypeRef::Func(kind) = import?.ty else {
                            return Err(Error::UnexpectedNonCoreModuleSection);
                        };
                        whole.types.push(kind);
                    }
                    whole.imports = whole.types.len();
                }
                Payload::FunctionSection(types) => {
                    for kind in types {
                        whole.types.push(kind?);
                    }
                }
                Payload::TableSection(tables) => {
                    for (place, table) in (0..).zip(tables) {
                        let kind = EntityType::Table(same.table_type(table?.ty)?);
                        whole.shared.push((ExportKind::Table, place, kind));
                    }
                }
                Payload::MemorySection(memories) => {
                    for (place, memory) in (0..).zip(memories) {
                        let kind = EntityType::Memory(same.memory_type(memory?)?);
                        whole.shared.push((ExportKind::Memory, place, kind));
                    }
                }
                Payload::GlobalSection(globals) => {
                    for (place, global) in (0..).zip(globals) {
                        let kind = EntityType::Global(same.global_type(global?.ty)?);
                        whole.shared.push((ExportKind::Global, place, kind));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        let kind = same.export_kind(export.kind)?;
                        whole.exports.push((export.name, kind, export.index));
                    }
                }
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        whole.elements.push(placed(element)?);
                    }
                }
                Payload::DataSection(data) => whole.data = Segments::read(data)?,
                Payload::CodeSectionEntry(body) => whole.bodies.push(body),
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(names) = custom.as_known() {
                        for part in names {
                            if let Name::Function(functions) = part? {
                                for name in functions {
                                    let name = name?;
                                    whole.names.insert(name.index, name.name);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(whole)
    }

    /// Whether a function has the name of one that is beyond the core.
    fn is_beyond(&self, function: u32, beyond: &BTreeSet<String>) -> bool {
        let name = self.names.get(&function);
        name.is_some_and(|name| beyond.contains(*name))
    }

    /// Whether each function goes, of those that have not gone before.
    fn going(
        &self,
        first: &Self,
        beyond: &BTreeSet<String>,
        before: &[&Vec<bool>],
    ) -> Result<Vec<bool>, Error> {
        let free =
            |function: usize| function >= self.imports && !before.iter().any(|gone| gone[function]);
        let goes = |function| free(function as usize) && self.is_beyond(function, beyond);
        let mut away: Vec<bool> = (0..).take(self.types.len()).map(goes).collect();
        // Those that are reached from without, not by a call.
        let mut reached = vec![false; away.len()];
        for &(_, kind, function) in &self.exports {
            if kind == ExportKind::Func {
                reached[function as usize] = true;
                away[function as usize] = false;
            }
        }
        // Functions that became the same share a place in the code, but not in the table.
        let was = first.table();
        for (place, function) in self.table() {
            reached[function as usize] = true;
            let was_beyond = was
                .get(&place)
                .is_some_and(|was| first.is_beyond(*was, beyond));
            away[function as usize] &= was_beyond;
        }
        let mut callers = vec![Vec::new(); away.len()];
        for (caller, body) in (self.imports..).zip(&self.bodies) {
            for callee in calls(body)? {
                callers[callee as usize].push(caller);
            }
        }
        // What the core calls stays, and what that calls, and so on.
        let mut settled = false;
        while !settled {
            settled = true;
            for function in self.imports..away.len() {
                if away[function] && callers[function].iter().any(|caller| !away[*caller]) {
                    away[function] = false;
                    settled = false;
                }
            }
        }
        // What only the rest calls goes with it.
        settled = false;
        while !settled {
            settled = true;
            for function in self.imports..away.len() {
                let called = &callers[function];
                let lonely = !called.is_empty() && called.iter().all(|caller| away[*caller]);
                if !away[function] && free(function) && !reached[function] && lonely {
                    away[function] = true;
                    settled = false;
                }
            }
        }
        Ok(away)
    }

    /// The functions of the table, by their places.
    fn table(&self) -> BTreeMap<i32, u32> {
        let placed = |(start, functions): &(i32, Vec<u32>)| (*start..).zip(functions.clone());
        self.elements
            .iter()
            .flat_map(|element| placed(element).collect::<Vec<_>>())
            .collect()
    }

    /// Whether a part calls each function of the core.
    fn taken(&self, stays: &[bool]) -> Result<Vec<bool>, Error> {
        let mut taken = vec![false; stays.len()];
        for (function, body) in (self.imports..).zip(&self.bodies) {
            for callee in calls(body)? {
                taken[callee as usize] |= !stays[function] && stays[callee as usize];
            }
        }
        Ok(taken)
    }

    fn core(&self, stays: &[bool], taken: &[bool], data: &Segments) -> Result<Vec<u8>, Error> {
        let mut numbers = Numbers::of([stays.to_vec()]);
        let mut exports = ExportSection::new();
        for &(name, kind, index) in &self.exports {
            let is_function = kind == ExportKind::Func;
            let index = if is_function {
                numbers.function_index(index)?
            } else {
                index
            };
            exports.export(name, kind, index);
        }
        let mut names = (0..).map(|place: u32| place.to_string());
        for ((kind, index, _), name) in self.shared.iter().zip(names.by_ref()) {
            exports.export(&name, *kind, *index);
        }
        for (function, name) in places(taken).zip(names) {
            exports.export(&name, ExportKind::Func, numbers.function_index(function)?);
        }
        let mut elements = ElementSection::new();
        for (start, functions) in &self.elements {
            // Until its part is there, another stands in the place of one that is away.
            let is_here = |function: &&u32| stays[**function as usize];
            let other = functions.iter().find(is_here).copied().unwrap_or_default();
            let mut here = Vec::new();
            for function in functions {
                let known = if is_here(&function) { *function } else { other };
                here.push(numbers.function_index(known)?);
            }
            let start = ConstExpr::i32_const(*start);
            elements.active(None, &start, Elements::Functions(here.into()));
        }
        let (functions, code) = self.functions(stays, &mut numbers)?;
        let mut module = Module::new();
        let raw = |module: &mut Module, id: SectionId| {
            let id = u8::from(id);
            if let Some(&data) = self.raw.get(&id) {
                module.section(&RawSection { id, data });
            }
        };
        raw(&mut module, SectionId::Type);
        raw(&mut module, SectionId::Import);
        module.section(&functions);
        raw(&mut module, SectionId::Table);
        raw(&mut module, SectionId::Memory);
        raw(&mut module, SectionId::Global);
        module.section(&exports).section(&elements);
        let data = data.section();
        module.section(&DataCountSection { count: data.len() });
        module.section(&code).section(&data);
        Ok(module.finish())
    }

    fn part(&self, away: &[bool], taken: &[bool], data: &Segments) -> Result<Vec<u8>, Error> {
        let mut own = vec![false; away.len()];
        for (function, body) in (self.imports..).zip(&self.bodies) {
            for callee in calls(body)? {
                own[callee as usize] |= away[function] && taken[callee as usize];
            }
        }
        let mut numbers = Numbers::of([own.clone(), away.to_vec()]);
        let mut imports = ImportSection::new();
        let mut names = (0..).map(|place: u32| place.to_string());
        for ((.., kind), name) in self.shared.iter().zip(names.by_ref()) {
            imports.import(CORE, &name, *kind);
        }
        for (function, name) in places(taken).zip(names) {
            if own[function as usize] {
                let kind = self.types[function as usize];
                imports.import(CORE, &name, EntityType::Function(kind));
            }
        }
        let mut elements = ElementSection::new();
        for (start, functions) in &self.elements {
            let mut place = *start;
            for run in functions.chunk_by(|one, next| away[*one as usize] == away[*next as usize]) {
                if away[run[0] as usize] {
                    let mut here = Vec::new();
                    for &function in run {
                        here.push(numbers.function_index(function)?);
                    }
                    let start = ConstExpr::i32_const(place);
                    elements.active(None, &start, Elements::Functions(here.into()));
                }
                place += run.len() as i32;
            }
        }
        let (functions, code) = self.functions(away, &mut numbers)?;
        let mut module = Module::new();
        if let Some(&data) = self.raw.get(&u8::from(SectionId::Type)) {
            module.section(&RawSection {
                id: SectionId::Type.into(),
                data,
            });
        }
        module
            .section(&imports)
            .section(&functions)
            .section(&elements)
            .section(&code)
            .section(&data.section());
        Ok(module.finish())
    }

    /// The types and the code of those functions that a module has.
    fn functions(
        &self,
        has: &[bool],
        numbers: &mut Numbers,
    ) -> Result<(FunctionSection, CodeSection), Error> {
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for (function, body) in (self.imports..).zip(&self.bodies) {
            if has[function] {
                functions.function(self.types[function]);
                numbers.parse_function_body(&mut code, body.clone())?;
            }
        }
        Ok((functions, code))
    }
}

/// The functions of the first table that an element holds, and where they begin.
fn placed(element: wasmparser::Element<'_>) -> Result<(i32, Vec<u32>), Error> {
    let ElementKind::Active {
        table_index: None | Some(0),
        offset_expr,
    } = element.kind
    else {
        return Err(Error::UnexpectedNonCoreModuleSection);
    };
    let start = offset_expr.get_operators_reader().read()?;
    let (Operator::I32Const { value }, ElementItems::Functions(functions)) = (start, element.items)
    else {
        return Err(Error::InvalidConstExpr);
    };
    Ok((value, functions.into_iter().collect::<Result<_, _>>()?))
}

/// The functions that a function names.
fn calls(body: &FunctionBody<'_>) -> Result<Vec<u32>, Error> {
    let mut called = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => called.push(function_index),
            _ => {}
        }
    }
    Ok(called)
}

/// The places of those that are so.
fn places(so: &[bool]) -> impl Iterator<Item = u32> {
    (0..).zip(so).filter(|(_, so)| **so).map(|(place, _)| place)
}

/// The numbers that functions have in a part.
struct Numbers(Vec<Option<u32>>);

impl Numbers {
    /// Counts those of each group, one group after the other.
    fn of<const N: usize>(groups: [Vec<bool>; N]) -> Self {
        let mut next = 0..;
        let mut numbers = vec![None; groups[0].len()];
        for group in groups {
            for function in places(&group) {
                numbers[function as usize] = next.next();
            }
        }
        Self(numbers)
    }
}

impl Reencode for Numbers {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        self.0[function as usize].ok_or(Error::UnexpectedNonCoreModuleSection)
    }
}
