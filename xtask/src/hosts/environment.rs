//! Virtual environments of Python for notes.

use super::{SHARED, project};
use crate::{
    debian,
    files::{read, write},
    python,
    shell::{self, Result},
    tools,
};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
    process::Command,
};

/// The Python of a virtual environment with `requirements`, a file in `tests/hosts`.
///
/// # Errors
/// When a package cannot be installed.
pub(super) fn ensure(requirements: &str) -> Result<PathBuf> {
    let file = project(requirements);
    let mut hasher = DefaultHasher::new();
    read(&file)?.hash(&mut hasher);
    let environment = tools::cache()?.join(format!("hosts-{:016x}", hasher.finish()));
    let (program, done) = (python::program(&environment), environment.join("done"));
    if !done.is_file() {
        println!("      installing {requirements} from PyPI ...");
        let system = python::system().ok_or("there is no python3")?;
        if shell::output(Command::new(&system).args(["-c", "import venv, ensurepip"])).is_none() {
            debian::install(&["python3-venv"])?;
        }
        shell::run(
            Command::new(&system)
                .args(["-m", "venv", "--clear"])
                .arg(&environment),
        )?;
        let install = ["-m", "pip", "install", "--quiet", "--requirement"];
        shell::run(Command::new(&program).args(install).arg(&file))?;
        // Written last, so that an interrupted installation is repeated.
        write(&done, "")?;
    }
    Ok(program)
}

/// The Python of the shared requirements, with the package of widgets as it is now.
///
/// # Errors
/// When a package cannot be installed.
pub(super) fn with_widgets() -> Result<PathBuf> {
    let python = ensure(SHARED)?;
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--force-reinstall",
    ];
    // An earlier run may have installed the package, under this name or its former one.
    let uninstall = ["-m", "pip", "uninstall", "--quiet", "--yes"];
    let names = ["downhill", "downhill-figures"];
    shell::run(Command::new(&python).args(uninstall).args(names))?;
    let package = shell::root().join("python");
    shell::run(Command::new(&python).args(install).arg(package))?;
    Ok(python)
}
