//! The Python with PyTorch and Jupyter that runs what a figure gives to take away.

use crate::{
    debian,
    shell::{self, Result},
    tools,
};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// What runs a notebook, in versions that fit together.
const JUPYTER: [&str; 2] = ["nbconvert==7.17.2", "ipykernel==7.4.0"];

/// A Python that has all of it: the one in the variable PYTHON, or one of our own above the
/// system's, to which Debian's PyTorch is added if it has none.
///
/// # Errors
/// When PyTorch or Jupyter is not to be had.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(named) = env::var_os("PYTHON").map(PathBuf::from) {
        return Ok(named);
    }
    // Debian's packages are those of Debian's Python, which need not be the first on PATH.
    let system = ["/usr/bin/python3"].map(PathBuf::from);
    let system = system.into_iter().find(|python| python.is_file());
    let system = system.or_else(|| shell::find(&["python3"]));
    let system = system.ok_or("there is no python3; name one in the variable PYTHON")?;
    if !can(&system, "import torch, venv, ensurepip") {
        println!("      PyTorch is missing");
        debian::install(&["python3-torch", "python3-venv"])
            .map_err(|message| format!("the exported code needs PyTorch; {message}"))?;
    }
    let folder = tools::cache()?.join(format!("python-{}", JUPYTER.join("-")));
    let python = folder.join("bin").join("python");
    if !can(&python, "import torch, nbconvert, ipykernel") {
        println!("      Jupyter is missing; installing it from PyPI ...");
        let options = ["-m", "venv", "--clear", "--system-site-packages"];
        shell::run(Command::new(&system).args(options).arg(&folder))?;
        let install = ["-m", "pip", "install", "--quiet"];
        shell::run(Command::new(&python).args(install).args(JUPYTER))?;
    }
    Ok(python)
}

fn can(python: &Path, statement: &str) -> bool {
    shell::output(Command::new(python).args(["-c", statement])).is_some()
}
