//! The release site.

use crate::{
    names, order,
    shell::{self, Result},
    tools::Toolbox,
};
use std::{fs, path::PathBuf};

/// The folder of the release site.
pub(crate) fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// Builds the release site into `dist/`; Trunk.toml and index.html say what is in it.
///
/// # Errors
/// When the build fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    shell::run(tools.command("trunk").args(["build", "--release"]))?;
    let dist = dist();
    let wasm = dist.join("downhill-figures_bg.wasm");
    order::by_likeness(tools, &wasm)?;
    names::shorten(tools, &wasm, &dist.join("downhill-figures.js"))?;
    shorten(tools)?;
    println!("The site is in {}", dist.display());
    Ok(())
}

/// Makes the scripts and style sheets short, each in its place.
fn shorten(tools: &Toolbox) -> Result {
    let folder = dist();
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.flatten().map(|entry| entry.path()).filter(|file| {
        let end = file.extension();
        end.is_some_and(|end| end == "js" || end == "css")
    });
    let mut command = tools.command("esbuild");
    command
        .args(files)
        .args(["--minify", "--allow-overwrite", "--log-level=warning"])
        .arg(format!("--outdir={}", folder.display()));
    shell::run(&mut command)
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
