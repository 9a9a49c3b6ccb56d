//! Short names for what the page's WebAssembly and its JavaScript call in each other.
//!
//! wasm-bindgen's names are long and end in digits that do not compress, and each stands in both
//! files: short ones spare every reader 4 kB.

use crate::{
    files::{read, write},
    shell::{self, Result},
    tools::Toolbox,
};
use std::{collections::HashMap, path::Path};

/// Renames the imports and the exports of `wasm` in place, and in `glue`, its JavaScript, too.
///
/// # Errors
/// When a file is not there, or a name of the one is not in the other.
pub(crate) fn shorten(tools: &Toolbox, wasm: &Path, glue: &Path) -> Result {
    let mut command = tools.command("wasm-opt");
    // The names of functions stay.
    command.args(["-g", "--minify-imports-and-exports-and-modules"]);
    let renamed = shell::output(command.arg(wasm).arg("-o").arg(wasm))
        .ok_or_else(|| format!("wasm-opt cannot shorten the names in {}", wasm.display()))?;
    write(glue, rename(&read(glue)?, &renamed)?)
}

/// `script` with the names that wasm-opt lists in `renamed`: a line each, of an import its module,
/// its name and its new name, of an export its name and its new name.
fn rename(script: &str, renamed: &str) -> Result<String> {
    let (mut imports, mut exports, mut module) = (HashMap::new(), HashMap::new(), "");
    for line in renamed.lines() {
        let quoted: Vec<_> = line.split('"').skip(1).step_by(2).collect();
        match quoted[..] {
            [from, old, new] => {
                module = from;
                imports.insert(old, new);
            }
            [old, new] => {
                exports.insert(old, new);
            }
            _ => {}
        }
    }
    // wasm-opt calls the one module there is `a`.
    let script = script.replace(&format!("\"{module}\""), "\"a\"");
    let mut short = String::with_capacity(script.len());
    let mut met = 0;
    let mut rest = &script[..];
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    while let Some(start) = rest.find(in_name) {
        let (between, name) = rest.split_at(start);
        let (name, after) = name.split_at(name.find(|c| !in_name(c)).unwrap_or(name.len()));
        short.push_str(between);
        let new = if short.ends_with("wasm.") {
            exports.get(name)
        } else {
            imports.get(name).inspect(|_| met += 1)
        };
        short.push_str(new.unwrap_or(&name));
        rest = after;
    }
    short.push_str(rest);
    if met != imports.len() {
        return Err(format!(
            "the WebAssembly has {} imports, its JavaScript names {met} of them",
            imports.len()
        ));
    }
    Ok(short)
}
