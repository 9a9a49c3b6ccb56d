//! Builds notes of every kind, with figures in them, by their own programs. `tests/hosts` has a folder
//! for each, as a teacher would write it.

use crate::{
    debian,
    files::{clear, copy, folder, read, write},
    package, python,
    shell::{self, Result},
    site, tools,
};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

/// A kind of notes.
struct Host {
    /// Its folder in `tests/hosts`.
    name: &'static str,
    /// The folder in it for the files of the site, if it needs them.
    files: Option<&'static str>,
    /// The commands that build it.
    build: &'static [Step],
}

/// A command that builds notes, or a part of them.
enum Step {
    /// A program of a Python environment with these requirements, a file in `tests/hosts`.
    Python(&'static str, &'static [&'static str]),
    /// The script `build` of package.json.
    Npm,
}

/// The requirements that several kinds share.
const SHARED: &str = "requirements.txt";

static HOSTS: [Host; 11] = [
    Host {
        name: "mkdocs",
        files: Some("docs/downhill"),
        build: &[Step::Python(
            SHARED,
            &["mkdocs", "build", "--quiet", "--strict"],
        )],
    },
    Host {
        name: "sphinx",
        files: Some("_static/downhill"),
        build: &[Step::Python(
            SHARED,
            &["sphinx-build", "-q", "-W", "-b", "html", ".", "site"],
        )],
    },
    Host {
        name: "jupyter-book",
        files: Some("files/downhill"),
        build: &[Step::Python(
            "jupyter-book/requirements.txt",
            &["jupyter-book", "build", "-q", "-W", "."],
        )],
    },
    Host {
        name: "jupyter-book-2",
        files: Some("downhill"),
        build: &[
            Step::Python(
                "jupyter-book-2/requirements.txt",
                &["jupyter-book", "build", "--site"],
            ),
            Step::Npm,
        ],
    },
    Host {
        name: "nbconvert",
        files: Some("downhill"),
        build: &[Step::Python(
            SHARED,
            &[
                "jupyter-nbconvert",
                "--to",
                "html",
                "--log-level",
                "WARN",
                "lesson.ipynb",
            ],
        )],
    },
    Host {
        name: "jupyterlab",
        files: None,
        build: &[],
    },
    Host {
        name: "docusaurus",
        files: Some("static/downhill"),
        build: &[Step::Npm],
    },
    Host {
        name: "vitepress",
        files: Some("public/downhill"),
        build: &[Step::Npm],
    },
    Host {
        name: "vite",
        files: None,
        build: &[Step::Npm],
    },
    Host {
        name: "plain",
        files: Some("downhill"),
        build: &[],
    },
    Host {
        name: "platform",
        files: Some("downhill"),
        build: &[],
    },
];

/// Kinds of notes that package registries do not have, and why.
const NOT_TRIED: [(&str, &str); 2] = [
    (
        "Quarto",
        "its package on PyPI brings the program from elsewhere",
    ),
    (
        "Jupyter Book 2, its theme",
        "it comes from elsewhere; what the program makes of a page is tried, and its module is run",
    ),
];

/// Builds all notes into `target/hosts`, and returns that folder and the Python of the shared
/// requirements.
///
/// # Errors
/// When a program cannot be installed, or does not build its notes.
pub(crate) fn build() -> Result<(PathBuf, PathBuf)> {
    let out = folder(&shell::target_dir().join("hosts"))?;
    // npm and Python in parallel, because each waits for the network or uses one core.
    let (npm, python): (Vec<_>, Vec<_>) = HOSTS
        .iter()
        .partition(|host| matches!(host.build, [Step::Npm]));
    let build_all = |hosts: &[&Host]| -> Result {
        hosts.iter().try_for_each(|host| {
            println!("      {}", host.name);
            host.build(&out.join(host.name))
        })
    };
    shell::both(|| build_all(&npm), || build_all(&python))?;
    let python = ensure_python(SHARED)?;
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
    Ok((out, python))
}

/// Prints the kinds of notes that are not tried.
pub(crate) fn name_the_missing() {
    for (kind, why) in NOT_TRIED {
        println!("not tried: {kind}: {why}");
    }
}

/// The project of a kind of notes.
fn project(name: &str) -> PathBuf {
    shell::root().join("tests").join("hosts").join(name)
}

impl Host {
    fn build(&self, notes: &Path) -> Result {
        // Files of an earlier build are removed, except for npm's packages.
        clear(notes, "node_modules")?;
        copy(&project(self.name), notes)?;
        // The notes refer to the packages in their own folder.
        copy(&package::folder(), notes)?;
        if let Some(files) = self.files {
            copy(&site::dist(), &notes.join(files))?;
        }
        for step in self.build {
            let mut command = match step {
                Step::Python(requirements, line) => {
                    let python = ensure_python(requirements)?;
                    let mut command = Command::new(python.with_file_name(line[0]));
                    command.args(&line[1..]);
                    command
                }
                Step::Npm => {
                    let install = ["install", "--silent", "--no-package-lock"];
                    shell::run(tools::npm()?.args(install).current_dir(notes))?;
                    let mut command = tools::npm()?;
                    command.args(["run", "--silent", "build"]);
                    command
                }
            };
            shell::run(command.current_dir(notes))?;
        }
        Ok(())
    }
}

/// The Python of a virtual environment with `requirements`, a file in `tests/hosts`.
fn ensure_python(requirements: &str) -> Result<PathBuf> {
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
