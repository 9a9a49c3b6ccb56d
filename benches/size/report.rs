//! What pages loaded, as a table, and the limit for the WebAssembly.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The whole WebAssembly with brotli, in bytes, is at most this: a quarter of a second on a slow line per
/// hundred kilobytes, once.
pub(crate) const LIMIT: u64 = 436_000;

/// The folder of the digits' data, which are listed apart.
const DATA: &str = "digits/";

/// A file that a page loaded, with its bytes before and after brotli.
#[derive(Clone, Debug)]
pub(crate) struct Loaded {
    /// The path from the site's root.
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
}

/// The files of one visit, the heaviest first, with their sum; the data of the digits apart.
pub(crate) fn table(visit: &str, files: &[Loaded]) -> String {
    let mut files = files.to_vec();
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    let (data, files): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file| file.name.starts_with(DATA));
    let mut text = format!("{visit:<44} {:>9} {:>9}\n", "raw", "brotli");
    rows(&mut text, files, "in all");
    if !data.is_empty() {
        rows(&mut text, data, "the digits' data");
    }
    text
}

fn rows(text: &mut String, mut files: Vec<Loaded>, sum: &str) {
    files.push(Loaded {
        name: sum.to_owned(),
        raw: files.iter().map(|file| file.raw).sum(),
        brotli: files.iter().map(|file| file.brotli).sum(),
    });
    for Loaded { name, raw, brotli } in files {
        // Writing to a text does not fail.
        let _ = writeln!(text, "  {name:<42} {raw:>9} {brotli:>9}");
    }
}

/// The WebAssembly that these files have together, each counted once, as a sentence.
///
/// # Errors
/// When it is more than [`LIMIT`], or when there is none.
pub(crate) fn wasm<'a>(files: impl IntoIterator<Item = &'a Loaded>) -> Result<String, String> {
    let files = files.into_iter();
    let wasm: BTreeMap<&str, u64> = files
        .filter(|file| file.name.ends_with(".wasm"))
        .map(|file| (file.name.as_str(), file.brotli))
        .collect();
    if wasm.is_empty() {
        return Err("no page has loaded any WebAssembly".to_owned());
    }
    let sum: u64 = wasm.values().sum();
    let kilobytes = |bytes: u64| format!("{:.1} kB", bytes as f64 / 1000.0);
    let (size, limit) = (kilobytes(sum), kilobytes(LIMIT));
    if sum > LIMIT {
        let names: Vec<_> = wasm.into_keys().collect();
        let names = names.join(", ");
        return Err(format!(
            "the WebAssembly is {size} with brotli, more than the limit of {limit} ({names})"
        ));
    }
    Ok(format!(
        "The whole WebAssembly is {size} with brotli; the limit is {limit}."
    ))
}
