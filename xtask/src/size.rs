//! The size of the site: the bytes that a browser loads.

use crate::{
    bench,
    shell::{self, Result},
};

/// Prints the number of bytes that a browser loads from the site in `dist/`, with `benches/size`, which
/// defines the limit.
///
/// # Errors
/// When there is no site or no browser, or when the WebAssembly is above its limit.
pub(crate) fn run() -> Result {
    shell::run(&mut bench::in_browser("size")?)
}
