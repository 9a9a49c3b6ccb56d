//! The page's WebAssembly in parts: a core, and others that join it when they are needed.
//!
//! Certain functions are ends: beyond an end lies what is reached through it alone. Each part is what
//! lies beyond a set of ends, the core beyond none, and it may call those parts that lie beyond some
//! of its own ends, no others.
//!
//! A part shares the core's memory and tables: it takes functions of the parts before it by name, puts
//! its own into the places of the table that the core has left for them, and brings the data that it
//! alone looks at. So whoever calls an end calls it through the table, and not before its part is
//! there.
//!
//! In a part functions that look alike are beside each other, and for the parts after it a function is
//! named by its number: in the core that is its place.

use crate::{
    files::{bytes, write},
    order::order,
    reach::Beyond,
    segments::Segments,
    shell::Result,
    whole::{Whole, calls},
};
use std::{
    ops::Range,
    path::{Path, PathBuf},
};
use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, ImportSection, Module, RawSection, SectionId,
    reencode::{Error, Reencode},
};

/// The module that the rest imports from: the exports of the core.
const CORE: &str = "a";

/// A set of ends, a bit for each.
pub(crate) type Ends = u8;

/// Splits `wasm`, whose functions have names, into parts: a file each, with the ends that it lies
/// beyond, those that may be called before those that call them. What lies beyond other ends is in the
/// core. `first` is the same before it was made short: with the same table, but with each function
/// still under its own name.
///
/// # Errors
/// When a file is not there, or is no module as wasm-bindgen makes them.
pub(crate) fn split(
    wasm: &Path,
    first: &Path,
    beyond: &[Beyond],
    parts: &[(PathBuf, Ends)],
) -> Result {
    let (whole, first) = (bytes(wasm)?, bytes(first)?);
    let failed = |error: Error| format!("{} cannot be split: {error}", wasm.display());
    let whole = Whole::read(&whole).map_err(failed)?;
    let first = Whole::read(&first).map_err(failed)?;
    let all: Vec<Ends> = parts.iter().map(|(_, ends)| *ends).collect();
    let homes = whole.homes(&first, beyond, &all).map_err(failed)?;
    let order = whole.order(&homes, &all);
    let taken = whole.taken(&homes).map_err(failed)?;
    let mut data = whole.data.clone();
    let mut others = Vec::new();
    for ends in all.into_iter().filter(|ends| *ends > 0) {
        others.push((ends, data.take(&places_beyond(beyond, ends))));
    }
    others.push((0, data));
    for (file, ends) in parts {
        let data = others.iter().find(|(own, _)| own == ends);
        let data = data.map(|(_, data)| data.clone()).unwrap_or_default();
        let part = whole.part(*ends, &homes, &order, &taken, &data);
        write(file, part.map_err(failed)?)?;
    }
    Ok(())
}

/// The addresses of the data that lie beyond just these ends.
fn places_beyond(beyond: &[Beyond], ends: Ends) -> Vec<Range<usize>> {
    let data = || beyond.iter().flat_map(|beyond| &beyond.data);
    let mut places = vec![0; data().map(|range| range.end).max().unwrap_or_default()];
    for (end, beyond) in beyond.iter().enumerate() {
        for range in &beyond.data {
            places[range.clone()]
                .iter_mut()
                .for_each(|ends| *ends |= 1 << end);
        }
    }
    let (mut start, mut ranges) = (0, Vec::new());
    for run in places.chunk_by(|one, next| one == next) {
        if run[0] == ends {
            ranges.push(start..start + run.len());
        }
        start += run.len();
    }
    ranges
}

