//! The workspace's own tests and benches as commands.

use crate::{
    browser::Browser,
    shell::{self, Result},
    standalone, tools,
};
use std::{path::Path, process::Command};

/// The command of a test or a bench of the workspace, built without the feature `web`. `kind` is
/// `--test` or `--bench`. Benches are built like tests too, because only the time in the browser is
/// measured.
pub(crate) fn test_program(kind: &str, name: &str) -> Command {
    let mut command = shell::cargo();
    command.args(["test", "--workspace", "--no-default-features", kind, name]);
    command
}

/// The command of a test or a bench that drives the browser, with a site.
///
/// # Errors
/// When the browser's capabilities cannot be written.
pub(crate) fn in_browser(
    kind: &str,
    name: &str,
    browser: &Browser,
    site: &Path,
) -> Result<Command> {
    let mut command = test_program(kind, name);
    command
        .env("DOWNHILL_DIST", site)
        .env("DOWNHILL_BROWSER", browser.capabilities()?)
        .env("DOWNHILL_DRIVER", &browser.driver);
    Ok(browser.with_screen(command))
}

/// Runs a test that drives the browser, against a site.
///
/// # Errors
/// When a test fails or its tools cannot be installed.
pub(crate) fn run_in_browser(
    test: &str,
    browser: &Browser,
    site: &Path,
    more: &[(&str, &Path)],
) -> Result {
    let axe = tools::npm_packages("xtask")?.join("axe-core/axe.min.js");
    let mut command = in_browser("--test", test, browser, site)?;
    command
        .envs(more.iter().copied())
        .env("DOWNHILL_STANDALONE", standalone::folder())
        .env("DOWNHILL_AXE", axe);
    shell::run(&mut command)
}
