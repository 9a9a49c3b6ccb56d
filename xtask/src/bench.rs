//! Measurements of the figures in a browser.

use crate::{
    browser::{Browser, Engine},
    files, python,
    shell::{self, Result},
    site, test_program,
    tools::{self, Toolbox},
};
use std::{path::PathBuf, process::Command};

/// The parts of the bench that need the page with the programs for comparison.
const WITH_RIVALS: [&str; 2] = ["rivals", "digits"];

/// Measures the site in `dist/` with `benches/browser`, and prints the results of these parts, or of all
/// if `parts` is empty.
///
/// # Errors
/// When there is no site or no browser, or when there is nothing to measure.
pub(crate) fn run(parts: &[String]) -> Result {
    let mut command = in_browser("browser")?;
    command.arg("--").args(parts);
    if parts.is_empty()
        || parts
            .iter()
            .any(|part| WITH_RIVALS.contains(&part.as_str()))
    {
        command
            .env("DOWNHILL_RIVALS", rivals(&Toolbox::ensure()?)?)
            .envs(python::find().map(|python| ("DOWNHILL_PYTHON", python)));
    }
    shell::run(&mut command)
}

/// The command of a bench that drives a browser, with the site in `dist/`.
///
/// # Errors
/// When there is no site or no browser.
pub(crate) fn in_browser(bench: &str) -> Result<Command> {
    let site = site::dist();
    if !site.join("embed.html").is_file() {
        return Err("there is no site in dist/; run `cargo xtask build` first".to_owned());
    }
    test_program::in_browser("--bench", bench, &Browser::ensure(Engine::Chromium)?, &site)
}

/// Builds a page with only the tape, compiled like the site, and TensorFlow.js; returns its folder.
fn rivals(tools: &Toolbox) -> Result<PathBuf> {
    let wasm = "wasm32-unknown-unknown";
    let mut build = tools.command("cargo");
    build.args(["build", "--quiet", "--release", "--locked"]);
    shell::run(build.args(["--package", "downhill-tape-bench", "--target", wasm]))?;

    let folder = shell::target_dir().join("rivals");
    files::folder(&folder)?;
    let built = shell::target_dir().join(wasm).join("release");
    let mut bind = tools.command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-name", "tape"]);
    bind.arg("--out-dir").arg(&folder);
    shell::run(bind.arg(built.join("downhill_tape_bench.wasm")))?;

    let bound = folder.join("tape_bg.wasm");
    let mut optimise = tools.command("wasm-opt");
    optimise.arg("-Oz").args(site::wasm_options()?);
    shell::run(optimise.arg(&bound).arg("-o").arg(&bound))?;

    let tensorflow = tools::npm_packages("benches/browser")?.join("@tensorflow");
    for (package, file) in [
        ("tfjs", "tf.min.js"),
        ("tfjs-backend-wasm", "tf-backend-wasm.min.js"),
        ("tfjs-backend-wasm", "tfjs-backend-wasm.wasm"),
        ("tfjs-backend-wasm", "tfjs-backend-wasm-simd.wasm"),
    ] {
        let from = tensorflow.join(package).join("dist").join(file);
        files::copy_file(&from, &folder.join(file))?;
    }
    for file in ["images-idx3", "labels-idx1"] {
        let file = format!("digits-train-{file}-ubyte.gz");
        let data = shell::root().join("src/figures/digits/data");
        files::copy_file(&data.join(&file), &folder.join(&file))?;
    }
    let page = shell::root().join("benches/browser/rivals.html");
    files::copy_file(&page, &folder.join("index.html"))?;
    Ok(folder)
}
