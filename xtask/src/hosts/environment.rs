//! Virtual environments of Python for notes.

use super::table::{SHARED, project};
use crate::{
    files::{read, write},
    python,
    shell::{self, Result},
    tools,
};
use std::{
    ffi::OsStr,
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
        python::create(&environment)?;
        python::install(&program, ["--requirement".as_ref(), file.as_os_str()])?;
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
    // An earlier run may have installed the package, under this name or its former one.
    let uninstall = ["-m", "pip", "uninstall", "--quiet", "--yes"];
    let names = ["downhill", "downhill-figures"];
    shell::run(Command::new(&python).args(uninstall).args(names))?;
    let package = shell::root().join("python");
    let now = ["--no-deps", "--no-build-isolation", "--force-reinstall"];
    python::install(
        &python,
        now.map(OsStr::new).into_iter().chain([package.as_os_str()]),
    )?;
    Ok(python)
}
