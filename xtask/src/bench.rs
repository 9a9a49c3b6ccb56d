//! What the figures cost in a browser.

use crate::{
    browser::Browser,
    shell::{self, Result},
    site,
};

/// Measures the site in `dist/` by `benches/browser`, and prints what it found.
///
/// # Errors
/// When there is no site or no browser, or when there is nothing to measure.
pub(crate) fn run() -> Result {
    let site = site::dist();
    if !site.join("embed.html").is_file() {
        return Err("there is no site in dist/; run `cargo xtask build` first".to_owned());
    }
    let browser = Browser::ensure()?;
    let mut command = shell::cargo();
    command
        // Only the browser's time counts, so the bench itself is built as the tests are.
        .args(["test", "--no-default-features", "--bench", "browser"])
        .env("DOWNHILL_DIST", site)
        .env("DOWNHILL_BROWSER", browser.capabilities()?)
        .env("CHROMEDRIVER", &browser.driver);
    shell::run(&mut command)
}
