//! The style sheet of the figures, without what only its authors read: comments and indents.

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let mut sheet = String::new();
    for part in ["tokens", "figure", "controls", "views"] {
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
