//! A tool that cargo builds.

use super::cache::cache;
use crate::{
    files::folder,
    shell::{self, Result},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A tool that cargo builds.
pub(super) struct CargoTool {
    /// The programs that it installs.
    pub(super) programs: &'static [&'static str],
    /// Its name on crates.io.
    pub(super) package: &'static str,
    /// The required version.
    pub(super) version: String,
    /// The approximate time of building it, in minutes.
    pub(super) minutes: u32,
    /// Whether it is built with the lock file of its package.
    pub(super) locked: bool,
    /// The optimisation level: 0 for a tool that only starts other programs.
    pub(super) opt_level: &'static str,
}

impl CargoTool {
    /// Finds or builds the tool. Returns the folder to put on PATH, or `None` if PATH has the required
    /// version already.
    pub(super) fn ensure(&self) -> Result<Option<PathBuf>> {
        let Self {
            package, version, ..
        } = self;
        if self.is_good(None) {
            println!("{package} {version}: on PATH");
            return Ok(None);
        }
        let root = cache()?.join(format!("{package}-{version}"));
        let folder = root.join("bin");
        if self.is_good(Some(&folder)) {
            println!("{package} {version}: in {}", folder.display());
            return Ok(Some(folder));
        }
        println!(
            "{package} {version}: building it, about {} minutes on two cores, once ...",
            self.minutes
        );
        self.install(&root)?;
        if self.is_good(Some(&folder)) {
            return Ok(Some(folder));
        }
        let folder = folder.display();
        Err(format!(
            "{package} {version} was installed but does not run from {folder}"
        ))
    }

    /// Whether every program runs, from `folder` or PATH, and reports the required version.
    fn is_good(&self, folder: Option<&Path>) -> bool {
        self.programs.iter().all(|name| {
            let program = folder.map_or(PathBuf::from(name), |folder| folder.join(name));
            let mut command = Command::new(program);
            let answer = shell::output(command.arg("--version").env_remove("NO_COLOR"));
            answer.is_some_and(|answer| {
                let mut words = answer.split_whitespace();
                // mdBook writes a `v` before it.
                words.any(|word| word.trim_start_matches('v') == self.version)
            })
        })
    }

    /// Builds the crate into `root`. An interrupted build is continued by the next.
    fn install(&self, root: &Path) -> Result {
        let build = root.join("build");
        folder(root)?;
        let mut command = shell::cargo();
        command
            .args([
                "install",
                self.package,
                "--version",
                &self.version,
                "--force",
                "--root",
            ])
            .arg(root)
            // The default features are for downloads, which are not needed here and would double the
            // build time.
            .arg("--no-default-features")
            .args(self.locked.then_some("--locked"))
            .current_dir(root)
            .env("CARGO_TARGET_DIR", &build)
            // The tools do little work here, so a short build matters more than fast programs.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .envs([
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ]);
        shell::run(&mut command).map_err(|message| {
            format!("{message}; see what it says above, then try that command by hand")
        })?;
        fs::remove_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))
    }
}
