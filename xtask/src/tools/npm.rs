//! npm, and packages installed by it.

use crate::{
    debian,
    files::{read, write},
    shell::{self, Result},
};
use std::{path::PathBuf, process::Command};

/// Installs the packages of the `package-lock.json` in a folder of the checkout, and returns the
/// `node_modules` beside it.
///
/// # Errors
/// When npm cannot install them.
pub(crate) fn npm_packages(folder: &str) -> Result<PathBuf> {
    let folder = shell::root().join(folder);
    let lock = read(&folder.join("package-lock.json"))?;
    let modules = folder.join("node_modules");
    let installed = modules.join("installed-lock.json");
    if read(&installed).ok().as_ref() != Some(&lock) {
        println!(
            "npm packages: installing them into {} ...",
            modules.display()
        );
        let mut install = npm()?;
        install.args(["ci", "--no-fund", "--no-audit"]);
        shell::run(install.current_dir(&folder))?;
        write(&installed, lock)?;
    }
    Ok(modules)
}

/// The command npm, which is installed if it is missing.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn npm() -> Result<Command> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if shell::output(Command::new(npm).arg("--version")).is_none() {
        debian::install(&["nodejs", "npm"])
            .map_err(|message| format!("npm is missing; {message}"))?;
    }
    Ok(Command::new(npm))
}
