//! Builds notes of every kind, with figures in them, by their own programs, and tries them in a browser.
//! `tests/hosts` has a folder for each, as a teacher would write it.

mod environment;
mod table;

use crate::{
    browser::Browser,
    debian,
    files::{clear, copy, folder},
    package, python,
    shell::{self, Result, part},
    site, test_program, tools,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};
pub(crate) use table::{Host, choose};
use table::{NOT_TRIED, Step, others, project};

/// Builds these kinds of notes and tries their figures, with the site in `dist/` and the packages in
/// `package/`.
///
/// # Errors
/// When a program cannot be installed or does not build its notes, or a figure does not answer.
pub(crate) fn run(browser: &Browser, hosts: &[&'static Host]) -> Result {
    let python = part("notes of every kind", || build(hosts))?;
    if let Some(python) = &python {
        part("figures in notebooks, in Python", || widgets(python))?;
    }
    let names: Vec<_> = hosts.iter().map(|host| host.name).collect();
    let (names, built) = (names.join(","), target()?);
    let mut more = vec![
        ("DOWNHILL_HOSTS", built.as_path()),
        ("DOWNHILL_HOSTS_BUILT", Path::new(&names)),
    ];
    more.extend(
        python
            .iter()
            .map(|python| ("DOWNHILL_HOSTS_PYTHON", python.as_path())),
    );
    part("figures in notes", || {
        test_program::run_in_browser("hosts", browser, &site::dist(), &more)
    })?;
    println!("\nnotes that were tried: {}", names.replace(',', ", "));
    let others: Vec<_> = others(hosts).collect();
    if !others.is_empty() {
        let others = others.join(", ");
        println!("not tried in this run, but by name, as `cargo xtask hosts NAME`: {others}");
    }
    for (kind, why) in NOT_TRIED {
        println!("not tried: {kind}: {why}");
    }
    Ok(())
}

/// The folder of the notes that are built.
fn target() -> Result<PathBuf> {
    folder(&shell::target_dir().join("hosts"))
}

/// Builds these kinds of notes, and returns the Python of the shared requirements if one needs it.
fn build(hosts: &[&'static Host]) -> Result<Option<PathBuf>> {
    let out = target()?;
    // npm and the rest in parallel, because each waits for the network or uses one core.
    let (npm, rest): (Vec<_>, Vec<_>) = hosts
        .iter()
        .partition(|host| matches!(host.build, [Step::Npm, ..]));
    let build_all = |hosts: &[&Host]| -> Result {
        hosts.iter().try_for_each(|host| {
            let start = Instant::now();
            host.build(&out.join(host.name))?;
            let seconds = start.elapsed().as_secs_f64();
            println!("      {}: {seconds:.1} s", host.name);
            Ok(())
        })
    };
    shell::both(|| build_all(&npm), || build_all(&rest))?;
    let needs_python = |host: &&Host| host.build.iter().any(|step| matches!(step, Step::Server));
    let is_needed = hosts.iter().any(needs_python);
    is_needed.then(environment::with_widgets).transpose()
}

/// Runs `python/tests`.
fn widgets(python: &Path) -> Result {
    let mut command = Command::new(python);
    command
        .args(["-m", "unittest", "discover", "--start-directory", "tests"])
        .current_dir(shell::root().join("python"));
    shell::run(&mut command)
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
        self.build.iter().try_for_each(|step| step.run(notes))
    }
}

impl Step {
    fn run(&self, notes: &Path) -> Result {
        let mut command = match self {
            Self::Server => return Ok(()),
            Self::Python(requirements, line) => {
                let python = environment::ensure(requirements)?;
                let mut command = Command::new(python.with_file_name(line[0]));
                command.args(&line[1..]);
                command
            }
            Self::Wheel(folder) => {
                let mut command = Command::new(python::packager()?);
                command
                    .args(["-m", "hatchling", "build", "--target=wheel", "--directory"])
                    .arg(notes.join(folder));
                return shell::run(command.current_dir(shell::root().join("python")));
            }
            Self::Npm => {
                install_packages(notes)?;
                let mut command = tools::npm()?;
                command.args(["run", "--silent", "--if-present", "build"]);
                command
            }
            Self::Debian(line) => {
                if shell::find(&line[..1]).is_none() {
                    debian::install(&line[..1])?;
                }
                let mut command = Command::new(line[0]);
                command.args(&line[1..]);
                command
            }
            Self::MdBook => {
                let mut command = tools::Toolbox::mdbook()?.command("mdbook");
                command.arg("build");
                command
            }
        };
        shell::run(command.current_dir(notes))
    }
}

/// Installs the packages of a package.json.
fn install_packages(notes: &Path) -> Result {
    // One of the same version is taken for the same package.
    let own = notes.join("node_modules/downhill-figures");
    if own.exists() {
        fs::remove_dir_all(&own).map_err(|error| format!("{}: {error}", own.display()))?;
    }
    let install = [
        "install",
        "--silent",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
    ];
    shell::run(tools::npm()?.args(install).current_dir(notes))
}