impl Whole<'_> {
    /// The ends that each function lies beyond, of the sets of ends that there are.
    fn homes(&self, first: &Self, beyond: &[Beyond], all: &[Ends]) -> Result<Vec<Ends>, Error> {
        let mut homes = vec![Ends::MAX; self.types.len()];
        // What is reached from without stays.
        homes[..self.imports].fill(0);
        for &(_, kind, function) in &self.exports {
            if kind == ExportKind::Func {
                homes[function as usize] = 0;
            }
        }
        // Functions that became the same share a place in the code, but not in the table.
        let was = first.table();
        for (place, function) in self.table() {
            let name = was.get(&place).and_then(|was| first.names.get(was));
            let is_beyond =
                |beyond: &Beyond| name.is_some_and(|name| beyond.functions.contains(*name));
            let ends = beyond.iter().enumerate();
            let ends = ends.filter(|(_, beyond)| is_beyond(beyond));
            homes[function as usize] &= ends.fold(0, |ends, (end, _)| ends | 1 << end);
        }
        // A function may be called by whoever lies beyond the same ends, or more.
        let mut is_called = vec![false; homes.len()];
        let mut settled = false;
        while !settled {
            settled = true;
            for (caller, body) in (self.imports..).zip(&self.bodies) {
                if !all.contains(&homes[caller]) && homes[caller] != Ends::MAX {
                    homes[caller] = 0;
                    settled = false;
                }
                for callee in calls(body)? {
                    let callee = callee as usize;
                    is_called[callee] = true;
                    let home = homes[callee] & homes[caller];
                    settled &= home == homes[callee];
                    homes[callee] = home;
                }
            }
        }
        // What nobody reaches is in nobody's way.
        for home in homes.iter_mut().filter(|home| **home == Ends::MAX) {
            *home = 0;
        }
        Ok(homes)
    }

    /// The functions, imports first, then part by part, alike beside alike.
    fn order(&self, homes: &[Ends], all: &[Ends]) -> Vec<u32> {
        let mut functions: Vec<u32> = (0..).take(self.imports).collect();
        for ends in all {
            let own = (self.imports..homes.len()).filter(|function| homes[*function] == *ends);
            let own: Vec<usize> = own.collect();
            let codes = own
                .iter()
                .map(|function| &self.bodies[function - self.imports]);
            let codes: Vec<&[u8]> = codes.map(|body| body.as_bytes()).collect();
            functions.extend(order(&codes).into_iter().map(|place| own[place] as u32));
        }
        functions
    }

    /// Whether another part calls each function.
    fn taken(&self, homes: &[Ends]) -> Result<Vec<bool>, Error> {
        let mut taken = vec![false; homes.len()];
        for (function, body) in (self.imports..).zip(&self.bodies) {
            for callee in calls(body)? {
                taken[callee as usize] |= homes[function] != homes[callee as usize];
            }
        }
        Ok(taken)
    }

    fn part(
        &self,
        ends: Ends,
        homes: &[Ends],
        order: &[u32],
        taken: &[bool],
        data: &Segments,
    ) -> Result<Vec<u8>, Error> {
        let is_core = ends == 0;
        let has: Vec<bool> = homes.iter().map(|home| *home == ends).collect();
        // What it takes from others. The core alone has what the page gives.
        let mut takes = vec![false; homes.len()];
        for (function, body) in (self.imports..).zip(&self.bodies) {
            for callee in calls(body)? {
                takes[callee as usize] |= has[function] && !has[callee as usize];
            }
        }
        let places = |so: &[bool]| -> Vec<u32> {
            let is_so = |function: &&u32| so[**function as usize];
            order.iter().filter(is_so).copied().collect()
        };
        let (taken_here, own) = (places(&takes), places(&has));
        let mut numbers = Numbers::of(homes.len(), taken_here.iter().chain(&own));
        let all = Numbers::of(homes.len(), order);
        let name = |function: u32| all.0[function as usize].unwrap_or_default().to_string();
        let shared = self.shared.iter().enumerate();
        let shared = shared.map(|(place, shared)| (format!("s{place}"), shared));
        let (mut imports, mut exports) = (ImportSection::new(), ExportSection::new());
        if is_core {
            for &(name, kind, index) in &self.exports {
                let is_function = kind == ExportKind::Func;
                let index = if is_function {
                    numbers.function_index(index)?
                } else {
                    index
                };
                exports.export(name, kind, index);
            }
        }
        for (name, (export, index, import)) in shared {
            if is_core {
                exports.export(&name, *export, *index);
            } else {
                imports.import(CORE, &name, *import);
            }
        }
        for function in taken_here {
            let kind = self.types[function as usize];
            imports.import(CORE, &name(function), EntityType::Function(kind));
        }
        for &function in own.iter().filter(|function| taken[**function as usize]) {
            let index = numbers.function_index(function)?;
            exports.export(&name(function), ExportKind::Func, index);
        }
        let elements = self.elements(&has, is_core, &mut numbers)?;
        let (functions, code) = self.functions(&own, &mut numbers)?;
        let mut module = Module::new();
        let raw = |module: &mut Module, id: SectionId| {
            let id = u8::from(id);
            if let Some(&data) = self.raw.get(&id) {
                module.section(&RawSection { id, data });
            }
        };
        raw(&mut module, SectionId::Type);
        if is_core {
            raw(&mut module, SectionId::Import);
        } else {
            module.section(&imports);
        }
        module.section(&functions);
        if is_core {
            for id in [SectionId::Table, SectionId::Memory, SectionId::Global] {
                raw(&mut module, id);
            }
        }
        module.section(&exports).section(&elements);
        let data = data.section();
        module.section(&DataCountSection { count: data.len() });
        module.section(&code).section(&data);
        Ok(module.finish())
    }

    /// What a part puts into the table. In the core another function stands in the places of those
    /// that are away.
    fn elements(
        &self,
        has: &[bool],
        is_core: bool,
        numbers: &mut Numbers,
    ) -> Result<ElementSection, Error> {
        let mut elements = ElementSection::new();
        let is_here = |function: &u32| has[*function as usize];
        for (start, functions) in &self.elements {
            let other = functions.iter().copied().find(is_here);
            let mut place = *start;
            for run in functions.chunk_by(|one, next| is_core || is_here(one) == is_here(next)) {
                if is_core || is_here(&run[0]) {
                    let mut here = Vec::new();
                    for function in run {
                        let known = if is_here(function) {
                            Some(*function)
                        } else {
                            other
                        };
                        here.push(numbers.function_index(known.unwrap_or_default())?);
                    }
                    let start = ConstExpr::i32_const(place);
                    elements.active(None, &start, Elements::Functions(here.into()));
                }
                place += run.len() as i32;
            }
        }
        Ok(elements)
    }

    /// The types and the code of those functions that a module has.
    fn functions(
        &self,
        own: &[u32],
        numbers: &mut Numbers,
    ) -> Result<(FunctionSection, CodeSection), Error> {
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for function in own.iter().map(|function| *function as usize) {
            let Some(body) = function.checked_sub(self.imports) else {
                continue;
            };
            functions.function(self.types[function]);
            numbers.parse_function_body(&mut code, self.bodies[body].clone())?;
        }
        Ok((functions, code))
    }
}

/// The numbers that functions have in a part.
struct Numbers(Vec<Option<u32>>);

impl Numbers {
    /// Counts functions in this order, of `all` that there are.
    fn of<'a>(all: usize, order: impl IntoIterator<Item = &'a u32>) -> Self {
        let mut numbers = vec![None; all];
        for (number, function) in (0..).zip(order) {
            numbers[*function as usize] = Some(number);
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
