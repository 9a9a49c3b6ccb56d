//! All tests, part by part.

use crate::{
    browser::{Browser, Engine},
    files::{clear, copy, folder},
    fuzz, hosts, package, python, release, scorm,
    shell::{self, Result, part},
    site, size, standalone,
    test_program::{self, test_program},
    tools::{self, Toolbox},
};
use std::{
    path::{Path, PathBuf},
    time::Instant,
};

/// The parts that are run in addition to the native tests.
pub(crate) struct Parts {
    /// The tests in a browser.
    pub(crate) browser: bool,
    /// The notes of every kind, which need the browser.
    pub(crate) hosts: bool,
    /// The exported code in PyTorch.
    pub(crate) pytorch: bool,
    /// Fuzzing.
    pub(crate) fuzz: bool,
}

/// Runs all end-to-end cases in an engine, on a new release site.
///
/// # Errors
/// When a case fails, or a tool cannot be installed.
pub(crate) fn run_in(engine: Engine) -> Result {
    let (tools, browser) = part("tools and browser", || {
        Ok((Toolbox::ensure()?, Browser::ensure(engine)?))
    })?;
    part("release site", || site::build(&tools))?;
    part("standalone files", || standalone::build(&tools))?;
    part("end-to-end tests", || {
        test_program::run_in_browser("browser", &browser, &site::dist(), &[])
    })
}

/// Runs the native tests and these parts; stops at the first that fails.
///
/// # Errors
/// When a part fails or its tools cannot be installed.
pub(crate) fn run(parts: &Parts) -> Result {
    let start = Instant::now();
    part("native tests", native)?;
    if parts.browser {
        let (tools, browser) = part("tools and browser", || {
            Ok((Toolbox::ensure()?, Browser::ensure(Engine::Chromium)?))
        })?;
        let (_, plain) = part("WebAssembly tests, walks, plain site", || {
            // In parallel, because linking the site uses one core only.
            let tested = || wasm(&tools, &browser).and_then(|()| walks(&tools, &browser));
            shell::both(tested, || plain_site(&tools))
        })?;
        part("release site", || site::minify(&tools))?;
        part("sizes", size::run)?;
        part("standalone files", || standalone::build(&tools))?;
        part("packages", || package::build(&tools))?;
        part("end-to-end tests", || {
            test_program::run_in_browser("browser", &browser, &site::dist(), &[])
        })?;
        // The plain site's WebAssembly is that of the other: the cases of scripts and style sheets do.
        for (engine, site) in [(Engine::Firefox, plain), (Engine::WebKit, site::dist())] {
            let browser = part(engine.name(), || Browser::ensure(engine))?;
            part(
                &format!("core of the end-to-end tests in {engine:?}"),
                || {
                    let core = [("DOWNHILL_CORE", Path::new("set"))];
                    test_program::run_in_browser("browser", &browser, &site, &core)
                },
            )?;
        }
        part("Lighthouse", || lighthouse(&browser))?;
        if parts.hosts {
            hosts::run(&browser, &hosts::choose(&[])?)?;
            scorm::try_out(&tools, &browser)?;
            release::try_out(&tools, &browser)?;
        }
    }
    if parts.pytorch {
        let python = part("PyTorch", python::ensure)?;
        part("exported code in PyTorch", || exported(&python))?;
    }
    if parts.fuzz {
        fuzz::run(fuzz::DEFAULT_SECONDS)?;
    }
    println!(
        "\nAll is well, after {:.0} s.",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// The tests of the workspace without the web: mathematics, plots, states, settings, and this crate.
fn native() -> Result {
    shell::run(shell::cargo().args(["test", "--workspace", "--no-default-features"]))
}

/// The unit tests of the library, `tests/wasm` and `tests/components`, in a headless browser.
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
            "--test",
            "components",
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

/// Runs `tests/walks`: it builds a copy of the checkout, in which the walks of CONTRIBUTING.md are
/// followed.
fn walks(tools: &Toolbox, browser: &Browser) -> Result {
    let mut command = test_program::in_browser("--test", "walks", browser, &site::dist())?;
    shell::run(tools.give(&mut command))
}

/// Runs `tests/lighthouse`, against the release site. Its packages are not among those of the build,
/// which are a tenth as large.
fn lighthouse(browser: &Browser) -> Result {
    let program = tools::npm_packages("tests/lighthouse")?.join("lighthouse/cli/index.js");
    let mut command = test_program::in_browser("--test", "lighthouse", browser, &site::dist())?;
    shell::run(command.env("DOWNHILL_LIGHTHOUSE", program))
}

/// Runs `tests/pytorch`: the scripts and notebooks that figures export.
fn exported(python: &Path) -> Result {
    shell::run(test_program("--test", "pytorch").env("DOWNHILL_PYTHON", python))
}

/// Builds the plain site into `dist/`, and returns the folder of a copy of it.
fn plain_site(tools: &Toolbox) -> Result<PathBuf> {
    site::plain(tools)?;
    let plain = folder(&shell::target_dir().join("plain"))?;
    clear(&plain, "")?;
    copy(&site::dist(), &plain)?;
    Ok(plain)
}
