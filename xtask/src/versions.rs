//! Which version of each tool fits. Each number is written in one place, and read from there.

use crate::shell::{self, Result};
use std::fs;

/// axe-core checks the page for accessibility in the browser tests; nothing else names it.
pub(crate) const AXE_CORE: &str = "4.14.1";

/// cargo-fuzz runs the targets in `fuzz`; nothing else names it.
pub(crate) const CARGO_FUZZ: &str = "0.13.2";

/// esbuild makes the scripts and style sheets of the site short; nothing else names it.
pub(crate) const ESBUILD: &str = "0.28.2";

/// TensorFlow.js is measured beside the tape; nothing else names it.
pub(crate) const TENSORFLOW: &str = "4.22.0";

/// The versions of the tools that build the page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Versions {
    /// From `trunk-version` in Trunk.toml.
    pub(crate) trunk: String,
    /// From `wasm_opt` in Trunk.toml; the release number of binaryen, such as `132`.
    pub(crate) wasm_opt: String,
    /// From Cargo.lock: the command must be of the same version as the crate.
    pub(crate) wasm_bindgen: String,
}

impl Versions {
    /// Reads Trunk.toml and Cargo.lock.
    ///
    /// # Errors
    /// When a file or the version in it is missing.
    pub(crate) fn read() -> Result<Self> {
        let read = |file: &str| {
            fs::read_to_string(shell::root().join(file)).map_err(|error| format!("{file}: {error}"))
        };
        Self::find(&read("Trunk.toml")?, &read("Cargo.lock")?)
    }

    fn find(trunk_toml: &str, cargo_lock: &str) -> Result<Self> {
        let missing = |what: &str| format!("{what} is missing");
        let trunk =
            value(trunk_toml, "trunk-version").ok_or(missing("Trunk.toml: trunk-version"))?;
        let wasm_opt = value(trunk_toml, "wasm_opt").ok_or(missing("Trunk.toml: wasm_opt"))?;
        let wasm_bindgen =
            locked(cargo_lock, "wasm-bindgen").ok_or(missing("Cargo.lock: wasm-bindgen"))?;
        Ok(Self {
            trunk: trunk.trim_start_matches('=').to_owned(),
            wasm_opt: wasm_opt.trim_start_matches("version_").to_owned(),
            wasm_bindgen: wasm_bindgen.to_owned(),
        })
    }
}

/// The version in what a tool prints for `--version`: its first word that starts with a digit.
pub(crate) fn reported(text: &str) -> Option<&str> {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// The string after `key =` in `toml`.
fn value<'a>(toml: &'a str, key: &str) -> Option<&'a str> {
    toml.lines().find_map(|line| {
        let rest = line.trim().strip_prefix(key)?.trim_start();
        rest.strip_prefix('=')?.split('"').nth(1)
    })
}

/// The version of `package` in a Cargo.lock.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, entry) = lock.split_once(&format!("name = \"{package}\"\n"))?;
    value(entry, "version")
}

#[cfg(test)]
mod tests {
    use super::{Versions, reported};

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
    const TRUNK: &str = "trunk-version = \"=0.21.14\"\n[tools]\nwasm_opt = \"version_132\"\n";

    // Guards against taking the version of a neighbour with a similar name.
    #[test]
    fn versions_are_read_from_the_files_that_decide_them() {
        let versions = Versions::find(TRUNK, LOCK).expect("all three are there");
        assert_eq!(versions.trunk, "0.21.14", "Trunk.toml");
        assert_eq!(versions.wasm_opt, "132", "Trunk.toml");
        assert_eq!(versions.wasm_bindgen, "0.2.130", "Cargo.lock");
    }

    // Guards against a build with whatever version is at hand.
    #[test]
    fn a_missing_version_is_named() {
        let complaint = Versions::find("", LOCK).expect_err("no trunk-version");
        assert!(complaint.contains("trunk-version"), "{complaint}");
    }

    // Guards against installing again and again a tool whose answer is not understood.
    #[test]
    fn the_tools_own_answers_are_understood() {
        assert_eq!(reported("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(reported("wasm-bindgen 0.2.130 (abc)"), Some("0.2.130"));
        assert_eq!(reported("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(reported("command not found"), None);
    }
}
