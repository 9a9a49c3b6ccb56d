//! The browser that the tests drive.

use crate::{
    debian,
    shell::{self, Result},
};
use std::{env, fs, path::PathBuf};

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const DRIVERS: &[&str] = &["chromedriver"];

/// The browser's arguments: without a window, for any user, and without network requests of its own.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
];

/// Chromium or Chrome, and its WebDriver server.
pub(crate) struct Browser {
    /// The browser's program.
    pub(crate) chrome: PathBuf,
    /// The WebDriver server that starts it.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds the browser by the variables CHROME and CHROMEDRIVER or on PATH, or installs it on Debian.
    ///
    /// # Errors
    /// When it is not found and cannot be installed.
    pub(crate) fn ensure() -> Result<Self> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        println!("      Chromium and its driver are missing");
        debian::install(&["chromium", "chromium-driver"])
            .map_err(|message| format!("the tests need Chromium or Chrome; {message}"))?;
        Self::find().ok_or_else(|| {
            "there is no Chromium with chromedriver on PATH; name them in the variables CHROME and \
             CHROMEDRIVER, or run `cargo xtask test --no-browser`"
                .to_owned()
        })
    }

    fn find() -> Option<Self> {
        let named = |variable| env::var_os(variable).map(PathBuf::from);
        Some(Self {
            chrome: named("CHROME").or_else(|| shell::find(BROWSERS))?,
            driver: named("CHROMEDRIVER").or_else(|| shell::find(DRIVERS))?,
        })
    }

    /// Writes the capabilities that tests and benches request of the driver, and returns the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn capabilities(&self) -> Result<PathBuf> {
        let file = shell::target_dir().join("webdriver.json");
        let binary = self.chrome.display().to_string();
        let text = format!(
            r#"{{ "goog:chromeOptions": {{ "binary": {binary:?}, "args": {ARGUMENTS:?} }} }}"#
        );
        fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }
}
