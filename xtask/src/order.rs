//! The functions of the page's WebAssembly, those that look alike beside each other.
//!
//! Compressors find a short repetition only where it is near, so this spares every reader 3 kB.

use crate::{
    files::{bytes, write},
    shell::{self, Result},
    site,
    tools::Toolbox,
};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};
use wasm_encoder::{Module, NameMap, NameSection, RawSection, SectionId};
use wasmparser::{Parser, Payload, TypeRef};

/// Orders the functions of `wasm` in place.
///
/// # Errors
/// When the file is not there, or is no module.
pub(crate) fn by_likeness(tools: &Toolbox, wasm: &Path) -> Result {
    let named = named(&bytes(wasm)?).map_err(|error| format!("{}: {error}", wasm.display()))?;
    write(wasm, named)?;
    let mut command = tools.command("wasm-opt");
    command
        .args(site::wasm_features()?)
        .arg("--reorder-functions-by-name");
    shell::run(command.arg(wasm).arg("-o").arg(wasm))
}

/// `wasm` without its custom sections, and with names for its functions that say their places, by
/// which wasm-opt can sort them.
fn named(wasm: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let (mut imported, mut functions, mut module) = (0, Vec::new(), Module::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Some((id, range)) = payload.as_section()
            && id != u8::from(SectionId::Custom)
        {
            let data = &wasm[range.start as usize..range.end as usize];
            module.section(&RawSection { id, data });
        }
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => functions.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut places = vec![0; functions.len()];
    for (place, function) in order(&functions).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = NameMap::new();
    for (function, place) in (imported..).zip(places) {
        names.append(function, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    Ok(module.finish())
}

/// The longest function first, then always the one that has most in common with the last.
fn order(functions: &[&[u8]]) -> Vec<usize> {
    let parts = functions.iter().map(|code| code.windows(4).collect());
    let parts: Vec<HashSet<&[u8]>> = parts.collect();
    let mut having: HashMap<_, Vec<usize>> = HashMap::new();
    for (function, parts) in parts.iter().enumerate() {
        for part in parts {
            having.entry(part).or_default().push(function);
        }
    }
    let mut left: Vec<_> = (0..functions.len()).collect();
    left.sort_by_key(|&function| functions[function].len());
    let mut order = Vec::with_capacity(left.len());
    let mut next = left.len().checked_sub(1);
    while let Some(place) = next {
        let last = left.remove(place);
        order.push(last);
        let mut common = vec![0; functions.len()];
        for part in &parts[last] {
            for &function in &having[part] {
                common[function] += 1;
            }
        }
        let likeness = |&place: &usize| {
            let function = left[place];
            let all = parts[last].len() + parts[function].len() - common[function];
            common[function] as f64 / all as f64
        };
        next = (0..left.len()).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{named, order};
    use wasm_encoder::{
        CodeSection, EntityType, Function, FunctionSection, ImportSection, Module, TypeSection,
    };
    use wasmparser::{BinaryReader, NameSectionReader, Parser, Payload};

    // Guards against a function that is lost, or stays away from its like.
    #[test]
    fn alike_is_beside_alike() {
        let functions = [
            "one step downhill",
            "a loss",
            "two steps downhill",
            "a loss?",
        ];
        assert_eq!(order(&functions.map(str::as_bytes)), [2, 0, 3, 1]);
        assert!(order(&[]).is_empty());
    }

    // Guards against names that go to other functions, as wasm-opt would take any.
    #[test]
    fn names_say_the_places_of_the_functions_after_the_imports() {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import("a", "b", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for length in [1, 5] {
            functions.function(0);
            let mut function = Function::new([]);
            function.raw([1].repeat(length)).raw([0x0b]);
            code.function(&function);
        }
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&code);
        let wasm = module.finish();

        let named = named(&wasm).expect("a module");
        assert!(named.starts_with(&wasm), "all else stays");
        let mut seen = Vec::new();
        for payload in Parser::new(0).parse_all(&named) {
            let Payload::CustomSection(custom) = payload.expect("a section") else {
                continue;
            };
            let reader = BinaryReader::new(custom.data(), custom.data_offset());
            for part in NameSectionReader::new(reader) {
                if let wasmparser::Name::Function(names) = part.expect("names") {
                    for name in names {
                        let name = name.expect("a name");
                        seen.push((name.index, name.name));
                    }
                }
            }
        }
        assert_eq!(seen, [(1, "000001"), (2, "000000")], "the longer one first");
    }
}
