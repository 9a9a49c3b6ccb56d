//! How many bytes a browser loads from the built site.

use crate::{
    bench,
    shell::{self, Result},
};

/// Prints how many bytes a browser loads from the site in `dist/`, with `benches/size`, which has the
/// limit.
///
/// # Errors
/// When there is no site or no browser, or when the WebAssembly is above its limit.
pub(crate) fn run() -> Result {
    shell::run(&mut bench::in_browser("size")?)
}
