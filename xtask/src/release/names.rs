//! Where the release is, and what its files are called.

use crate::{
    files::read,
    shell::{self, Result},
};
use std::path::PathBuf;

/// The folder of the release.
pub(super) fn out() -> PathBuf {
    shell::root().join("release")
}

/// The name of the site as a zip file.
pub(super) fn site_zip(version: &str) -> String {
    format!("downhill-site-{version}.zip")
}

/// The name of the npm package.
pub(super) fn tarball(version: &str) -> String {
    format!("downhill-figures-{version}.tgz")
}

/// The name of the Python package as a wheel.
pub(super) fn wheel(version: &str) -> String {
    format!("downhill_figures-{version}-py3-none-any.whl")
}

/// The version of the project, which Cargo.toml says.
///
/// # Errors
/// When Cargo.toml cannot be read, or has none.
pub(super) fn version() -> Result<String> {
    let manifest = read(&shell::root().join("Cargo.toml"))?;
    let manifest = manifest.parse::<toml::Table>();
    let manifest = manifest.map_err(|error| format!("Cargo.toml: {error}"))?;
    let version = manifest.get("package").and_then(|it| it.get("version"));
    let version = version.and_then(toml::Value::as_str);
    version.map_or_else(
        || Err("Cargo.toml: the package has no version".to_owned()),
        |version| Ok(version.to_owned()),
    )
}
