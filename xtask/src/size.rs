//! How much WebAssembly the site has.

use crate::{files::bytes, shell::Result, site};
use std::io::Write;

/// The most that all of it may take with brotli, in kilobytes of 1000 bytes.
const LIMIT: f64 = 265.0;

/// Prints the size of the WebAssembly in `dist/`.
///
/// # Errors
/// When there is no site, or when there is too much.
pub(crate) fn run() -> Result {
    let wasm = bytes(&site::dist().join(site::WASM))?;
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    encoder
        .write_all(&wasm)
        .map_err(|error| error.to_string())?;
    let size = encoder.into_inner().len() as f64 / 1000.0;
    println!("{} kB, with brotli {size:.1} kB", wasm.len() / 1000);
    if size > LIMIT {
        return Err(format!(
            "the WebAssembly takes {size:.1} kB, more than {LIMIT} kB"
        ));
    }
    Ok(())
}
