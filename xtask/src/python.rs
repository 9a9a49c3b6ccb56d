//! Finds or installs Pythons: one with PyTorch and Jupyter, which runs the code that figures export, and
//! one that builds the package.

use crate::{
    debian,
    shell::{self, Result},
    tools,
};
use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

/// The packages that run a notebook, in versions that fit together.
const JUPYTER: [&str; 2] = ["nbconvert==7.17.2", "ipykernel==7.4.0"];

/// What builds the Python package, in versions that give the same bytes everywhere.
const PACKAGER: [&str; 5] = [
    "hatchling==1.33.0",
    "packaging==26.3",
    "pathspec==1.1.1",
    "pluggy==1.7.0",
    "trove-classifiers==2026.9.21.13",
];

/// A Python with PyTorch and Jupyter: the one in the variable PYTHON, or a virtual environment on top
/// of the system's Python, for which Debian's PyTorch is installed if it is missing.
///
/// # Errors
/// When PyTorch or Jupyter cannot be installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(named) = env::var_os("PYTHON").map(PathBuf::from) {
        return Ok(named);
    }
    let system = system().ok_or("there is no python3; name one in the variable PYTHON")?;
    if !can(&system, "import torch, venv, ensurepip") {
        println!("      PyTorch is missing");
        debian::install(&["python3-torch", "python3-venv"])
            .map_err(|message| format!("the exported code needs PyTorch; {message}"))?;
    }
    let folder = folder()?;
    let python = program(&folder);
    if !can(&python, "import torch, nbconvert, ipykernel") {
        println!("      Jupyter is missing; installing it from PyPI ...");
        let options = ["-m", "venv", "--clear", "--system-site-packages"];
        shell::run(Command::new(&system).args(options).arg(&folder))?;
        install(&python, JUPYTER)?;
    }
    Ok(python)
}

/// The Python of a virtual environment that can build the Python package.
///
/// # Errors
/// When a package cannot be installed.
pub(crate) fn packager() -> Result<PathBuf> {
    let folder = tools::cache()?.join(format!("python-{}", PACKAGER[0]));
    let python = program(&folder);
    if !can(&python, "import hatchling") {
        println!("      hatchling is missing; installing it from PyPI ...");
        create(&folder)?;
        install(&python, PACKAGER)?;
    }
    Ok(python)
}

/// Creates an empty virtual environment in a folder, and returns its Python.
///
/// # Errors
/// When there is no Python that can.
pub(crate) fn create(folder: &Path) -> Result<PathBuf> {
    let system = system().ok_or("there is no python3")?;
    if !can(&system, "import venv, ensurepip") {
        debian::install(&["python3-venv"])?;
    }
    shell::run(
        Command::new(&system)
            .args(["-m", "venv", "--clear"])
            .arg(folder),
    )?;
    Ok(program(folder))
}

/// Installs packages into an environment.
///
/// # Errors
/// When pip cannot.
pub(crate) fn install<W: AsRef<OsStr>>(
    python: &Path,
    words: impl IntoIterator<Item = W>,
) -> Result {
    let install = ["-m", "pip", "install", "--quiet"];
    shell::run(Command::new(python).args(install).args(words))
}

/// A Python with PyTorch, if one is installed.
pub(crate) fn find() -> Option<PathBuf> {
    let named = env::var_os("PYTHON").map(PathBuf::from);
    let own = folder().ok().map(|folder| program(&folder));
    let all = [named, own, system()];
    all.into_iter()
        .flatten()
        .find(|python| can(python, "import torch"))
}

/// The system's Python. Debian's packages belong to /usr/bin/python3, which may not be the first on
/// PATH.
pub(crate) fn system() -> Option<PathBuf> {
    let debian = ["/usr/bin/python3"].map(PathBuf::from);
    let debian = debian.into_iter().find(|python| python.is_file());
    debian.or_else(|| shell::find(&["python3"]))
}

/// The folder of the virtual environment.
fn folder() -> Result<PathBuf> {
    Ok(tools::cache()?.join(format!("python-{}", JUPYTER.join("-"))))
}

/// The Python program of a virtual environment.
pub(crate) fn program(folder: &Path) -> PathBuf {
    folder.join("bin").join("python")
}

/// Whether a Python can execute a statement.
fn can(python: &Path, statement: &str) -> bool {
    shell::output(Command::new(python).args(["-c", statement])).is_some()
}
