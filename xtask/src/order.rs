//! The functions of the page's WebAssembly, those that look alike beside each other.
//!
//! Compressors find a short repetition only where it is near, so this spares every reader 3 kB.

use crate::{
    shell::{self, Result},
    tools::Toolbox,
};
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

/// Orders the functions of `wasm` in place.
///
/// # Errors
/// When the file is not there, or is no module whose imports are all functions.
pub(crate) fn by_likeness(tools: &Toolbox, wasm: &Path) -> Result {
    let failed = |error| format!("{}: {error}", wasm.display());
    let bytes = fs::read(wasm).map_err(failed)?;
    let named = named(&bytes).ok_or_else(|| format!("{} cannot be read", wasm.display()))?;
    fs::write(wasm, named).map_err(failed)?;
    let mut command = tools.command("wasm-opt");
    command.arg("--reorder-functions-by-name");
    shell::run(command.arg(wasm).arg("-o").arg(wasm))
}

/// `wasm` with names for its functions that say their places, by which wasm-opt can sort them.
fn named(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut imports = section(wasm, 2)?;
    let imported = imports.number()?;
    for _ in 0..imported {
        let (_module, _name) = (imports.bytes()?, imports.bytes()?);
        let is_function = imports.number()? == 0;
        let _type = is_function.then(|| imports.number())??;
    }
    let mut code = section(wasm, 10)?;
    let count = code.number()?;
    let functions: Vec<_> = (0..count).map(|_| code.bytes()).collect::<Option<_>>()?;

    let mut places = vec![0; count];
    for (place, function) in order(&functions).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = number(count);
    for (function, place) in places.into_iter().enumerate() {
        names.extend(number(imported + function));
        names.extend(bytes(format!("{place:06}").as_bytes()));
    }
    // A custom section, 0, called "name", and in it the names of functions, 1.
    let section = [&bytes(b"name")[..], &[1], &bytes(&names)].concat();
    Some([wasm, &[0], &bytes(&section)].concat())
}

/// The longest function first, then always the one that has most in common with the last.
fn order(functions: &[Reader<'_>]) -> Vec<usize> {
    let parts = functions.iter().map(|code| code.0.windows(4).collect());
    let parts: Vec<HashSet<&[u8]>> = parts.collect();
    let mut having: HashMap<_, Vec<usize>> = HashMap::new();
    for (function, parts) in parts.iter().enumerate() {
        for part in parts {
            having.entry(part).or_default().push(function);
        }
    }
    let mut left: Vec<_> = (0..functions.len()).collect();
    left.sort_by_key(|&function| functions[function].0.len());
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

/// The section of this number.
fn section(wasm: &[u8], number: usize) -> Option<Reader<'_>> {
    let mut rest = Reader(wasm.get(8..)?);
    loop {
        let found = rest.number()?;
        let section = rest.bytes()?;
        if found == number {
            return Some(section);
        }
    }
}

/// What is left to read of a module.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// A number: seven bits a byte, the low ones first.
    fn number(&mut self) -> Option<usize> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        let low = usize::from(byte & 0x7f);
        Some(if byte < 0x80 {
            low
        } else {
            self.number()? << 7 | low
        })
    }

    /// Bytes, their number before them.
    fn bytes(&mut self) -> Option<Self> {
        let count = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(Self(bytes))
    }
}

fn number(value: usize) -> Vec<u8> {
    let low = value as u8 & 0x7f;
    match value >> 7 {
        0 => vec![low],
        high => [vec![low | 0x80], number(high)].concat(),
    }
}

fn bytes(bytes: &[u8]) -> Vec<u8> {
    [&number(bytes.len()), bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::{Reader, bytes, named, number, order};

    // Guards against lengths that are cut off: most functions are longer than one byte can say.
    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in [0, 127, 128, 300, 70_000] {
            assert_eq!(Reader(&number(value)).number(), Some(value));
        }
        assert_eq!(Reader(&[0x80]).number(), None);
    }

    // Guards against a function that is lost, or stays away from its like.
    #[test]
    fn alike_is_beside_alike() {
        let functions = [
            "one step downhill",
            "a loss",
            "two steps downhill",
            "a loss?",
        ];
        let functions = functions.map(|code| Reader(code.as_bytes()));
        assert_eq!(order(&functions), [2, 0, 3, 1]);
        assert!(order(&[]).is_empty());
    }

    // Guards against names that go to other functions, as wasm-opt would take any.
    #[test]
    fn names_say_the_places_of_the_functions_after_the_imports() {
        let import = [1, 1, b'a', 1, b'b', 0, 0];
        let code = [&[2][..], &bytes(b"short"), &bytes(b"the longest")].concat();
        let section = |number, content: &[u8]| [&[number], &bytes(content)[..]].concat();
        let wasm = [
            b"\0asm\x01\0\0\0",
            &section(2, &import)[..],
            &section(10, &code),
        ]
        .concat();

        let named = named(&wasm).expect("a module");
        let (before, added) = named.split_at(wasm.len());
        assert_eq!(before, wasm);
        assert_eq!(
            added,
            section(0, b"\x04name\x01\x11\x02\x01\x06000001\x02\x06000000")
        );
    }

    // Guards against an import that is no function: the functions would be counted wrong.
    #[test]
    fn other_imports_are_refused() {
        let memory = [1, 1, b'a', 1, b'b', 2, 0, 0];
        let wasm = [b"\0asm\x01\0\0\0", &[2][..], &bytes(&memory), &[10, 1, 0]].concat();
        assert_eq!(named(&wasm), None);
    }
}
