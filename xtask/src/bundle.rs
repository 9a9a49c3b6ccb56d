//! Bundles a script of the site into one module that contains the WebAssembly and all other files that
//! it would fetch.

use crate::{
    files::{bytes, copy, folder, read, write},
    shell::{self, Result},
    site,
    tools::Toolbox,
};
use flate2::{Compression, write::GzEncoder};
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// The script that defines the elements, which other scripts import.
const ELEMENTS: &str = "downhill.js";

/// Makes self-contained modules, in a work folder.
pub(crate) struct Bundler<'a> {
    tools: &'a Toolbox,
    work: PathBuf,
}

impl<'a> Bundler<'a> {
    /// Copies the parts of the site in `dist` to the work folder.
    ///
    /// # Errors
    /// When there is no site.
    pub(crate) fn new(tools: &'a Toolbox, dist: &Path) -> Result<Self> {
        let work = folder(&shell::root().join("target").join("bundle"))?;
        let elements = read(&dist.join(ELEMENTS))?;
        write(&work.join(ELEMENTS), without_address(&elements))?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        let wasm = packed.write_all(&bytes(&dist.join(site::WASM))?);
        let packed = wasm.and_then(|()| packed.finish());
        let packed = packed.map_err(|error| format!("the WebAssembly: {error}"))?;
        write(&work.join("figures.gz"), packed)?;
        Ok(Self { tools, work })
    }

    /// Copies a folder of modules that a script imports, which may import `../downhill.js`.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(crate) fn give(&self, modules: &Path) -> Result {
        let name = modules.file_name().ok_or("a folder has a name")?;
        copy(modules, &self.work.join(name))
    }

    /// The self-contained module of a script that imports `./downhill.js`; `page` is a JavaScript
    /// expression for the address of the page of a `figure`.
    ///
    /// # Errors
    /// When esbuild fails.
    pub(crate) fn module(&self, script: &str, page: &str) -> Result<String> {
        write(&self.work.join("inside.js"), inside(page))?;
        // Imports are evaluated in order, so the embedded files are set before the script runs.
        let entry = self.work.join("entry.js");
        let script = without_address(script);
        write(&entry, format!("import \"./inside.js\";\n{script}"))?;
        let module = self.work.join("module.js");
        let mut bundle = self.tools.command("esbuild");
        bundle
            .arg(entry)
            .args(["--bundle", "--minify", "--format=esm", "--log-level=error"])
            // Older browsers can read bytes as strings, and this version of JavaScript.
            .args(["--loader:.gz=binary", "--target=es2022"])
            .arg(format!("--outfile={}", module.display()));
        shell::run(&mut bundle)?;
        read(&module)
    }
}

/// A script of `src/embed` with all that it imports, also of npm, in one module. In it a word stands for
/// a text.
///
/// # Errors
/// When esbuild fails.
pub(crate) fn script(tools: &Toolbox, name: &str, (word, text): (&str, &str)) -> Result<String> {
    let root = shell::root();
    let mut bundle = tools.command("esbuild");
    bundle
        .arg(root.join("src/embed").join(name))
        .args(["--bundle", "--minify", "--format=esm", "--log-level=error"])
        .arg("--target=es2022")
        .arg(format!("--define:{word}={text:?}"))
        .env("NODE_PATH", root.join("xtask/node_modules"));
    let script = shell::output(&mut bundle);
    script.ok_or_else(|| format!("esbuild cannot bundle {name}"))
}

/// The script without the address of a WebAssembly beside it, which the module carries. Bundlers look
/// for a file at such an address: Vite warns, and Next.js fails where there is none.
fn without_address(script: &str) -> String {
    let mut script = script.to_owned();
    for quote in ['"', '\''] {
        let address = format!("new URL({quote}{}{quote}", site::WASM);
        let parts = script.split_once(&address);
        let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(')')?.1)));
        if let Some((before, after)) = parts {
            script = format!("{before}undefined{after}");
        }
    }
    script
}

/// The module that provides the files that the script would fetch otherwise.
fn inside(page: &str) -> String {
    format!(
        r#"
import packed from "./figures.gz";
globalThis.downhillInside = {{
  wasm: async () => {{
    const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(bytes, {{ headers: {{ "Content-Type": "application/wasm" }} }});
  }},
  page: (figure) => {page},
  file: (name) => new URL(name, document.baseURI),
}};
"#
    )
}
