//! What the figures cost in a browser.

use crate::{
    browser::Browser,
    files, python,
    shell::{self, Result},
    site,
    tools::{self, Toolbox},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The parts that measure others' programs beside the site.
const BESIDE_RIVALS: [&str; 2] = ["rivals", "digits"];

/// Measures the site in `dist/` by `benches/browser`, and prints what it found: all, or these parts.
///
/// # Errors
/// When there is no site or no browser, or when there is nothing to measure.
pub(crate) fn run(parts: &[String]) -> Result {
    let mut command = in_browser("browser")?;
    command.arg("--").args(parts);
    if parts.is_empty()
        || parts
            .iter()
            .any(|part| BESIDE_RIVALS.contains(&part.as_str()))
    {
        command
            .env("DOWNHILL_RIVALS", rivals(&Toolbox::ensure()?)?)
            .envs(python::find().map(|python| ("DOWNHILL_PYTHON", python)));
    }
    shell::run(&mut command)
}

/// A program of `benches/` that drives a browser, with the site in `dist/`.
///
/// # Errors
/// When there is no site or no browser.
pub(crate) fn in_browser(bench: &str) -> Result<Command> {
    let site = site::dist();
    if !site.join("embed.html").is_file() {
        return Err("there is no site in dist/; run `cargo xtask build` first".to_owned());
    }
    let browser = Browser::ensure()?;
    let mut command = shell::cargo();
    command
        // Only the browser's time counts, so the program itself is built as the tests are.
        .args([
            "test",
            "--workspace",
            "--no-default-features",
            "--bench",
            bench,
        ])
        .env("DOWNHILL_DIST", site)
        .env("DOWNHILL_BROWSER", browser.capabilities()?)
        .env("CHROMEDRIVER", &browser.driver);
    Ok(command)
}

/// The folder of a page with the tape alone, built as the site is, and TensorFlow.js beside it.
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
        copy(&from, &folder.join(file))?;
    }
    for file in ["images-idx3", "labels-idx1"] {
        let file = format!("digits-train-{file}-ubyte.gz");
        let data = shell::root().join("src/figures/digits/data");
        copy(&data.join(&file), &folder.join(&file))?;
    }
    let page = shell::root().join("benches/browser/rivals.html");
    copy(&page, &folder.join("index.html"))?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result {
    let copied = fs::copy(from, to);
    copied.map_or_else(
        |error| Err(format!("{}: {error}", from.display())),
        |_| Ok(()),
    )
}
