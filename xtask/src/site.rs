//! The release site.

use crate::{
    files::{bytes, read, write},
    names, reach,
    shell::{self, Result},
    split::{self, Ends},
    strands,
    tools::Toolbox,
};
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};
use wasm_encoder::{CustomSection, NameSection, Section};

/// What pages that have several figures load: all but the landscape and the digits.
pub(crate) const MAIN: &str = "downhill-figures_bg.wasm";
/// What a landscape needs beside it: it is loaded when one comes near the screen.
pub(crate) const LANDSCAPE: &str = "downhill-landscape_bg.wasm";
/// What the digits need beside it, in the same way.
pub(crate) const DIGITS: &str = "downhill-digits_bg.wasm";
/// What the panels need beside it that are closed at first: it is loaded when one of them is opened.
pub(crate) const PANELS: &str = "downhill-panels_bg.wasm";
/// What the panels and the later views of the digits need beside these.
pub(crate) const DIGITS_PANELS: &str = "downhill-digits-panels_bg.wasm";
/// All figures in two other parts: what the curve needs, and what the others need beside it.
pub(crate) const PARTS: [&str; 2] = ["downhill-core_bg.wasm", "downhill-more_bg.wasm"];

/// How the WebAssembly is taken apart: how the names of the functions begin that are ends, and the
/// parts, with the ends that they lie beyond.
type Split = (&'static [&'static str], &'static [(&'static str, Ends)]);
const SPLITS: [Split; 2] = [
    (&["start_other"], &[(PARTS[0], 0), (PARTS[1], 1)]),
    (
        &["start_other_landscape", "start_other_digits", "start_panel"],
        &[
            (MAIN, 0),
            (LANDSCAPE, 1),
            (DIGITS, 2),
            (PANELS, 4),
            (DIGITS_PANELS, 6),
        ],
    ),
];

/// The folder of the release site.
pub(crate) fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// The names of the figures: the scripts have them in a file that `cargo xtask generate` writes, a line
/// each.
///
/// # Errors
/// When the file is not there.
pub(crate) fn figures() -> Result<Vec<String>> {
    let list = read(&shell::root().join("src/embed/figures.generated.js"))?;
    let names = list.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("  ")?.split_once(": [")?;
        Some(name.to_owned())
    });
    Ok(names.collect())
}

/// All figures in one, for what carries its WebAssembly inside.
pub(crate) fn whole() -> PathBuf {
    shell::target_dir().join("downhill-whole.wasm")
}

/// The standard library is built with the page: for size, and without what a panic would print. A
/// panic is a trap then, of which the script beside the WebAssembly tells the figures. That is 12 kB
/// less for every reader. A stable Rust does so only when it is told that this is meant.
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort",
    ),
];

/// Builds the release site into `dist/`; Trunk.toml and index.html say what is in it.
///
/// # Errors
/// When the build fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    let mut trunk = tools.command("trunk");
    shell::run(trunk.args(["build", "--release"]).envs(SMALL))?;
    let dist = dist();
    let (script, bindings) = (dist.join("downhill.js"), dist.join("downhill-figures.js"));
    // Trunk gives the name of the main part to all of it.
    names::shorten(tools, &dist.join(MAIN), &bindings)?;
    let target = shell::target_dir();
    write(&whole(), bytes(&dist.join(MAIN))?)?;
    let linked = target.join("wasm32-unknown-unknown/release/downhill-figures.wasm");
    let bound = target.join("wasm-bindgen/release").join(MAIN);
    let mut wasm = Vec::new();
    for (ends, parts) in SPLITS {
        let mut beyond = Vec::new();
        for end in ends {
            beyond.push(reach::beyond(&bytes(&linked)?, &linked, end)?);
        }
        let parts = parts.iter().map(|(file, ends)| (dist.join(file), *ends));
        let parts: Vec<_> = parts.collect();
        split::split(&whole(), &bound, &beyond, &parts)?;
        wasm.extend(parts.into_iter().map(|(file, _)| file));
    }
    split::split(&whole(), &bound, &[], &[(whole(), 0)])?;
    wasm.push(whole());
    for part in &wasm {
        tidy(tools, part)?;
    }
    stamp(&wasm, &script)?;
    for part in &wasm {
        strands::take_apart(part)?;
    }
    // The elements and what binds them to the WebAssembly become one script.
    esbuild(tools, &[script], &["--bundle", "--format=esm"])?;
    for file in [bindings, dist.join("weave.js")] {
        fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    esbuild(tools, &scripts_and_sheets(&dist)?, &[])?;
    println!("The site is in {}", dist.display());
    Ok(())
}

