//! A module of WebAssembly, read.

use crate::segments::Segments;
use std::collections::BTreeMap;
use wasm_encoder::{
    EntityType, ExportKind,
    reencode::{Error, Reencode, RoundtripReencoder},
};
use wasmparser::{
    ElementItems, ElementKind, FunctionBody, KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

/// A module with one table, one memory and no imports but functions.
#[derive(Default)]
pub(crate) struct Whole<'a> {
    /// The sections that the core takes as they are, by their numbers.
    pub(crate) raw: BTreeMap<u8, &'a [u8]>,
    pub(crate) imports: usize,
    /// The types of the functions, those of imports first.
    pub(crate) types: Vec<u32>,
    pub(crate) bodies: Vec<FunctionBody<'a>>,
    pub(crate) names: BTreeMap<u32, &'a str>,
    /// Tables, memory and globals.
    pub(crate) shared: Vec<(ExportKind, u32, EntityType)>,
    pub(crate) exports: Vec<(&'a str, ExportKind, u32)>,
    /// Functions in the first table, from these places on.
    pub(crate) elements: Vec<(i32, Vec<u32>)>,
    pub(crate) data: Segments,
}

impl<'a> Whole<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// When it is none, or of another make.
    pub(crate) fn read(wasm: &'a [u8]) -> Result<Self, Error> {
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

    /// The functions of the table, by their places.
    pub(crate) fn table(&self) -> BTreeMap<i32, u32> {
        let placed = |(start, functions): &(i32, Vec<u32>)| (*start..).zip(functions.clone());
        self.elements
            .iter()
            .flat_map(|element| placed(element).collect::<Vec<_>>())
            .collect()
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
pub(crate) fn calls(body: &FunctionBody<'_>) -> Result<Vec<u32>, Error> {
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
