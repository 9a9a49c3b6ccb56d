//! The release site.

use crate::{
    shell::{self, Result},
    tools::Toolbox,
};
use std::path::PathBuf;

/// The folder of the release site.
pub(crate) fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// Builds the release site into `dist/`; Trunk.toml and index.html say what is in it.
///
/// # Errors
/// When the build fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    shell::run(tools.command("trunk").args(["build", "--release"]))?;
    println!("The site is in {}", dist().display());
    Ok(())
}
