//! The release as strangers use it: a project in an empty folder for each file of it.

use super::names::{out, site_zip, tarball, version, wheel};
use crate::{
    archive,
    files::{copy, copy_file, folder},
    python,
    shell::{self, Result},
    tools,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The folder of the projects, and the Python of the one with notebooks.
pub(super) struct Projects {
    folder: PathBuf,
    python: PathBuf,
    release: PathBuf,
}

impl Projects {
    /// The variables by which `tests/release` finds them.
    pub(super) fn variables(&self) -> [(&str, &Path); 3] {
        [
            ("DOWNHILL_RELEASE", &self.release),
            ("DOWNHILL_STRANGERS", &self.folder),
            ("DOWNHILL_STRANGERS_PYTHON", &self.python),
        ]
    }
}

/// Makes the projects in `target/strangers`, from nothing but the files in `release/`, and from what a
/// stranger writes, which is in `tests/hosts`.
///
/// # Errors
/// When a file of the release cannot be unpacked, installed or built with.
pub(super) fn make() -> Result<Projects> {
    let (release, version) = (out(), version()?);
    let all = shell::target_dir().join("strangers");
    if all.exists() {
        fs::remove_dir_all(&all).map_err(|error| format!("{}: {error}", all.display()))?;
    }
    let project = |name: &str| folder(&all.join(name));

    archive::unzip(&release.join(site_zip(&version)), &project("zip")?)?;
    archive::unzip(&release.join(wheel(&version)), &project("wheel")?)?;
    let file = project("file")?;
    for page in ["downhill.html", "downhill-curve.html"] {
        copy_file(&release.join(page), &file.join(page))?;
    }
    let network = project("network")?;
    let (_, python) = shell::both(
        || {
            with_npm(
                &project("vite")?,
                &release.join(tarball(&version)),
                &network,
            )
        },
        || with_pip(&project("notebook")?, &release.join(wheel(&version))),
    )?;
    Ok(Projects {
        folder: all.clone(),
        python,
        release,
    })
}

/// A project of Vite; and the npm package as a content delivery network has it, under its full version
/// and the first number of it.
fn with_npm(project: &Path, tarball: &Path, network: &Path) -> Result {
    copy(&shell::root().join("tests/hosts/vite"), project)?;
    let name = tarball.file_name().unwrap_or_default();
    copy_file(tarball, &project.join(name))?;
    for words in [
        &["install", "--silent", "--no-package-lock"][..],
        &["run", "--silent", "build"],
    ] {
        shell::run(tools::npm()?.args(words).current_dir(project))?;
    }
    let package = project.join("node_modules/downhill-figures");
    let version = version()?;
    let major = version.split('.').next().unwrap_or_default();
    for range in [version.as_str(), major] {
        copy(
            &package,
            &network.join(format!("npm/downhill-figures@{range}")),
        )?;
    }
    Ok(())
}

/// A new virtual environment with JupyterLab and the wheel, without a PATH on which there is cargo, and
/// a notebook. Returns its Python.
fn with_pip(project: &Path, wheel: &Path) -> Result<PathBuf> {
    let hosts = shell::root().join("tests/hosts");
    copy(&hosts.join("jupyterlab"), project)?;
    let python = python::create(&project.join("environment"))?;
    let mut install = Command::new(&python);
    install
        .args(["-m", "pip", "install", "--quiet", "--constraint"])
        .arg(hosts.join("requirements.txt"))
        .args(["jupyterlab", "ipykernel"])
        .arg(wheel)
        .env("PATH", "/usr/bin:/bin");
    shell::run(&mut install)?;
    Ok(python)
}