/// Leaves out what a part has no use for, as the types of others' functions, and all names.
fn tidy(tools: &Toolbox, part: &Path) -> Result {
    let mut command = tools.command("wasm-opt");
    command.args(wasm_features()?).arg("--strip-debug");
    shell::run(command.arg(part).arg("-o").arg(part))
}

/// Writes what belongs together into all, so that a figure can tell when one of them was replaced
/// alone: their names in each other are short, and fit in any two builds. And gives each a name.
fn stamp(wasm: &[PathBuf], script: &Path) -> Result {
    const UNSTAMPED: &str = "const BUILD = \"\";";
    let (mut codes, text) = (Vec::new(), read(script)?);
    for file in wasm {
        codes.push(bytes(file)?);
    }
    let mut hasher = DefaultHasher::new();
    (&codes, &text).hash(&mut hasher);
    let build = format!("{:016x}", hasher.finish());
    if !text.contains(UNSTAMPED) {
        return Err(format!("{} has no `{UNSTAMPED}`", script.display()));
    }
    write(
        script,
        text.replace(UNSTAMPED, &format!("const BUILD = \"{build}\";")),
    )?;
    for (file, mut code) in wasm.iter().zip(codes) {
        let section = CustomSection {
            name: "build".into(),
            data: build.as_bytes().into(),
        };
        // By this name a browser tells where an error in it is from.
        let mut name = NameSection::new();
        name.module("downhill");
        name.append_to(&mut code);
        section.append_to(&mut code);
        write(file, code)?;
    }
    Ok(())
}

/// The scripts and style sheets in `folder`.
fn scripts_and_sheets(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.flatten().map(|entry| entry.path()).filter(|file| {
        let end = file.extension();
        end.is_some_and(|end| end == "js" || end == "css")
    });
    Ok(files.collect())
}

/// Makes `files` short, each in its place.
fn esbuild(tools: &Toolbox, files: &[PathBuf], options: &[&str]) -> Result {
    let mut command = tools.command("esbuild");
    command
        .args(files)
        .args(options)
        .args(["--minify", "--allow-overwrite", "--log-level=warning"])
        .arg(format!("--outdir={}", dist().display()));
    shell::run(&mut command)
}

/// The features of WebAssembly that the page uses, as wasm-opt has to be told them.
///
/// # Errors
/// When they are not there.
pub(crate) fn wasm_features() -> Result<Vec<String>> {
    let options = wasm_options()?.into_iter();
    Ok(options
        .filter(|option| option.starts_with("--enable"))
        .collect())
}

/// The options of wasm-opt for the page, from index.html.
///
/// # Errors
/// When they are not there.
pub(crate) fn wasm_options() -> Result<Vec<String>> {
    let page = fs::read_to_string(shell::root().join("index.html"))
        .map_err(|error| format!("index.html: {error}"))?;
    let options = page.split_once("data-wasm-opt-params=\"");
    let options = options.and_then(|(_, rest)| rest.split('"').next());
    let options = options.ok_or("index.html: data-wasm-opt-params is missing")?;
    Ok(options.split_whitespace().map(String::from).collect())
}

#[cfg(test)]
mod tests {
    // Guards against a list that is written in another way, and read as an empty one.
    #[test]
    fn the_figures_are_read_from_the_list_of_the_scripts() {
        let figures = super::figures().expect("the list is there");
        assert!(figures.len() >= 5, "{figures:?}");
        assert!(figures.iter().any(|name| name == "fit"), "{figures:?}");
    }
}
