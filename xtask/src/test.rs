//! Everything that has to hold, part by part.

use crate::{
    browser::Browser,
    fuzz, python,
    shell::{self, Result, part},
    site, size, standalone,
    tools::{self, Toolbox},
};
use std::{path::Path, time::Instant};

/// What a first visit may transfer with brotli, in kilobytes of 1000 bytes.
const SIZE_LIMIT: f64 = 150.0;

/// Runs the native tests, with `browser` the rest too, with `pytorch` the exported code in PyTorch,
/// and with `fuzz` formulas at random; stops at the first part that fails.
///
/// # Errors
/// When a part fails or its tools are not to be had.
pub(crate) fn run(browser: bool, pytorch: bool, fuzz: bool) -> Result {
    let start = Instant::now();
    part("native tests", native)?;
    if browser {
        let (tools, browser) = part("tools and browser", || {
            Ok((Toolbox::ensure()?, Browser::ensure()?))
        })?;
        part("WebAssembly tests", || wasm(&tools, &browser))?;
        part("release site", || site::build(&tools))?;
        part("size of a first visit", || size::run(Some(SIZE_LIMIT)))?;
        part("standalone files", || standalone::build(&tools))?;
        part("end-to-end tests", || end_to_end(&browser))?;
    }
    if pytorch {
        let python = part("PyTorch", python::ensure)?;
        part("exported code in PyTorch", || exported(&python))?;
    }
    if fuzz {
        fuzz::run(fuzz::DEFAULT_SECONDS)?;
    }
    println!(
        "\nAll is well, after {:.0} s.",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// The workspace without the web: mathematics, plots, states, settings, and this crate.
fn native() -> Result {
    shell::run(shell::cargo().args(["test", "--workspace", "--no-default-features"]))
}

/// The unit tests of the library, and `tests/wasm`, in a headless browser.
fn wasm(tools: &Toolbox, browser: &Browser) -> Result {
    let mut command = tools.command("cargo");
    command
        .args([
            "test",
            "--target",
            "wasm32-unknown-unknown",
            "--lib",
            "--test",
            "wasm",
        ])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.capabilities()?)
        .env("CHROMEDRIVER", &browser.driver);
    shell::run(&mut command)
}

/// `tests/pytorch`: the scripts and notebooks that a figure gives to take away.
fn exported(python: &Path) -> Result {
    let mut command = shell::cargo();
    command
        .args(["test", "--no-default-features", "--test", "pytorch"])
        .env("DOWNHILL_PYTHON", python);
    shell::run(&mut command)
}

/// `tests/e2e` against the release site.
fn end_to_end(browser: &Browser) -> Result {
    let mut command = shell::cargo();
    command
        .args(["test", "--no-default-features", "--test", "browser"])
        .env("DOWNHILL_DIST", site::dist())
        .env("DOWNHILL_AXE", tools::axe_core()?)
        .env("DOWNHILL_BROWSER", browser.capabilities()?)
        .env("CHROMEDRIVER", &browser.driver);
    shell::run(&mut command)
}
