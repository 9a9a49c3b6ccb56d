//! The style sheets of the figures, without what only their authors read: comments and indents. One is
//! for what is there at first, one for the later views of the digits. And the linker's notes on what
//! names what, by which the build takes the site's program apart.

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let is = |name, value: &str| env::var_os(name).is_some_and(|now| now == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let parts = [
        "tokens",
        "figure",
        "controls",
        "views",
        "landscape",
        "digits",
    ];
    for (sheet, parts) in [("figure", &parts[..]), ("pad", &["pad"])] {
        let mut rules = String::new();
        for part in parts {
            let file = format!("style/{part}.css");
            println!("cargo::rerun-if-changed={file}");
            rules += &short(&fs::read_to_string(file)?);
        }
        fs::write(folder.join(format!("{sheet}.css")), rules)?;
    }
    Ok(())
}

fn short(css: &str) -> String {
    let parts = css.split("/*");
    let code: String = parts
        .map(|part| part.split_once("*/").map_or(part, |(_comment, code)| code))
        .collect();
    let lines: String = code.lines().map(str::trim).collect();
    let shorter = [(": ", ":"), (", ", ","), (" {", "{"), (";}", "}")];
    shorter
        .iter()
        .fold(lines, |css, (long, short)| css.replace(long, short))
}
