//! The versions of Trunk and wasm-bindgen, from the files that define them.

use crate::{
    files::read,
    shell::{self, Result},
};

/// The versions of Trunk, from Trunk.toml, and of wasm-bindgen, from Cargo.lock, because its command
/// must be of the same version as the crate.
#[derive(Debug, PartialEq)]
pub(super) struct Versions {
    pub(super) trunk: String,
    pub(super) bindgen: String,
}

impl Versions {
    /// Reads both files.
    ///
    /// # Errors
    /// When a file cannot be read, or has no version.
    pub(super) fn read() -> Result<Self> {
        let root = shell::root();
        Self::parse(
            &read(&root.join("Trunk.toml"))?,
            &read(&root.join("Cargo.lock"))?,
        )
    }

    fn parse(trunk_toml: &str, cargo_lock: &str) -> Result<Self> {
        let parse = |text: &str| {
            text.parse::<toml::Table>()
                .map_err(|error| error.to_string())
        };
        let (trunk, lock) = (parse(trunk_toml)?, parse(cargo_lock)?);
        let trunk = trunk.get("trunk-version").and_then(toml::Value::as_str);
        let trunk = trunk.ok_or("Trunk.toml: trunk-version is missing")?;
        let text = |package: &toml::Value, key| package.get(key)?.as_str().map(String::from);
        let packages = lock.get("package").and_then(toml::Value::as_array);
        let bindgen = packages.into_iter().flatten().find_map(|package| {
            let is_it = text(package, "name")? == "wasm-bindgen";
            is_it.then(|| text(package, "version")).flatten()
        });
        let bindgen = bindgen.ok_or("Cargo.lock: wasm-bindgen is missing")?;
        Ok(Self {
            trunk: trunk.trim_start_matches('=').to_owned(),
            bindgen,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Versions;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    // Guards against taking the version of a neighbour with a similar name.
    #[test]
    fn versions_are_read_from_the_files_that_decide_them() {
        let found = Versions::parse("trunk-version = \"=0.21.14\"\n", LOCK);
        let wanted = Versions {
            trunk: "0.21.14".into(),
            bindgen: "0.2.130".into(),
        };
        assert_eq!(found, Ok(wanted));
    }

    // Guards against a build with whatever version is at hand.
    #[test]
    fn a_missing_version_is_named() {
        let complaint = Versions::parse("", LOCK).expect_err("no trunk-version");
        assert!(complaint.contains("trunk-version"), "{complaint}");
    }
}
