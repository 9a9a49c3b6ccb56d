//! The style sheet of the figures, without what only its authors read: comments and indents. And
//! the linker's notes on what names what, by which the build takes the site's program apart.

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let is = |name, value: &str| env::var_os(name).is_some_and(|now| now == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let mut sheet = String::new();
    for part in [
        "tokens",
        "figure",
        "controls",
        "views",
        "landscape",
        "digits",
        "pad",
    ] {
        let file = format!("style/{part}.css");
        println!("cargo::rerun-if-changed={file}");
        sheet += &short(&fs::read_to_string(file)?);
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("figure.css"), sheet)
}

fn short(css: &str) -> String {
    let parts = css.split("/*");
    let code: String = parts
        .map(|part| part.split_once("*/").map_or(part, |(_comment, code)| code))
        .collect();
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
